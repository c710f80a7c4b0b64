import { readFlags } from './flags.js'
import { STORE_OPTIONS, storedOf, type Stored } from './store.js'

/** The session to report on, read from the command line. */
export interface WhoamiFlags {
  /** The session of a file store; undefined for the environment. */
  readonly stored: Stored | undefined
  readonly json: boolean
}

export const usage = `Usage: strictforce whoami [options]

Tells who is logged in, on which org, how the session renews, and what is left of the API limits. It ends
no session, and shows no secret.

  --store DIR   the folder of a fileStore() that holds the session
  --key NAME    the session's name in the store
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

With _FILE after its name, a variable of a secret names a file that holds it: SF_PASSWORD_FILE.

Examples:
  strictforce whoami --store sessions --key ada@example.com
  SF_USERNAME=ada@example.com SF_PASSWORD=… strictforce whoami --json
`

/**
 * Reads the command line.
 *
 * @returns undefined when the help is wanted
 * @throws UsageError for an option that is unknown or lacks another
 */
export function parseWhoamiFlags(args: readonly string[]): WhoamiFlags | undefined {
  const { json = false, help = false, ...stored } = readFlags(args, OPTIONS)
  if (help) return undefined
  const isStored = stored.store !== undefined || stored.key !== undefined
  return { stored: isStored ? storedOf(stored) : undefined, json }
}

const OPTIONS = {
  ...STORE_OPTIONS,
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const
