import { unguessable } from '../lib/random.js'
import { isLoopback } from '../lib/url.js'
import { type App, noClientId } from './app.js'

/** The JWT bearer grant. */
export const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** Lifetime of an assertion in seconds; Salesforce takes three minutes at most. */
const LIFETIME = 120

/** The subject of a JWT bearer assertion. */
export interface BearerSubject {
  /** Username of the user that the session will belong to. */
  readonly sub: string
  /** Login host that the assertion is meant for; worked out from the login URL when left out. */
  readonly aud?: string | undefined
}

/** A JWT bearer assertion, signed with the app's key (RFC 7523 §3; Salesforce Help, "OAuth 2.0 JWT Bearer Flow"). */
export function bearerAssertion(app: App, { sub, aud }: BearerSubject): Promise<string> {
  return sign(app, { sub, aud: aud ?? app.options.audience ?? audienceOf(app.endpoints.loginUrl) })
}

/** A client assertion, signed with the app's key (RFC 7523 §2.2). */
export function clientAssertion(app: App): Promise<string> {
  const sub = app.options.clientId
  if (sub === undefined) throw noClientId()
  return sign(app, { sub, aud: app.endpoints.token, jti: unguessable() })
}

/**
 * The audience that Salesforce expects of a bearer assertion: the production login host, the one of sandboxes
 * and scratch orgs, or the URL of a site.
 */
export function audienceOf(loginUrl: string): string {
  const { hostname } = new URL(loginUrl)
  if (isLoopback(new URL(loginUrl)) || hostname.endsWith('.my.site.com')) return loginUrl
  const isTest = hostname === 'test.salesforce.com' || /--|\.sandbox\.|\.scratch\./.test(hostname)
  return isTest ? 'https://test.salesforce.com' : 'https://login.salesforce.com'
}

interface Claims {
  readonly sub: string
  readonly aud: string
  readonly jti?: string
}

async function sign(app: App, claims: Claims): Promise<string> {
  const { clientId } = app.options
  if (clientId === undefined) throw noClientId()
  const [{ SignJWT }, key] = await Promise.all([import('jose'), app.privateKey()])
  const exp = Math.floor((Date.now() + app.clock.skew) / 1000) + LIFETIME
  return new SignJWT({ iss: clientId, ...claims, exp }).setProtectedHeader({ alg: 'RS256' }).sign(key)
}
