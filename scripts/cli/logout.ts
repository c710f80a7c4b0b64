import { onStoredSession } from './stored-session.js'

export const usage = `Usage: strictforce logout --store DIR --key NAME [options]

Ends a stored session, at the org and for all processes that share the store; a refresh token is revoked, and
with it all access tokens that came from it.

  --store DIR   the folder of the file store
  --key NAME    the session's name in the store
  --json        print JSON
  --help        show this text

SF_STORE_PASSPHRASE is the encryption key of the store, which is asked for on a terminal; SF_CLIENT_ID and
SF_CLIENT_SECRET name the app. With _FILE after its name, a variable names a file that holds the secret.

Example:
  strictforce logout --store sessions --key ada@example.com
`

/** `strictforce logout`: ends a stored session. */
export const logout = onStoredSession('logout', usage, async (conn, { key = '', json }, { out }) => {
  await conn.logout(true)
  out(json === true ? JSON.stringify({ key, state: 'ended' }, null, 2) : `Logged out: ${key}`)
  return 0
})
