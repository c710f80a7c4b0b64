/**
 * Door of `strictforce/jsforce`: options with which an unchanged jsforce works on a session kept here; imported by
 * users alone.
 *
 * @module strictforce/jsforce
 */
import type { Connection } from './connection/connection.js'

/** The connection of jsforce, as much of it as a bridge touches. */
export interface JsforceConnection {
  /** The token that jsforce holds; the refused one, when it asks for another. */
  accessToken?: string | null | undefined
  /** Where its requests go. */
  instanceUrl: string
}

/** How jsforce hears of a renewal. */
export type JsforceCallback = (error: Error | null | undefined, accessToken?: string) => void

/** Argument of `new jsforce.Connection()`. */
export interface JsforceOptions {
  /** The token as it is now. */
  readonly accessToken: string
  /** Origin of the org's instance. */
  readonly instanceUrl: string
  /** Where logins go. */
  readonly loginUrl: string
  /** API version, such as `64.0`. */
  readonly version: string
  /** Called by jsforce with a session that was refused. */
  readonly refreshFn: (jsforce: JsforceConnection, callback: JsforceCallback) => void
}

/**
 * The options of a jsforce connection (1, 2 or 3) whose session strictforce keeps.
 *
 * jsforce asks for a new token by its own `refreshFn` and gets the one that strictforce holds: renewed once,
 * rotated, and saved in the store where there is one. Log out by strictforce's connection.
 *
 * @throws TypeError when nobody is logged in on the connection
 *
 * @example
 * const conn = await Connection.open({ store, key, oauth2 })
 * const legacy = new jsforce.Connection(jsforceOptions(conn))
 * await legacy.query('SELECT Id FROM Account')
 */
export function jsforceOptions(conn: Connection): JsforceOptions {
  const { accessToken, instanceUrl, loginUrl, version } = conn
  if (accessToken === null) {
    throw new TypeError('Nobody is logged in on this connection: log in, then bridge it to jsforce')
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

/** The token in place of the one that jsforce holds; a token that still works is not renewed. */
async function latestToken(conn: Connection, jsforce: JsforceConnection): Promise<string> {
  const refused = jsforce.accessToken
  if (conn.accessToken === refused) await conn.request('/')
  const token = conn.accessToken
  if (token === null) throw new Error('The session was closed by logout()')
  if (token === refused) throw new Error('The session is good: the request was refused for another reason')
  jsforce.instanceUrl = conn.instanceUrl
  return token
}
