import { brand } from '../lib/brand.js'
import { SalesforceError } from './salesforce-error.js'

/** The session that a login with an expired password gives: good for `setPassword` only. */
export interface RestrictedSession {
  /** Session id, good for `setPassword` alone. */
  readonly sessionId: string
  /** Address of the Partner API. */
  readonly serverUrl: string
  /** User id, 18 characters. */
  readonly userId: string
}

/** Login succeeded, but the password has expired. */
export class PasswordExpiredError extends SalesforceError {
  readonly #session: RestrictedSession

  static {
    brand(this, 'PasswordExpiredError')
  }

  constructor(session: RestrictedSession) {
    super(
      'Unable to login because the used password has expired: set a new one with the session of this error, by setPassword, or in the browser',
      { errorCode: 'PASSWORD_EXPIRED', verdict: 'credentials', status: 200 },
    )
    this.#session = session
  }

  /**
   * The restricted session, to set a new password with. Does not show when the error is logged.
   *
   * @example
   * const { userId, ...session } = error.session
   * await new Connection(session).partner.setPassword({ userId, password: newPassword })
   */
  get session(): RestrictedSession {
    return this.#session
  }
}
