import type { Client } from 'openapi-fetch'
import {
  deviceAuthorization,
  grants,
  oauthErrorCodes,
  operations,
  type Form,
  type GrantType,
  type OAuthErrorCode,
  type Operation,
  type OperationId,
} from '../../generated/oauth2/operations.js'
import type {
  DeviceAuthorizationRequest,
  paths,
  TokenEndpointRequest,
  TokenRequest,
  TokenResponse,
} from '../../generated/oauth2/schema.js'

type Equals<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const yes = <T extends true>(): T | undefined => undefined

// Every grant, with what it needs.
export const complete: readonly TokenRequest[] = [
  { grant_type: 'authorization_code', code: 'c', redirect_uri: 'r', code_verifier: 'v', client_id: 'i' },
  { grant_type: 'hybrid_auth_code', code: 'c', redirect_uri: 'r', client_secret: 's' },
  { grant_type: 'refresh_token', refresh_token: 't' },
  { grant_type: 'hybrid_refresh', refresh_token: 't' },
  { grant_type: 'password', username: 'u', password: 'p', client_id: 'i', client_secret: 's' },
  { grant_type: 'client_credentials' },
  { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'a' },
  { grant_type: 'urn:ietf:params:oauth:grant-type:saml2-bearer', assertion: 'a' },
  {
    grant_type: 'assertion',
    assertion_type: 'urn:oasis:names:tc:SAML:2.0:profiles:SSO:browser',
    assertion: 'a',
  },
  {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: 't',
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_handler: 'h',
  },
  { grant_type: 'device', code: 'c', client_id: 'i' },
]
export const start: TokenEndpointRequest = { response_type: 'device_code', client_id: 'i', scope: 'api' }

// A missing parameter.
// @ts-expect-error code is missing
export const noCode: TokenRequest = { grant_type: 'authorization_code', redirect_uri: 'r' }
// @ts-expect-error refresh_token is missing
export const noToken: TokenRequest = { grant_type: 'refresh_token' }
// @ts-expect-error password is missing
export const noPassword: TokenRequest = { grant_type: 'password', username: 'u' }
// @ts-expect-error client_id is missing
export const noClient: TokenRequest = { grant_type: 'device', code: 'c' }
// @ts-expect-error client_id is missing
export const noStart: TokenEndpointRequest = { response_type: 'device_code' }

// A parameter of another grant.
// @ts-expect-error a verifier belongs to a code
export const verifier: TokenRequest = { grant_type: 'refresh_token', refresh_token: 't', code_verifier: 'v' }
// @ts-expect-error an assertion names its client itself
export const secret: TokenRequest = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: 'a', client_secret: 's' } // prettier-ignore
// @ts-expect-error client credentials take no scope
export const scope: TokenRequest = { grant_type: 'client_credentials', scope: 'api' }
// @ts-expect-error a grant is no start of the device flow
export const both: TokenEndpointRequest = { grant_type: 'device', code: 'c', client_id: 'i', response_type: 'device_code' } // prettier-ignore
// @ts-expect-error nor are its parameters those of a grant
export const scoped: TokenEndpointRequest = { grant_type: 'client_credentials', scope: 'api' }
// @ts-expect-error a start takes no code
export const startCode: DeviceAuthorizationRequest = { response_type: 'device_code', client_id: 'i', code: 'c' } // prettier-ignore

// An unknown parameter, an unknown grant, a wrong value.
// @ts-expect-error format is no parameter of the contract
export const format: TokenRequest = { grant_type: 'refresh_token', refresh_token: 't', format: 'xml' }
// @ts-expect-error the service takes `device`, not the URN
export const urn: TokenRequest = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', code: 'c', client_id: 'i' } // prettier-ignore
// @ts-expect-error the grant has to be named
export const nameless: TokenRequest = { code: 'c', redirect_uri: 'r' }
// @ts-expect-error no such kind of token
export const kind: TokenRequest = { grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: 't', subject_token_type: 'jwt' } // prettier-ignore
// @ts-expect-error undefined is not absent
export const undef: TokenRequest = { grant_type: 'refresh_token', refresh_token: 't', client_id: undefined }

// The union narrows by its grant.
export function narrowed(request: TokenRequest): string {
  if (request.grant_type === 'password') return request.username
  // @ts-expect-error only some grants have a code
  return request.code
}

// The stub takes the form of the token endpoint, and no other.
export async function called(client: Client<paths>): Promise<void> {
  const path = operations.requestToken.path
  await client.POST(path, { body: { grant_type: 'refresh_token', refresh_token: 't' } })
  // @ts-expect-error a body is needed
  await client.POST(path, {})
  // @ts-expect-error refresh_token is missing
  await client.POST(path, { body: { grant_type: 'refresh_token' } })
  // @ts-expect-error the token endpoint is not read
  await client.GET(path)
}

// Answers: what some services leave out is optional, dashed names are there.
yes<Equals<TokenResponse['access_token'], string>>()
yes<Equals<TokenResponse['token_type'], string | undefined>>()
yes<Equals<TokenResponse['scope'], string | undefined>>()
yes<Equals<TokenResponse['cookie-sid_Client'], string | undefined>>()
// @ts-expect-error a token response never says when it ends
export type Expiry = TokenResponse['expires_in']

// The tables fit their types, and know all that the types know.
export const tables: Readonly<Record<OperationId, Operation>> = operations
export const forms: Readonly<Record<GrantType, Form>> = grants
export const device: Form = deviceAuthorization
yes<Equals<keyof typeof operations, OperationId>>()
yes<Equals<keyof typeof grants, GrantType>>()
yes<Equals<(typeof oauthErrorCodes)[number], OAuthErrorCode>>()
