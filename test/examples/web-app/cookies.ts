import type { Context } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import type { AuthorizationRequest, PendingAuthorization } from 'strictforce'

const PENDING = 'login'
const SESSION = 'session'
const TEN_MINUTES = 600

/** Cookies of a user's browser: the id of a session, or a login in progress. Scripts cannot read them. */
export class Cookies {
  readonly #secret: string
  readonly #secure: boolean

  /** @param secure whether the app is on https, as it is everywhere but on a developer's machine */
  constructor(secret: string, secure: boolean) {
    this.#secret = secret
    this.#secure = secure
  }

  session(context: Context): Promise<string | undefined> {
    return this.#get(context, SESSION)
  }

  async keepSession(context: Context, id: string): Promise<void> {
    await this.#set(context, SESSION, id)
  }

  dropSession(context: Context): void {
    this.#drop(context, SESSION)
  }

  async keepPending(context: Context, { url: _, ...pending }: AuthorizationRequest): Promise<void> {
    await this.#set(context, PENDING, JSON.stringify(pending), TEN_MINUTES)
  }

  /** The login under way, once. */
  async takePending(context: Context): Promise<PendingAuthorization | undefined> {
    const pending = await this.#get(context, PENDING)
    this.#drop(context, PENDING)
    return pending === undefined ? undefined : (JSON.parse(pending) as PendingAuthorization)
  }

  async #get(context: Context, name: string): Promise<string | undefined> {
    const value = await getSignedCookie(context, this.#secret, name, this.#secure ? 'host' : undefined)
    return value === false || value === '' ? undefined : value // false: the signature is not ours
  }

  async #set(context: Context, name: string, value: string, maxAge?: number): Promise<void> {
    await setSignedCookie(context, name, value, this.#secret, {
      httpOnly: true,
      sameSite: 'Lax', // Strict would keep it back when Salesforce leads the user to us
      path: '/',
      secure: this.#secure,
      ...(this.#secure ? { prefix: 'host' as const } : {}),
      ...(maxAge === undefined ? {} : { maxAge }),
    })
  }

  #drop(context: Context, name: string): void {
    const prefix = this.#secure ? { prefix: 'host' as const } : {}
    deleteCookie(context, name, { path: '/', secure: this.#secure, ...prefix })
  }
}
