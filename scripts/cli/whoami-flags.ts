import { parseArgs } from 'node:util'
import { UsageError } from '../generate/flags.js'

/** The session to report on, read from the command line. */
export interface WhoamiFlags {
  /** The folder of a file store, and the session's key there; undefined for the environment. */
  readonly stored: { readonly folder: string; readonly key: string } | undefined
  readonly json: boolean
}

export const usage = `Usage: strictforce whoami [options]

Tells who is logged in, on which org, how the session renews, and what is left of the API limits. It ends
no session, and shows no secret.

  --store DIR   the folder of a fileStore() that holds the session
  --key NAME    the session's key in the store
  --json        print JSON
  --help        show this text

Of the environment it takes, besides a store, the first of these that is there:

  SF_ACCESS_TOKEN, SF_INSTANCE_URL     a session in hand; it is not renewed
  SF_CLIENT_ID, SF_PRIVATE_KEY_FILE    with SF_USERNAME: a login by JWT bearer
  SF_USERNAME, SF_PASSWORD             a login by SOAP, or by the password grant with SF_CLIENT_ID and
                                       SF_CLIENT_SECRET; the security token goes to the password's end
  SF_CLIENT_ID, SF_CLIENT_SECRET       a login by client credentials

  SF_LOGIN_URL         where to log in; default https://login.salesforce.com, with a store the session's org
  SF_STORE_PASSPHRASE  what the store is encrypted with
  SF_CLIENT_ID, SF_CLIENT_SECRET       with a store: the app, so that the session can be renewed; a new
                                       refresh token is saved in the store
  SF_REFRESH_TOKEN     only with a store that holds nothing under the key yet: it is used, and what takes
                       its place is saved there
`

/**
 * Reads the command line.
 *
 * @returns undefined when the help is wanted
 * @throws UsageError for an option that is unknown or lacks another
 */
export function parseWhoamiFlags(args: readonly string[]): WhoamiFlags | undefined {
  const { store, key, json = false, help = false } = valuesOf(args)
  if (help) return undefined
  if (store === undefined && key === undefined) return { stored: undefined, json }
  if (store === undefined || store === '')
    throw new UsageError('--key needs --store DIR, the folder of the store')
  if (key === undefined || key === '')
    throw new UsageError("--store needs --key NAME, the session's key in the store")
  return { stored: { folder: store, key }, json }
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        store: { type: 'string' },
        key: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
