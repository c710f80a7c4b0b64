import {
  Connection,
  isSalesforceError,
  OAuth2,
  type AuthorizationRequest,
  type OAuth2Options,
  type PendingAuthorization,
  type SessionStore,
} from 'strictforce'

/** The sessions of this app's users: each is in the store, under the id that the user's browser holds. */
export class Sessions {
  readonly #oauth2: OAuth2
  readonly #store: SessionStore

  constructor(options: OAuth2Options, store: SessionStore) {
    this.#oauth2 = new OAuth2(options)
    this.#store = store
  }

  /** Where to send a user who wants to log in, and what to remember until they are back. */
  begin(): AuthorizationRequest {
    return this.#oauth2.authorizationRequest({ scope: 'api id refresh_token' })
  }

  /** Opens the session of a user who is back. */
  async open(id: string, callback: string, pending: PendingAuthorization): Promise<void> {
    const conn = new Connection({ oauth2: this.#oauth2, store: this.#store, key: id })
    await conn.authorizeCallback(callback, pending)
    conn.forget() // it goes on living in the store
  }

  /** Does something with a user's session, which renews itself when it has run out. */
  async use<T>(id: string, task: (conn: Connection) => Promise<T>): Promise<T> {
    const conn = await Connection.open({ oauth2: this.#oauth2, store: this.#store, key: id })
    try {
      return await task(conn)
    } finally {
      conn.forget()
    }
  }

  /** Ends a session for good: here, in every other process, and at Salesforce. */
  async end(id: string): Promise<void> {
    try {
      const conn = await Connection.open({ oauth2: this.#oauth2, store: this.#store, key: id })
      await conn.logout(true)
    } catch (error) {
      if (!isOver(error)) throw error
    }
  }
}

/** Whether the session is over, and the user has to log in again. */
export function isOver(error: unknown): boolean {
  return isSalesforceError(error) && (error.verdict === 'reauthorize' || error.verdict === 'terminal')
}
