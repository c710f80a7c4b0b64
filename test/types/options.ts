import {
  Connection,
  OAuth2,
  type Callback,
  type ConnectionOptions,
  type ErrorCode,
  type Identity,
  type RefreshFunction,
  type SalesforceError,
  type TokenResponse,
  type UserInfo,
  type Verdict,
} from '../../src/index.js'

type Equals<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
type IsAny<T> = 0 extends 1 & T ? true : false
const yes = <T extends true>(): T | undefined => undefined

const instanceUrl = 'https://x.my.salesforce.com'
const serverUrl = 'https://x.my.salesforce.com/services/Soap/u/64.0'
const app = { clientId: 'c', clientSecret: 's', redirectUri: 'https://app.example.org' }
const refreshFn: RefreshFunction = (_conn, callback) => {
  callback(null, 'token')
}

// Options that go together.
export const good: readonly ConnectionOptions[] = [
  {},
  { loginUrl: instanceUrl },
  { oauth2: app },
  { oauth2: new OAuth2(app) },
  { ...app },
  { sessionId: 's', serverUrl },
  { sessionId: 's', serverUrl, instanceUrl },
  { sessionId: 's', instanceUrl },
  { accessToken: 'a', instanceUrl },
  { accessToken: 'a', serverUrl },
  { accessToken: 'a', instanceUrl, oauth2: app },
  { accessToken: 'a', instanceUrl, refreshToken: 'r', oauth2: app },
  { accessToken: 'a', instanceUrl, refreshToken: 'r', refreshFn },
  { accessToken: 'a', instanceUrl, refreshToken: 'r', clientId: 'c' },
  { refreshToken: 'r', oauth2: app },
  { refreshToken: 'r', refreshFn },
  { signedRequest: 'signature.payload' },
  { signedRequest: { client: { oauthToken: 't', instanceUrl } } },
  { loginUrl: instanceUrl, instanceUrl, refreshFn },
  { loginScope: { organizationId: '00D' }, callOptions: { client: 'c' }, timeout: 1, version: '64.0' },
]

// Options that do not.
export const bad: readonly ConnectionOptions[] = [
  // @ts-expect-error no instance
  { accessToken: 'a' },
  // @ts-expect-error no server
  { sessionId: 's' },
  // @ts-expect-error nothing to refresh with
  { refreshToken: 'r' },
  // @ts-expect-error nothing to refresh with
  { accessToken: 'a', instanceUrl, refreshToken: 'r' },
  // @ts-expect-error two sessions
  { accessToken: 'a', sessionId: 's', instanceUrl },
  // @ts-expect-error two sessions
  { signedRequest: 'x', accessToken: 'a', instanceUrl },
  // @ts-expect-error the refresh token of a SOAP session
  { sessionId: 's', serverUrl, refreshToken: 'r', oauth2: app },
  // @ts-expect-error no such option
  { httpProxy: 'http://proxy' },
  // @ts-expect-error a typing mistake
  { loginURL: instanceUrl },
  // @ts-expect-error a version is a string
  { version: 64 },
  // @ts-expect-error no such option of an app
  { oauth2: { clientID: 'c' } },
  // @ts-expect-error the organization is needed
  { loginScope: { portalId: '060' } },
]

declare const conn: Connection

// The refresh event.
conn.on('refresh', (accessToken, response) => {
  yes<Equals<typeof accessToken, string>>()
  yes<Equals<typeof response, TokenResponse | undefined>>()
})
conn
  .on('refresh', () => undefined)
  .once('refresh', () => undefined)
  .off('refresh', () => undefined)
// @ts-expect-error a typing mistake
conn.on('refreshed', () => undefined)
// @ts-expect-error the access token is a string
conn.on('refresh', (accessToken: number) => accessToken)
// @ts-expect-error only the connection announces
conn.announce('refresh', 'token')

// Callbacks.
void conn.login('u', 'p', (error, user) => {
  yes<Equals<typeof error, Error | null>>()
  yes<Equals<typeof user, UserInfo | undefined>>()
})
void conn.logout((error) => yes<Equals<typeof error, Error | null>>())
void conn.logout(true, (error) => yes<Equals<typeof error, Error | null>>())
void conn.authorize('code', (_error, user) => yes<Equals<typeof user, UserInfo | undefined>>())
void conn.authorize('code', { code_verifier: 'v' }, (_error, user) => user?.id.length)
void conn.authorize({ grant_type: 'client_credentials' }, (_error, user) => user?.id.length)
void conn.refresh((_error, answer) => yes<Equals<typeof answer, TokenResponse | undefined>>())
void conn.identity((_error, identity) => yes<Equals<typeof identity, Identity | undefined>>())
void conn.fetch('/x', (_error, response) => yes<Equals<typeof response, Response | undefined>>())
void conn.fetch('/x', {}, (_error, response) => response?.status)
void conn.oauth2.refreshToken('r', (_error, answer) => answer?.access_token.length)
// @ts-expect-error login has two strings before the callback
void conn.login('u', () => undefined)
// @ts-expect-error logout takes a flag
void conn.logout('yes')
// @ts-expect-error a grant of the contract
void conn.authorize({ grant_type: 'client_credential' })
// @ts-expect-error parameters belong to a code
void conn.authorize({ grant_type: 'client_credentials' }, { code_verifier: 'v' })

// Requests.
interface Limits {
  readonly DailyApiRequests: { readonly Max: number }
}
yes<Equals<ReturnType<typeof conn.request>, Promise<unknown>>>()
export const limits: Promise<Limits> = conn.request<Limits>('/limits')
export const created: Promise<{ id: string }> = conn.request<{ id: string }>({
  method: 'POST',
  url: '/sobjects/Account',
  body: { Name: 'x' },
})
void conn.request<Limits>('/limits', (_error, result) => yes<Equals<typeof result, Limits | undefined>>())
// @ts-expect-error a request has a URL
void conn.request({ method: 'GET' })

// A refreshFn answers by its callback or by a promise.
export const ways: readonly RefreshFunction[] = [
  refreshFn,
  (_conn, callback) => {
    callback(new Error('x'))
  },
  async (self, callback) => {
    await self.login('u', 'p')
    callback(null, self.accessToken ?? '')
  },
  () => Promise.resolve('token'),
  () => Promise.resolve({ access_token: 'a', refresh_token: 'r' }),
]
// @ts-expect-error the access token is a string
export const wrongWay: RefreshFunction = (_conn, callback) => callback(null, 5)

// State is for reading, and nothing is any.
yes<Equals<Connection['accessToken'], string | null>>()
yes<Equals<Connection['userInfo'], UserInfo | null>>()
yes<Equals<Callback<number>, (error: Error | null, result?: number) => void>>()
// @ts-expect-error for reading
conn.accessToken = 'a'
// @ts-expect-error for reading
conn.instanceUrl = 'x'
yes<Equals<{ [Name in keyof Connection]: IsAny<Connection[Name]> }[keyof Connection], false>>()
yes<Equals<IsAny<ErrorCode>, false>>()

// Errors: the verdict is one of eight, the code one of the known ones.
export function wayOut(error: SalesforceError): boolean {
  // @ts-expect-error no such verdict
  if (error.verdict === 'relogin') return false
  // @ts-expect-error a typing mistake
  if (error.errorCode === 'INVALID_SESION_ID') return false
  const verdict: Verdict = error.verdict
  return (
    verdict === 'retry' || error.errorCode === 'INVALID_SESSION_ID' || error.errorCode === 'ERROR_HTTP_503'
  )
}
