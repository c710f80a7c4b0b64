import { createTransport, type Send } from '../transport.js'
import { invalidArgument } from '../urls.js'
import { createStubs, type Stubs } from './client.js'
import { endpointsOf, type Endpoints } from './endpoints.js'
import type { OAuth2Options } from './options.js'
import { judgeRevocation, sendRevocation } from './revoke.js'
import { judgeToken, sendTokenRequest, type TokenRequest, type TokenResponse } from './token.js'

/** Members that the app's own options supply to every grant. */
type AppMember = 'client_id' | 'client_secret' | 'redirect_uri'
type WithoutApp<T> = T extends unknown ? Omit<T, AppMember> & Partial<Pick<T, AppMember & keyof T>> : never

/** Any grant of the contract; client id, secret and redirect URI come from the app's options when left out. */
export type Grant = WithoutApp<TokenRequest>

/** An app, ready to talk: its options, its endpoints, the wire and the generated stubs. */
export interface App {
  readonly options: OAuth2Options
  readonly endpoints: Endpoints
  readonly send: Send
  /** Made at the first use: it loads what the runtime needs for requests. */
  readonly stubs: () => Stubs
}

const TIMEOUT = 30_000

/** @throws TypeError when a URL is none, or is not https */
export function createApp(options: OAuth2Options): App {
  const endpoints = endpointsOf(options)
  const { send } = createTransport({ fetch: options.fetch, timeout: options.timeout ?? TIMEOUT })
  let stubs: Stubs | undefined
  return {
    options: { ...options },
    endpoints,
    send,
    stubs: () => (stubs ??= createStubs(endpoints.loginUrl)),
  }
}

/** The options of an app, with what they leave open taken from a connection. */
export function inheritOptions(
  app: App,
  defaults: Pick<OAuth2Options, 'loginUrl' | 'fetch' | 'timeout'>,
): OAuth2Options {
  const loginUrl = app.endpoints.explicit ? undefined : defaults.loginUrl
  const inherited = Object.entries({ ...defaults, loginUrl }).filter(([, value]) => value !== undefined)
  return { ...(Object.fromEntries(inherited) as OAuth2Options), ...app.options }
}

/** Asks for tokens with a grant; the app's credentials are added. */
export async function requestGrant(app: App, grant: Grant): Promise<TokenResponse> {
  const { clientId, clientSecret } = app.options
  const body = { client_id: clientId, client_secret: clientSecret, ...grant } as TokenRequest
  const options = { url: app.endpoints.token }
  return judgeToken(await sendTokenRequest(app.send, app.stubs(), body, options), body)
}

/** The refresh grant (RFC 6749 §6). */
export async function refreshGrant(app: App, refreshToken: string): Promise<TokenResponse> {
  if (app.options.clientId === undefined) throw noClientId()
  return requestGrant(app, { grant_type: 'refresh_token', refresh_token: refreshToken })
}

/** Whether the password grant can be used: client id and secret are there. */
export function isConfidential(app: App): boolean {
  return app.options.clientId !== undefined && app.options.clientSecret !== undefined
}

/** The resource owner password grant (RFC 6749 §4.3). */
export async function passwordGrant(app: App, username: string, password: string): Promise<TokenResponse> {
  if (!isConfidential(app)) {
    throw invalidArgument(
      'No valid OAuth2 client configuration set: give oauth2.clientId and oauth2.clientSecret',
    )
  }
  return requestGrant(app, { grant_type: 'password', username, password })
}

/**
 * Revokes a token (RFC 7009).
 *
 * @param host the host to ask, where it is not the app's own endpoint
 */
export async function revoke(app: App, token: string, host?: string): Promise<void> {
  if (typeof token !== 'string' || token === '') throw invalidArgument('revokeToken needs a token')
  const url = host === undefined ? app.endpoints.revoke : `${host}/services/oauth2/revoke`
  await judgeRevocation(await sendRevocation(app.send, app.stubs(), token, url), token)
}

/** The error of a call that needs a client id. */
export function noClientId(): TypeError {
  return invalidArgument('No OAuth2 client id information is specified: give oauth2.clientId')
}
