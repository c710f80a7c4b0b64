import { readAllowedHosts, type TrustedHosts } from '../http/allowed-hosts.js'
import { type CallLimits, limited } from '../http/limits.js'
import { createTransport, type Send, type Transport } from '../http/transport.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { once } from '../lib/once.js'
import { checkOptionNames, type OptionNames } from '../lib/option-names.js'
import type { Stubs } from './client.js'
import { type Endpoints, endpointsOf } from './endpoints.js'
import type { OAuth2Options } from './options.js'
import type { PrivateKey } from './private-key.js'

/** An app: its options, its endpoints, its transport and the generated stubs. */
export interface App {
  readonly options: OAuth2Options
  readonly endpoints: Endpoints
  /** Which hosts a response may name. */
  readonly hosts: TrustedHosts
  readonly transport: Transport
  readonly send: Send
  /** Created at first use: they load what the runtime needs for requests. */
  readonly stubs: () => Promise<Stubs>
  /** Read at first use. */
  readonly privateKey: () => Promise<PrivateKey>
  /** Lead of the server's clock in milliseconds, as far as it is known. */
  readonly clock: { skew: number }
}

/** An app whose requests keep the limits of one call. */
export function limitedApp(app: App, limits: CallLimits): App {
  return { ...app, send: limited(app.send, limits) }
}

const TIMEOUT = 30_000

/** @throws TypeError when a URL is none, or is not https, or an option of jsforce's has no counterpart */
export function createApp(options: OAuth2Options): App {
  checkOptionNames(options, APP_OPTIONS, 'oauth2.')
  const endpoints = endpointsOf(options)
  const { loginUrl, token } = endpoints
  const transport = createTransport({
    fetch: options.fetch,
    timeout: options.timeout ?? TIMEOUT,
    onExchange: options.onExchange,
  })
  return {
    options: { ...options },
    endpoints,
    hosts: {
      named: [loginUrl, token],
      allowed: readAllowedHosts(options.allowedHosts, 'allowedHosts'),
    },
    transport,
    send: transport.send,
    stubs: once(async () => (await import('./client.js')).createStubs(loginUrl)),
    privateKey: once(async () => {
      if (options.privateKey === undefined) throw noPrivateKey()
      return (await import('./private-key.js')).readPrivateKey(options.privateKey)
    }),
    clock: { skew: 0 },
  }
}

const OPTIONS = {
  allowedHosts: true,
  audience: true,
  authzServiceUrl: true,
  clientAuthentication: true,
  clientId: true,
  clientSecret: true,
  fetch: true,
  loginUrl: true,
  onExchange: true,
  privateKey: true,
  redirectUri: true,
  revokeServiceUrl: true,
  timeout: true,
  tokenServiceUrl: true,
} satisfies Record<keyof OAuth2Options, true>

/** Every name that `new OAuth2()` knows: options, jsforce's names without a counterpart, and frequent mistakes. */
export const APP_OPTIONS: OptionNames = {
  ...OPTIONS,
  useVerifier: 'PKCE comes with authorizationRequest() and conn.authorizeCallback()',
  httpProxy: 'give a fetch that uses the proxy',
  proxyUrl: 'give a fetch that uses the proxy',
  scope: 'give it to authorizationRequest({ scope })',
  callbackUrl: 'give redirectUri',
}

/** Whether the app has client id and client secret, as the password grant needs them. */
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
