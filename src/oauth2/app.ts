import { hostRule, type HostRule, readAllowedHosts } from '../http/hosts.js'
import { createTransport, type Send } from '../http/transport.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import type { Stubs } from './client.js'
import { type Endpoints, endpointsOf } from './endpoints.js'
import type { OAuth2Options } from './options.js'
import type { PrivateKey } from './private-key.js'

/** An app, ready to talk: its options, its endpoints, the wire and the generated stubs. */
export interface App {
  readonly options: OAuth2Options
  readonly endpoints: Endpoints
  /** Which hosts an answer may name. */
  readonly hosts: HostRule
  readonly send: Send
  /** Made at the first use: it loads what the runtime needs for requests. */
  readonly stubs: () => Promise<Stubs>
  /** Read at the first use. */
  readonly privateKey: () => Promise<PrivateKey>
  /** How far the server's clock is ahead, in milliseconds, as far as that is known. */
  readonly clock: { skew: number }
}

const TIMEOUT = 30_000

/** @throws TypeError when a URL is none, or is not https, or an option of jsforce's has no counterpart */
export function createApp(options: OAuth2Options): App {
  refuseUnsupported(options)
  const endpoints = endpointsOf(options)
  const { loginUrl, token } = endpoints
  const { send } = createTransport({ fetch: options.fetch, timeout: options.timeout ?? TIMEOUT })
  return {
    options: { ...options },
    endpoints,
    hosts: hostRule([loginUrl, token], readAllowedHosts(options.allowedHosts, 'allowedHosts')),
    send,
    stubs: once(async () => (await import('./client.js')).createStubs(loginUrl)),
    privateKey: once(async () => {
      if (options.privateKey === undefined) throw noPrivateKey()
      return (await import('./private-key.js')).readPrivateKey(options.privateKey)
    }),
    clock: { skew: 0 },
  }
}

/** Options of jsforce's that are no longer what they say: passed over, one would leave a login unprotected. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  useVerifier: 'PKCE comes with authorizationRequest() and conn.authorizeCallback()',
  httpProxy: 'give a fetch that uses the proxy',
  proxyUrl: 'give a fetch that uses the proxy',
}

function refuseUnsupported(options: object): void {
  for (const [name, wayOut] of Object.entries(UNSUPPORTED)) {
    const value = (options as Record<string, unknown>)[name]
    if (value != null && value !== false)
      throw invalidArgument(`oauth2.${name} is not an option here: ${wayOut}`)
  }
}

/** The options of an app, with what they leave open taken from a connection. */
export function inheritOptions(
  app: App,
  defaults: Pick<OAuth2Options, 'loginUrl' | 'fetch' | 'timeout'>,
  hosts: readonly string[],
): OAuth2Options {
  const loginUrl = app.endpoints.explicit ? undefined : defaults.loginUrl
  const inherited = Object.entries({ ...defaults, loginUrl }).filter(([, value]) => value !== undefined)
  return {
    ...(Object.fromEntries(inherited) as OAuth2Options),
    ...app.options,
    allowedHosts: [...hosts, ...(app.options.allowedHosts ?? [])],
  }
}

/** Whether the app has a secret, or a key in its place. */
export function isConfidential({ options }: App): boolean {
  return options.clientId !== undefined && options.clientSecret !== undefined
}

/** The error of a call that needs a client id. */
export function noClientId(): TypeError {
  return invalidArgument('No OAuth2 client id information is specified: give oauth2.clientId')
}

function noPrivateKey(): TypeError {
  return invalidArgument(
    'An assertion needs oauth2.privateKey: the PEM of the key whose certificate the app has',
  )
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
