/**
 * Door of `strictforce/jsforce`: options with which an unchanged jsforce works on a session kept here; imported by
 * users alone.
 *
 * @module strictforce/jsforce
 */
import type { Connection } from './connection/connection.js'

/** The members of a jsforce connection that the bridge uses. */
export interface JsforceConnection {
  /** jsforce's token; the refused one when it calls `refreshFn`. */
  accessToken?: string | null | undefined
  /** Base URL of its requests. */
  instanceUrl: string
}

/** The callback of jsforce's `refreshFn`. */
export type JsforceCallback = (error: Error | null | undefined, accessToken?: string) => void

/** Options of `new jsforce.Connection()`. */
export interface JsforceOptions {
  /** The current token. */
  readonly accessToken: string
  /** Origin of the org's instance. */
  readonly instanceUrl: string
  /** Base URL of logins. */
  readonly loginUrl: string
  /** API version, such as `64.0`. */
  readonly version: string
  /** Called by jsforce when its session was refused. */
  readonly refreshFn: (jsforce: JsforceConnection, callback: JsforceCallback) => void
}

/**
 * Makes the options of a jsforce connection (1, 2 or 3) that uses the session of a connection.
 *
 * jsforce calls its own `refreshFn` for a new token and gets the connection's: renewed once, rotated, and saved in
 * the store where there is one. Log out by the connection, not by jsforce.
 *
 * @throws TypeError when the connection has no session
 *
 * @example
 * const conn = await Connection.open({ store, key, oauth2 })
 * const legacy = new jsforce.Connection(jsforceOptions(conn))
 * await legacy.query('SELECT Id FROM Account')
 */
export function jsforceOptions(conn: Connection): JsforceOptions {
  const { accessToken, instanceUrl, loginUrl, version } = conn
  if (accessToken === null) {
    throw new TypeError('The connection has no session: log in first, then make the options for jsforce')
  }
  return {
    accessToken,
    instanceUrl,
    loginUrl,
    version,
    refreshFn: (jsforce, callback) => {
      latestToken(conn, jsforce)
        .then((token) => {
          callback(null, token)
        })
        .catch((error: unknown) => {
          callback(error instanceof Error ? error : new Error(String(error)))
        })
    },
  }
}

/** The successor of jsforce's token; a token that is still valid is not renewed. */
async function latestToken(conn: Connection, jsforce: JsforceConnection): Promise<string> {
  const refused = jsforce.accessToken
  if (conn.accessToken === refused) await conn.request('/')
  const token = conn.accessToken
  if (token === null) throw new Error('The session was closed by logout()')
  if (token === refused) throw new Error('The session is valid: the request was refused for another reason')
  jsforce.instanceUrl = conn.instanceUrl
  return token
}
