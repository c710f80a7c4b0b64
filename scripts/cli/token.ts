import { CommandError } from './command.js'
import { onStoredSession } from './stored-session.js'

export const usage = `Usage: strictforce token --store DIR --key NAME [options]

Prints the access token of a stored session, renewed where the org refuses the stored one. The token is a
secret: it is printed on a terminal, elsewhere only with --yes.

  --store DIR   the folder of the file store
  --key NAME    the session's name in the store
  --yes         print it into a pipe or a file too
  --json        print JSON, with the instance's URL
  --help        show this text

SF_STORE_PASSPHRASE is the encryption key of the store, which is asked for on a terminal; SF_CLIENT_ID and
SF_CLIENT_SECRET name the app. With _FILE after its name, a variable names a file that holds the secret.

Example:
  curl -H "Authorization: Bearer $(strictforce token --store sessions --key ada@example.com --yes)" …
`

/** `strictforce token`: the access token of a stored session. */
export const token = onStoredSession(
  'token',
  usage,
  async (conn, { json }, { out }) => {
    await conn.identity()
    const { accessToken, instanceUrl } = conn
    out(json === true ? JSON.stringify({ accessToken, instanceUrl }, null, 2) : String(accessToken))
    return 0
  },
  ({ yes }) => {
    if (yes !== true && !process.stdout.isTTY)
      throw new CommandError('the output is no terminal, and a token is a secret: give --yes to print it')
  },
)
