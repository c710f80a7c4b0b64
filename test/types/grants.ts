import type { Connection, Grant, OAuth2, TokenResponse, UserInfo } from '../../src/index.js'
import type { GrantType } from '../../generated/oauth2/operations.js'

type Equals<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const yes = <T extends true>(): T | undefined => undefined

const CLIENT_ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const BROWSER = 'urn:oasis:names:tc:SAML:2.0:profiles:SSO:browser'
const JWT = 'urn:ietf:params:oauth:token-type:jwt'

declare const conn: Connection
declare const oauth2: OAuth2

// The accepted grants are those of the contract, and each form of the call gives the same type.
yes<Equals<Grant['grant_type'], GrantType>>()
yes<Equals<ReturnType<typeof conn.authorize>, Promise<UserInfo>>>()
yes<Equals<ReturnType<typeof oauth2.requestToken>, Promise<TokenResponse>>>()

// Authorization code.
void conn.authorize({ grant_type: 'authorization_code', code: 'c' })
void oauth2.requestToken({ grant_type: 'authorization_code', code: 'c' })
void conn.authorize({
  grant_type: 'authorization_code',
  code: 'c',
  redirect_uri: 'r',
  code_verifier: 'v',
  client_id: 'i',
  client_secret: 's',
})
void oauth2.requestToken({
  grant_type: 'authorization_code',
  code: 'c',
  redirect_uri: 'r',
  code_verifier: 'v',
  client_id: 'i',
  client_secret: 's',
})
// @ts-expect-error a code is a string
void conn.authorize({ grant_type: 'authorization_code', code: 1 })
// @ts-expect-error a code is a string
void oauth2.requestToken({ grant_type: 'authorization_code', code: 1 })
// @ts-expect-error the code is missing
void conn.authorize({ grant_type: 'authorization_code', redirect_uri: 'r' })
// @ts-expect-error the code is missing
void oauth2.requestToken({ grant_type: 'authorization_code', redirect_uri: 'r' })
// @ts-expect-error a refresh token is another grant's
void conn.authorize({ grant_type: 'authorization_code', code: 'c', refresh_token: 't' })
// @ts-expect-error a refresh token is another grant's
void oauth2.requestToken({ grant_type: 'authorization_code', code: 'c', refresh_token: 't' })
// @ts-expect-error the scope was asked for with the code
void conn.authorize({ grant_type: 'authorization_code', code: 'c', scope: 'api' })
// @ts-expect-error the scope was asked for with the code
void oauth2.requestToken({ grant_type: 'authorization_code', code: 'c', scope: 'api' })
// @ts-expect-error format is no parameter of the contract
void conn.authorize({ grant_type: 'authorization_code', code: 'c', format: 'json' })
// @ts-expect-error format is no parameter of the contract
void oauth2.requestToken({ grant_type: 'authorization_code', code: 'c', format: 'json' })

// Hybrid code.
void conn.authorize({ grant_type: 'hybrid_auth_code', code: 'c', redirect_uri: 'r', code_verifier: 'v' })
void oauth2.requestToken({ grant_type: 'hybrid_auth_code', code: 'c', redirect_uri: 'r', code_verifier: 'v' })
// @ts-expect-error a verifier is a string
void conn.authorize({ grant_type: 'hybrid_auth_code', code: 'c', code_verifier: true })
// @ts-expect-error a verifier is a string
void oauth2.requestToken({ grant_type: 'hybrid_auth_code', code: 'c', code_verifier: true })
// @ts-expect-error the code is missing
void conn.authorize({ grant_type: 'hybrid_auth_code', code_verifier: 'v' })
// @ts-expect-error the code is missing
void oauth2.requestToken({ grant_type: 'hybrid_auth_code', code_verifier: 'v' })
// @ts-expect-error a username is another grant's
void conn.authorize({ grant_type: 'hybrid_auth_code', code: 'c', username: 'u' })
// @ts-expect-error a username is another grant's
void oauth2.requestToken({ grant_type: 'hybrid_auth_code', code: 'c', username: 'u' })

// Refresh.
void conn.authorize({ grant_type: 'refresh_token', refresh_token: 't' })
void oauth2.requestToken({ grant_type: 'refresh_token', refresh_token: 't' })
void conn.authorize({
  grant_type: 'refresh_token',
  refresh_token: 't',
  client_assertion: 'a',
  client_assertion_type: CLIENT_ASSERTION,
})
void oauth2.requestToken({
  grant_type: 'refresh_token',
  refresh_token: 't',
  client_assertion: 'a',
  client_assertion_type: CLIENT_ASSERTION,
})
// @ts-expect-error null is no token
void conn.authorize({ grant_type: 'refresh_token', refresh_token: null })
// @ts-expect-error null is no token
void oauth2.requestToken({ grant_type: 'refresh_token', refresh_token: null })
// @ts-expect-error the token is missing
void conn.authorize({ grant_type: 'refresh_token', client_id: 'i' })
// @ts-expect-error the token is missing
void oauth2.requestToken({ grant_type: 'refresh_token', client_id: 'i' })
// @ts-expect-error a verifier belongs to a code
void conn.authorize({ grant_type: 'refresh_token', refresh_token: 't', code_verifier: 'v' })
// @ts-expect-error a verifier belongs to a code
void oauth2.requestToken({ grant_type: 'refresh_token', refresh_token: 't', code_verifier: 'v' })
// @ts-expect-error a redirect_uri belongs to a code
void conn.authorize({ grant_type: 'refresh_token', refresh_token: 't', redirect_uri: 'r' })
// @ts-expect-error a redirect_uri belongs to a code
void oauth2.requestToken({ grant_type: 'refresh_token', refresh_token: 't', redirect_uri: 'r' })

// Hybrid refresh.
void conn.authorize({ grant_type: 'hybrid_refresh', refresh_token: 't' })
void oauth2.requestToken({ grant_type: 'hybrid_refresh', refresh_token: 't' })
// @ts-expect-error a token is a string
void conn.authorize({ grant_type: 'hybrid_refresh', refresh_token: ['t'] })
// @ts-expect-error a token is a string
void oauth2.requestToken({ grant_type: 'hybrid_refresh', refresh_token: ['t'] })
// @ts-expect-error the token is missing
void conn.authorize({ grant_type: 'hybrid_refresh' })
// @ts-expect-error the token is missing
void oauth2.requestToken({ grant_type: 'hybrid_refresh' })
// @ts-expect-error a verifier belongs to a code
void conn.authorize({ grant_type: 'hybrid_refresh', refresh_token: 't', code_verifier: 'v' })
// @ts-expect-error a verifier belongs to a code
void oauth2.requestToken({ grant_type: 'hybrid_refresh', refresh_token: 't', code_verifier: 'v' })

// Username and password.
void conn.authorize({ grant_type: 'password', username: 'u', password: 'p' })
void oauth2.requestToken({ grant_type: 'password', username: 'u', password: 'p' })
// @ts-expect-error a password is a string
void conn.authorize({ grant_type: 'password', username: 'u', password: 1234 })
// @ts-expect-error a password is a string
void oauth2.requestToken({ grant_type: 'password', username: 'u', password: 1234 })
// @ts-expect-error the password is missing
void conn.authorize({ grant_type: 'password', username: 'u' })
// @ts-expect-error the password is missing
void oauth2.requestToken({ grant_type: 'password', username: 'u' })
// @ts-expect-error a security token goes to the end of the password
void conn.authorize({ grant_type: 'password', username: 'u', password: 'p', security_token: 't' })
// @ts-expect-error a security token goes to the end of the password
void oauth2.requestToken({ grant_type: 'password', username: 'u', password: 'p', security_token: 't' })
// @ts-expect-error a verifier belongs to a code
void conn.authorize({ grant_type: 'password', username: 'u', password: 'p', code_verifier: 'v' })
// @ts-expect-error a verifier belongs to a code
void oauth2.requestToken({ grant_type: 'password', username: 'u', password: 'p', code_verifier: 'v' })

// Client credentials.
void conn.authorize({ grant_type: 'client_credentials' })
void oauth2.requestToken({ grant_type: 'client_credentials' })
void conn.authorize({ grant_type: 'client_credentials', client_id: 'i', client_secret: 's' })
void oauth2.requestToken({ grant_type: 'client_credentials', client_id: 'i', client_secret: 's' })
// @ts-expect-error a secret is a string
void conn.authorize({ grant_type: 'client_credentials', client_secret: 5 })
// @ts-expect-error a secret is a string
void oauth2.requestToken({ grant_type: 'client_credentials', client_secret: 5 })
// @ts-expect-error the app's scopes are those of Setup
void conn.authorize({ grant_type: 'client_credentials', scope: 'api' })
// @ts-expect-error the app's scopes are those of Setup
void oauth2.requestToken({ grant_type: 'client_credentials', scope: 'api' })
// @ts-expect-error a verifier belongs to a code
void conn.authorize({ grant_type: 'client_credentials', code_verifier: 'v' })
// @ts-expect-error a verifier belongs to a code
void oauth2.requestToken({ grant_type: 'client_credentials', code_verifier: 'v' })

// JWT bearer.
void conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', sub: 'u' })
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', sub: 'u' })
void conn.authorize({
  grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  sub: 'u',
  aud: 'https://login.salesforce.com',
})
void oauth2.requestToken({
  grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  sub: 'u',
  aud: 'https://login.salesforce.com',
})
void conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'a' })
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'a' })
// @ts-expect-error a username is a string
void conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', sub: 1 })
// @ts-expect-error a username is a string
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', sub: 1 })
// @ts-expect-error an assertion is a string
void conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: {} })
// @ts-expect-error an assertion is a string
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: {} })
// @ts-expect-error neither sub nor assertion
void conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' })
// @ts-expect-error neither sub nor assertion
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer' })
// @ts-expect-error an assertion names its user itself
void conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'a', sub: 'u' })
// @ts-expect-error an assertion names its user itself
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'a', sub: 'u' }) // prettier-ignore
// @ts-expect-error an assertion names its client itself
void conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', sub: 'u', client_secret: 's' }) // prettier-ignore
// @ts-expect-error an assertion names its client itself
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', sub: 'u', client_secret: 's' }) // prettier-ignore
// @ts-expect-error the app's scopes are those of Setup
void conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', sub: 'u', scope: 'api' })
// @ts-expect-error the app's scopes are those of Setup
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', sub: 'u', scope: 'api' }) // prettier-ignore

// SAML bearer.
void conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:saml2-bearer', assertion: 'a' })
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:saml2-bearer', assertion: 'a' })
// @ts-expect-error an assertion is a string
void conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:saml2-bearer', assertion: 1 })
// @ts-expect-error an assertion is a string
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:saml2-bearer', assertion: 1 })
// @ts-expect-error the assertion is missing
void conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:saml2-bearer' })
// @ts-expect-error the assertion is missing
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:saml2-bearer' })
// @ts-expect-error an assertion names its client itself
void conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:saml2-bearer', assertion: 'a', client_id: 'i' }) // prettier-ignore
// @ts-expect-error an assertion names its client itself
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:saml2-bearer', assertion: 'a', client_id: 'i' }) // prettier-ignore
// @ts-expect-error nothing is signed here for SAML
void conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:saml2-bearer', sub: 'u' })
// @ts-expect-error nothing is signed here for SAML
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:saml2-bearer', sub: 'u' })

// The old SAML assertion.
void conn.authorize({ grant_type: 'assertion', assertion: 'a', assertion_type: BROWSER })
void oauth2.requestToken({ grant_type: 'assertion', assertion: 'a', assertion_type: BROWSER })
// @ts-expect-error another type of assertion
void conn.authorize({ grant_type: 'assertion', assertion: 'a', assertion_type: 'saml' })
// @ts-expect-error another type of assertion
void oauth2.requestToken({ grant_type: 'assertion', assertion: 'a', assertion_type: 'saml' })
// @ts-expect-error the type is missing
void conn.authorize({ grant_type: 'assertion', assertion: 'a' })
// @ts-expect-error the type is missing
void oauth2.requestToken({ grant_type: 'assertion', assertion: 'a' })
// @ts-expect-error the assertion is missing
void conn.authorize({ grant_type: 'assertion', assertion_type: BROWSER })
// @ts-expect-error the assertion is missing
void oauth2.requestToken({ grant_type: 'assertion', assertion_type: BROWSER })
// @ts-expect-error no app is needed
void conn.authorize({ grant_type: 'assertion', assertion: 'a', assertion_type: BROWSER, client_id: 'i' })
// @ts-expect-error no app is needed
void oauth2.requestToken({ grant_type: 'assertion', assertion: 'a', assertion_type: BROWSER, client_id: 'i' })

// Token exchange.
void conn.authorize({
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token: 't',
  subject_token_type: JWT,
})
void oauth2.requestToken({
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token: 't',
  subject_token_type: JWT,
})
void conn.authorize({
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token: 't',
  subject_token_type: JWT,
  scope: 'api',
  token_handler: 'h',
})
void oauth2.requestToken({
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  subject_token: 't',
  subject_token_type: JWT,
  scope: 'api',
  token_handler: 'h',
})
// @ts-expect-error a type of token by its short name
void conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: 't', subject_token_type: 'jwt' }) // prettier-ignore
// @ts-expect-error a type of token by its short name
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: 't', subject_token_type: 'jwt' }) // prettier-ignore
// @ts-expect-error the type is missing
void conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: 't' })
// @ts-expect-error the type is missing
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: 't' }) // prettier-ignore
// @ts-expect-error the token is missing
void conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token_type: JWT }) // prettier-ignore
// @ts-expect-error the token is missing
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token_type: JWT }) // prettier-ignore
// @ts-expect-error an audience is not among the parameters
void conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: 't', subject_token_type: JWT, audience: 'a' }) // prettier-ignore
// @ts-expect-error an audience is not among the parameters
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: 't', subject_token_type: JWT, audience: 'a' }) // prettier-ignore

// Device.
void conn.authorize({ grant_type: 'device', code: 'c' })
void oauth2.requestToken({ grant_type: 'device', code: 'c' })
void conn.authorize({ grant_type: 'device', code: 'c', client_id: 'i' })
void oauth2.requestToken({ grant_type: 'device', code: 'c', client_id: 'i' })
// @ts-expect-error a code is a string
void conn.authorize({ grant_type: 'device', code: 12345678 })
// @ts-expect-error a code is a string
void oauth2.requestToken({ grant_type: 'device', code: 12345678 })
// @ts-expect-error the code is missing
void conn.authorize({ grant_type: 'device', client_id: 'i' })
// @ts-expect-error the code is missing
void oauth2.requestToken({ grant_type: 'device', client_id: 'i' })
// @ts-expect-error a device has no secret
void conn.authorize({ grant_type: 'device', code: 'c', client_secret: 's' })
// @ts-expect-error a device has no secret
void oauth2.requestToken({ grant_type: 'device', code: 'c', client_secret: 's' })
// @ts-expect-error RFC 8628 calls it device_code
void conn.authorize({ grant_type: 'device', device_code: 'c' })
// @ts-expect-error RFC 8628 calls it device_code
void oauth2.requestToken({ grant_type: 'device', device_code: 'c' })

// No grant, an unknown one, another's name.
// @ts-expect-error the grant has to be named
void conn.authorize({ code: 'c', redirect_uri: 'r' })
// @ts-expect-error the grant has to be named
void oauth2.requestToken({ refresh_token: 't' })
// @ts-expect-error the service takes 'device'
void oauth2.requestToken({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', code: 'c' })
// @ts-expect-error a typing mistake
void conn.authorize({ grant_type: 'client_credential' })
// @ts-expect-error the start of a device flow is no grant
void oauth2.requestToken({ response_type: 'device_code', client_id: 'i' })
// @ts-expect-error nothing to log in with
void conn.authorize()
// @ts-expect-error a code is a string
void conn.authorize(12345)

// A code by itself.
void conn.authorize('code')
void conn.authorize('code', { code_verifier: 'v', redirect_uri: 'r', state: 's' })
void oauth2.requestToken('code', { code_verifier: 'v' })
// @ts-expect-error a verifier is a string
void conn.authorize('code', { code_verifier: 1 })
// @ts-expect-error jsforce's name is another
void conn.authorize('code', { codeVerifier: 'v' })
// @ts-expect-error a password is another grant's
void oauth2.requestToken('code', { password: 'p' })
// @ts-expect-error parameters belong to a code
void conn.authorize({ grant_type: 'client_credentials' }, { code_verifier: 'v' })
// @ts-expect-error parameters belong to a code
void oauth2.requestToken({ grant_type: 'refresh_token', refresh_token: 't' }, { code_verifier: 'v' })
