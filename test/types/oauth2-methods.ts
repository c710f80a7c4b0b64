import type {
  AuthorizationRequest,
  ClientInformation,
  Connection,
  DeviceFlow,
  IntrospectionResponse,
  OAuth2,
  PendingAuthorization,
  SingleAccessResponse,
  TokenResponse,
  UserInfo,
} from '../../src/index.js'
import type { operations } from '../../generated/oauth2/schema.js'

type Equals<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const yes = <T extends true>(): T | undefined => undefined

declare const conn: Connection
declare const oauth2: OAuth2

// The URL of a web login takes the query parameters of the contract, all of them, and no others.
type Query = NonNullable<operations['authorize']['parameters']['query']>
type Given<Name extends 'getAuthorizationUrl' | 'authorizationRequest'> = NonNullable<
  Parameters<OAuth2[Name]>[0]
>
yes<Equals<keyof Given<'getAuthorizationUrl'>, keyof Query>>()
yes<
  Equals<
    keyof Given<'authorizationRequest'>,
    Exclude<keyof Query, 'code_challenge' | 'code_challenge_method'>
  >
>()
export const url: string = oauth2.getAuthorizationUrl({
  response_type: 'token id_token',
  client_id: 'i',
  redirect_uri: 'r',
  scope: 'api refresh_token',
  state: 's',
  nonce: 'n',
  code_challenge: 'c',
  code_challenge_method: 'S256',
  prompt: 'login consent',
  display: 'touch',
  login_hint: 'ada@example.com',
  immediate: true,
  sso_provider: 'p',
  device_id: 'd',
  expid: 'e',
})
export const plain: string = oauth2.getAuthorizationUrl()
export const begun: AuthorizationRequest = oauth2.authorizationRequest({
  scope: 'api',
  login_hint: 'u',
  immediate: false,
})
// @ts-expect-error no such page
oauth2.getAuthorizationUrl({ prompt: 'signup' })
// @ts-expect-error no such layout
oauth2.authorizationRequest({ display: 'desktop' })
// @ts-expect-error plain is no method here
oauth2.getAuthorizationUrl({ code_challenge_method: 'plain' })
// @ts-expect-error scopes are one string
oauth2.authorizationRequest({ scope: ['api', 'id'] })
// @ts-expect-error a flag
oauth2.authorizationRequest({ immediate: 'true' })
// @ts-expect-error another kind of answer
oauth2.getAuthorizationUrl({ response_type: 'id_token' })
// @ts-expect-error a secret never stands in a URL
oauth2.getAuthorizationUrl({ client_secret: 's' })
// @ts-expect-error the verifier stays here
oauth2.authorizationRequest({ code_verifier: 'v' })
// @ts-expect-error the challenge is made here
oauth2.authorizationRequest({ code_challenge: 'c' })
// @ts-expect-error a parameter of another provider
oauth2.authorizationRequest({ access_type: 'offline' })

// The callback.
const { url: sent, ...pending } = begun
yes<Equals<typeof sent, string>>()
void conn.authorizeCallback('https://app.example/callback?code=c&state=s', pending)
void conn.authorizeCallback(new URL('https://app.example/callback'), { state: 's', codeVerifier: 'v' })
void conn.authorizeCallback('?code=c', pending, (_error, user) =>
  yes<Equals<typeof user, UserInfo | undefined>>(),
)
yes<Equals<ReturnType<Connection['authorizeCallback']>, Promise<UserInfo>>>()
// @ts-expect-error what was kept is missing
void conn.authorizeCallback('https://app.example/callback')
// @ts-expect-error the state was not kept
void conn.authorizeCallback('?code=c', { codeVerifier: 'v' })
// @ts-expect-error the verifier was not kept
void conn.authorizeCallback('?code=c', { state: 's' })
// @ts-expect-error a state is a string
void conn.authorizeCallback('?code=c', { state: 1, codeVerifier: 'v' })
// @ts-expect-error a secret is not kept with it
void conn.authorizeCallback('?code=c', { state: 's', codeVerifier: 'v', clientSecret: 's' })
// @ts-expect-error a request, not its URL
void conn.authorizeCallback({ url: '/callback' }, pending)
// @ts-expect-error for reading
begun.state = 'x'
// @ts-expect-error nothing to keep without a verifier
export const kept: PendingAuthorization = { state: 's', nonce: 'n' }

// The device flow.
export async function onDevice(signal: AbortSignal): Promise<void> {
  const flow: DeviceFlow = await oauth2.startDeviceFlow({ scope: 'api', signal })
  await oauth2.startDeviceFlow()
  await oauth2.startDeviceFlow((_error, started) => yes<Equals<typeof started, DeviceFlow | undefined>>())
  const answer: TokenResponse = await flow.poll({ signal })
  const user: UserInfo = await conn.authorize(flow)
  yes<Equals<typeof flow.interval, number>>()
  // @ts-expect-error the device code stays inside
  yes<Equals<typeof flow.device_code, string>>()
  // @ts-expect-error scopes are one string
  await oauth2.startDeviceFlow({ scope: ['api'] })
  // @ts-expect-error the app's client id is taken
  await oauth2.startDeviceFlow({ client_id: 'i' })
  // @ts-expect-error a signal, not its controller
  await flow.poll({ signal: new AbortController() })
  // @ts-expect-error the server sets the interval
  flow.interval = 1
  // @ts-expect-error a flow has no expiry
  yes<Equals<typeof flow.expires_in, number>>()
  return void [answer, user]
}

// Registration.
export async function registered(): Promise<ClientInformation> {
  await oauth2.register({ redirect_uris: ['https://app.example'] }, 'initial')
  // @ts-expect-error the token of Setup is missing
  await oauth2.register({ redirect_uris: ['https://app.example'] })
  // @ts-expect-error where users come back to is missing
  await oauth2.register({ client_name: 'n' }, 'initial')
  // @ts-expect-error a list
  await oauth2.register({ redirect_uris: 'https://app.example' }, 'initial')
  // @ts-expect-error scopes are a list here
  await oauth2.register({ redirect_uris: [], scopes: 'api' }, 'initial')
  // @ts-expect-error no such way to show who one is
  await oauth2.register({ redirect_uris: [], token_endpoint_auth_method: 'tls_client_auth' }, 'initial')
  // @ts-expect-error RFC 7591's name, not this service's
  await oauth2.register({ redirect_uris: [], scope: 'api' }, 'initial')
  return await oauth2.register(
    { redirect_uris: [], scopes: ['api'], contacts: ['ada@example.com'] },
    'initial',
  )
}

// Tokens.
export async function asked(): Promise<readonly [IntrospectionResponse, SingleAccessResponse]> {
  await oauth2.introspect('t', { token_type_hint: 'refresh_token' })
  // @ts-expect-error the token is missing
  await oauth2.introspect()
  // @ts-expect-error a token is a string
  await oauth2.introspect({ token: 't' })
  // @ts-expect-error no such kind
  await oauth2.introspect('t', { token_type_hint: 'id_token' })
  // @ts-expect-error the app's secret is taken
  await oauth2.introspect('t', { client_secret: 's' })
  await oauth2.revokeToken('t')
  await oauth2.revokeToken('t', { revoke_reason: 'the user left' })
  // @ts-expect-error the token is missing
  await oauth2.revokeToken()
  // @ts-expect-error RFC 7009's hint is not among the parameters
  await oauth2.revokeToken('t', { token_type_hint: 'access_token' })
  // @ts-expect-error a reason is a string
  await oauth2.revokeToken('t', { revoke_reason: 1 })
  await oauth2.singleAccess('t', '/lightning/page/home')
  // @ts-expect-error the token is missing
  await oauth2.singleAccess()
  // @ts-expect-error a string
  await oauth2.singleAccess('t', { redirect_uri: '/lightning' })
  await oauth2.refreshToken('t')
  // @ts-expect-error the token is missing
  await oauth2.refreshToken()
  await oauth2.authenticate('u', 'p')
  // @ts-expect-error the password is missing
  await oauth2.authenticate('u')
  await oauth2.userInfo('t')
  // @ts-expect-error a token is a string
  await oauth2.userInfo(null)
  return [await oauth2.introspect('t'), await oauth2.singleAccess('t')]
}

// Verification.
export async function verified(answer: TokenResponse): Promise<void> {
  const claims = await oauth2.verifyIdToken('a.b.c', { nonce: 'n' })
  yes<Equals<typeof claims.sub, string>>()
  yes<Equals<Awaited<ReturnType<OAuth2['verifySignature']>>, true>>()
  await oauth2.verifySignature(answer)
  // @ts-expect-error a nonce is a string
  await oauth2.verifyIdToken('a.b.c', { nonce: 1 })
  // @ts-expect-error the audience is the app's
  await oauth2.verifyIdToken('a.b.c', { audience: 'a' })
  // @ts-expect-error the signature is missing
  await oauth2.verifySignature({ id: 'i', issued_at: '1' })
  // @ts-expect-error an unknown claim has an unknown type
  yes<Equals<typeof claims.custom, string>>()
}

// Options of an app.
type Options = ConstructorParameters<typeof OAuth2>[0]
export const options: readonly Options[] = [
  { clientId: 'i', clientSecret: 's', clientAuthentication: 'client_secret_basic' },
  { clientId: 'i', privateKey: 'pem', audience: 'https://test.salesforce.com' },
  // @ts-expect-error no such way to show who one is
  { clientId: 'i', clientAuthentication: 'basic' },
  { clientId: 'i', privateKey: new Uint8Array() },
  // @ts-expect-error a number is no key
  { clientId: 'i', privateKey: 1 },
  // @ts-expect-error a typing mistake
  { clientID: 'i' },
]
