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
export function bearerAssertion(app: App, { sub, aud = audienceOf(app) }: BearerSubject): Promise<string> {
  return sign(app, { sub, aud })
}

/** A client assertion, signed with the app's key (RFC 7523 §2.2). */
export function clientAssertion(app: App): Promise<string> {
  const sub = app.options.clientId
  if (sub === undefined) throw noClientId()
  return sign(app, { sub, aud: app.endpoints.token, jti: unguessable() })
}

/** The audience that worked for an app, by its options. */
const proven = new WeakMap<App['options'], string>()

/** The audience of an app's bearer assertions: the option, the one that worked, or the first candidate. */
function audienceOf(app: App): string {
  const [first = app.endpoints.loginUrl] = audiencesOf(app.endpoints.loginUrl)
  return app.options.audience ?? proven.get(app.options) ?? first
}

/** The candidate besides the one that was refused; undefined when the app, or the grant, names its audience. */
export function otherAudience(app: App, { aud }: BearerSubject): string | undefined {
  if (aud !== undefined || app.options.audience !== undefined) return undefined
  return audiencesOf(app.endpoints.loginUrl).find((candidate) => candidate !== audienceOf(app))
}

/** Keeps the audience that worked. */
export function proveAudience(app: App, audience: string): void {
  proven.set(app.options, audience)
}

/**
 * The audiences that servers expect of a bearer assertion, in the order in which they are tried: the login URL, with
 * the path of a site; then the login host of production orgs, or that of sandboxes and scratch orgs, which older orgs
 * and government clouds want.
 */
export function audiencesOf(loginUrl: string): readonly string[] {
  const url = new URL(loginUrl)
  if (isLoopback(url)) return [loginUrl]
  const isTest = url.hostname === 'test.salesforce.com' || /--|\.sandbox\.|\.scratch\./.test(url.hostname)
  const host = isTest ? 'https://test.salesforce.com' : 'https://login.salesforce.com'
  return [...new Set([loginUrl, host])]
}

interface Claims {
  readonly sub: string
  readonly aud: string
  readonly jti?: string
}

async function sign(app: App, claims: Claims): Promise<string> {
  const { clientId } = app.options
  if (clientId === undefined) throw noClientId()
  const [{ SignJWT }, key] = await Promise.all([import('jose/jwt/sign'), app.privateKey()])
  const exp = Math.floor((Date.now() + app.clock.skew) / 1000) + LIFETIME
  return new SignJWT({ iss: clientId, ...claims, exp }).setProtectedHeader({ alg: 'RS256' }).sign(key)
}
