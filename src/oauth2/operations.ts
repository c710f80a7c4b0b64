import { operations } from '../../generated/oauth2/operations.js'
import type {
  AuthConfiguration,
  ClientInformation,
  ClientMetadata,
  Identity,
  IntrospectionRequest,
  IntrospectionResponse,
  JsonWebKeySet,
  OpenidConfiguration,
  RevocationRequest,
  SingleAccessResponse,
  UserInfoClaims,
} from '../../generated/oauth2/schema.js'
import type { SalesforceError } from '../errors/salesforce-error.js'
import type { Reply } from '../http/answer.js'
import { ruleFor } from '../http/hosts.js'
import { httpError, namedType } from '../http/response.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import type { App } from './app.js'
import { ask, checkParameters } from './call.js'
import { oauthError, tokenWordError } from './errors.js'
import { judgeAnswer } from './judge.js'

export type { Identity }

/**
 * Asks who a token stands for; the token goes into the Authorization header only, and to no host that is not
 * trusted, since the URL comes from an answer.
 */
export async function sendIdentity(
  app: App,
  user: { readonly url: string; readonly organizationId: string; readonly id: string },
  accessToken: string,
): Promise<Reply> {
  ruleFor(app.hosts).check(user.url, 'The identity URL', [accessToken])
  const path = { organizationId: user.organizationId, userId: user.id }
  return ask(app, 'identity', { url: user.url, accessToken, path })
}

/** Judges the answer of the identity service, which refuses a token by one plain word. */
export async function judgeIdentity(response: Reply): Promise<Identity> {
  if (!response.ok) throw await tokenWordError(response, 'The identity request')
  return judgeAnswer(response, 'Identity', 'The identity')
}

export type { JsonWebKeySet }

/** The public keys that the host signs its `id_token`s with (RFC 7517). */
export async function keys(app: App): Promise<JsonWebKeySet> {
  const response = await ask(app, 'keys', {})
  if (!response.ok) throw httpError('The request for the keys', response)
  return judgeAnswer(response, 'JsonWebKeySet', 'The key set')
}

export type {
  AuthConfiguration,
  ClientInformation,
  ClientMetadata,
  IntrospectionResponse,
  OpenidConfiguration,
  SingleAccessResponse,
  UserInfoClaims,
}

type ClientMember = 'client_id' | 'client_secret' | 'client_assertion' | 'client_assertion_type'

/** Parameters of an introspection besides the token. */
export type IntrospectionParameters = Omit<IntrospectionRequest, 'token' | ClientMember>

/** Whether a token is alive, and until when (RFC 7662). */
export async function introspect(
  app: App,
  token: string,
  params: IntrospectionParameters = {},
): Promise<IntrospectionResponse> {
  const body = { ...params, token }
  checkParameters(operations.introspect.body, body, 'introspect')
  const response = await ask(app, 'introspect', { body })
  if (!response.ok) throw await oauthError('The introspection', response)
  return judgeAnswer(response, 'IntrospectionResponse', 'The introspection')
}

/** The claims of the user that a token stands for (OpenID Connect Core §5.3). */
export async function userInfo(app: App, accessToken: string): Promise<UserInfoClaims> {
  const response = await ask(app, 'userInfo', { accessToken })
  if (!response.ok) throw await tokenWordError(response, 'The userinfo request')
  return judgeAnswer(response, 'UserInfoClaims', 'The userinfo')
}

/** A URL that opens the org's pages in a browser, once and within a minute. */
export async function singleAccess(
  app: App,
  accessToken: string,
  redirectUri?: string,
): Promise<SingleAccessResponse> {
  const body = redirectUri === undefined ? {} : { redirect_uri: redirectUri }
  const response = await ask(app, 'singleAccess', { accessToken, body })
  if (!response.ok) throw await bearerRefusal('The single access request', response)
  const answer = await judgeAnswer(response, 'SingleAccessResponse', 'The single access answer')
  ruleFor(app.hosts).check(answer.frontdoor_uri, 'The frontdoor_uri', [accessToken])
  return answer
}

/** Registers a client (RFC 7591 §3). */
export async function register(
  app: App,
  metadata: ClientMetadata,
  initialAccessToken: string,
): Promise<ClientInformation> {
  const response = await ask(app, 'register', { accessToken: initialAccessToken, body: metadata })
  if (!response.ok) throw await bearerRefusal('The registration', response)
  return judgeAnswer(response, 'ClientInformation', 'The registration')
}

/** The endpoints and capabilities of the host (OpenID Connect Discovery §4). */
export async function openidConfiguration(app: App): Promise<OpenidConfiguration> {
  const response = await ask(app, 'openidConfiguration', {})
  if (!response.ok) throw httpError('The discovery request', response)
  return judgeAnswer(response, 'OpenidConfiguration', 'The OpenID configuration')
}

/** How users log in at a My Domain: pages, single sign-on, certificates. */
export async function authConfiguration(app: App): Promise<AuthConfiguration> {
  const response = await ask(app, 'authConfiguration', {})
  if (!response.ok) throw httpError('The request for the authentication configuration', response)
  return judgeAnswer(response, 'AuthConfiguration', 'The authentication configuration')
}

/** Judges a refusal of the token, by one plain word, or of the request, by an OAuth 2.0 error. */
function bearerRefusal(what: string, response: Reply): Promise<SalesforceError> {
  const isWord = response.status === 403 && namedType(response) !== 'application/json'
  return isWord ? tokenWordError(response, what) : oauthError(what, response)
}

/** Parameters of a revocation besides the token. */
export type RevocationParameters = Omit<RevocationRequest, 'token'>

/**
 * Revokes a token (RFC 7009 §2.1): an access token ends itself, a refresh token its access tokens too.
 *
 * @param host the host to ask, where it is not the app's own endpoint
 */
export async function revoke(
  app: App,
  token: string,
  params: RevocationParameters = {},
  host?: string,
): Promise<void> {
  if (typeof token !== 'string' || token === '') throw invalidArgument('revokeToken needs a token')
  const url = host === undefined ? app.endpoints.revoke : `${host}/services/oauth2/revoke`
  const body = { ...params, token }
  checkParameters(operations.revokeToken.body, body, 'revokeToken')
  await judgeRevocation(await ask(app, 'revokeToken', { body, url }))
}

/** Judges the answer to a revocation: any 2xx is success (RFC 7009 §2.2). */
export async function judgeRevocation(response: Reply): Promise<void> {
  if (!response.ok) throw await oauthError('The revocation', response)
}
