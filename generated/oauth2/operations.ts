// Generated from specs/oauth2.yaml by `npm run generate`. Do not edit: change the contract and generate again.
/* eslint-disable */

import type {
  ClientAuthenticationMethod,
  operations as Operations,
  TokenRequest,
} from './schema.js'

export type { ClientAuthenticationMethod, OAuthErrorCode } from './schema.js'

/** The name of an operation of the contract. */
export type OperationId = keyof Operations

/** A value of `grant_type`. */
export type GrantType = TokenRequest['grant_type']

/** The names that a request body takes, and how its client may show who it is. */
export interface Form {
  readonly allowed: readonly string[]
  readonly required: readonly string[]
  /** Empty when the request names no client. */
  readonly clientAuthentication: readonly ClientAuthenticationMethod[]
}

/** The facts that sending an operation needs. */
export interface Operation {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'OPTIONS' | 'HEAD' | 'PATCH' | 'TRACE'
  /** With `{name}` for each path parameter. */
  readonly path: string
  /** Media type of the request body; undefined when there is none. */
  readonly contentType: string | undefined
  /** The security schemes of the contract, each of which suffices; `none` when it can do without. */
  readonly security: readonly string[]
  /** Names of the query parameters. */
  readonly query: readonly string[]
  /** Undefined when there is no body, or when it is a union. */
  readonly body: Form | undefined
  /** Media types of the answers by status, where `4XX` and `5XX` stand for the rest of their hundred. */
  readonly responses: Readonly<Record<string, readonly string[]>>
}

/** What has to be known to send each operation, by operationId. */
export const operations = {
  authConfiguration: {
    method: 'GET',
    path: '/.well-known/auth-configuration',
    contentType: undefined,
    security: ['none'],
    query: [],
    body: undefined,
    responses: { '200': ['application/json'], '4XX': ['text/html'], '5XX': ['text/html'] },
  },
  authorize: {
    method: 'GET',
    path: '/services/oauth2/authorize',
    contentType: undefined,
    security: ['none'],
    query: [
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'device_id',
      'display',
      'expid',
      'immediate',
      'login_hint',
      'nonce',
      'prompt',
      'redirect_uri',
      'response_type',
      'scope',
      'sso_provider',
      'state',
    ],
    body: undefined,
    responses: {
      '200': ['text/html'],
      '302': [],
      '400': ['text/html'],
      '5XX': ['text/html'],
    },
  },
  authorizeHeadless: {
    method: 'POST',
    path: '/services/oauth2/authorize',
    contentType: 'application/x-www-form-urlencoded',
    security: ['headlessUser', 'none'],
    query: [],
    body: {
      allowed: [
        'client_id',
        'code_challenge',
        'code_challenge_method',
        'redirect_uri',
        'response_type',
        'scope',
        'state',
      ],
      required: ['client_id', 'redirect_uri', 'response_type'],
      clientAuthentication: ['none'],
    },
    responses: {
      '200': ['application/json'],
      '302': [],
      '400': ['application/json'],
      '401': ['application/json'],
      '5XX': ['text/html'],
    },
  },
  endSession: {
    method: 'GET',
    path: '/services/auth/idp/oidc/logout',
    contentType: undefined,
    security: ['none'],
    query: ['id_token_hint', 'post_logout_redirect_uri', 'state'],
    body: undefined,
    responses: {
      '200': ['text/html'],
      '302': [],
      '400': ['text/html'],
      '5XX': ['text/html'],
    },
  },
  forgotPassword: {
    method: 'POST',
    path: '/services/auth/headless/forgot_password',
    contentType: 'application/json',
    security: ['none', 'session'],
    query: [],
    body: undefined,
    responses: { '200': [], '400': ['application/json'], '5XX': ['text/html'] },
  },
  identity: {
    method: 'GET',
    path: '/id/{organizationId}/{userId}',
    contentType: undefined,
    security: ['session', 'sessionInQuery'],
    query: ['format', 'version'],
    body: undefined,
    responses: {
      '200': ['application/json'],
      '403': ['text/html', 'text/plain'],
      '404': ['text/html'],
      '5XX': ['text/html'],
    },
  },
  initPasswordlessLogin: {
    method: 'POST',
    path: '/services/auth/headless/init/passwordless/login',
    contentType: 'application/json',
    security: ['none', 'session'],
    query: [],
    body: {
      allowed: [
        'emailtemplate',
        'recaptcha',
        'recaptchaevent',
        'username',
        'verificationmethod',
      ],
      required: ['username', 'verificationmethod'],
      clientAuthentication: [],
    },
    responses: {
      '200': ['application/json'],
      '400': ['application/json'],
      '5XX': ['text/html'],
    },
  },
  initRegistration: {
    method: 'POST',
    path: '/services/auth/headless/init/registration',
    contentType: 'application/json',
    security: ['none', 'session'],
    query: [],
    body: {
      allowed: [
        'customdata',
        'emailtemplate',
        'recaptcha',
        'recaptchaevent',
        'userdata',
        'verificationMethod',
      ],
      required: ['userdata', 'verificationMethod'],
      clientAuthentication: [],
    },
    responses: {
      '200': ['application/json'],
      '400': ['application/json'],
      '5XX': ['text/html'],
    },
  },
  introspect: {
    method: 'POST',
    path: '/services/oauth2/introspect',
    contentType: 'application/x-www-form-urlencoded',
    security: ['none', 'clientSecretBasic'],
    query: [],
    body: {
      allowed: [
        'client_assertion',
        'client_assertion_type',
        'client_id',
        'client_secret',
        'token',
        'token_type_hint',
      ],
      required: ['token'],
      clientAuthentication: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
    },
    responses: {
      '200': ['application/json'],
      '400': ['application/json'],
      '401': ['application/json'],
      '5XX': ['text/html'],
    },
  },
  keys: {
    method: 'GET',
    path: '/id/keys',
    contentType: undefined,
    security: ['none'],
    query: [],
    body: undefined,
    responses: { '200': ['application/json'], '4XX': ['text/html'], '5XX': ['text/html'] },
  },
  listAppUsage: {
    method: 'GET',
    path: '/services/data/v{version}/apps/oauth/usage',
    contentType: undefined,
    security: ['session'],
    query: ['page', 'pageSize'],
    body: undefined,
    responses: {
      '200': ['application/json'],
      '4XX': ['application/json'],
      '5XX': ['text/html'],
    },
  },
  listAppUsers: {
    method: 'GET',
    path: '/services/data/v{version}/apps/oauth/usage/{appId}/users',
    contentType: undefined,
    security: ['session'],
    query: ['page', 'pageSize'],
    body: undefined,
    responses: {
      '200': ['application/json'],
      '4XX': ['application/json'],
      '5XX': ['text/html'],
    },
  },
  listUserTokens: {
    method: 'GET',
    path: '/services/data/v{version}/apps/oauth/usage/{appId}/users/{userId}/tokens',
    contentType: undefined,
    security: ['session'],
    query: [],
    body: undefined,
    responses: {
      '200': ['application/json'],
      '4XX': ['application/json'],
      '5XX': ['text/html'],
    },
  },
  openidConfiguration: {
    method: 'GET',
    path: '/.well-known/openid-configuration',
    contentType: undefined,
    security: ['none'],
    query: [],
    body: undefined,
    responses: { '200': ['application/json'], '4XX': ['text/html'], '5XX': ['text/html'] },
  },
  register: {
    method: 'POST',
    path: '/services/oauth2/register',
    contentType: 'application/json',
    security: ['initialAccessToken'],
    query: [],
    body: {
      allowed: [
        'client_name',
        'contacts',
        'grant_types',
        'redirect_uris',
        'response_types',
        'scopes',
        'token_endpoint_auth_method',
      ],
      required: ['redirect_uris'],
      clientAuthentication: [],
    },
    responses: {
      '201': ['application/json'],
      '400': ['application/json'],
      '401': ['application/json'],
      '403': ['text/html', 'text/plain'],
      '5XX': ['text/html'],
    },
  },
  requestToken: {
    method: 'POST',
    path: '/services/oauth2/token',
    contentType: 'application/x-www-form-urlencoded',
    security: ['none', 'clientSecretBasic'],
    query: [],
    body: undefined,
    responses: {
      '200': ['application/json'],
      '400': ['application/json'],
      '401': ['application/json'],
      '5XX': ['text/html'],
    },
  },
  revokeToken: {
    method: 'POST',
    path: '/services/oauth2/revoke',
    contentType: 'application/x-www-form-urlencoded',
    security: ['none'],
    query: [],
    body: {
      allowed: ['revoke_reason', 'token'],
      required: ['token'],
      clientAuthentication: [],
    },
    responses: { '200': [], '400': ['application/json'], '5XX': ['text/html'] },
  },
  revokeUserTokens: {
    method: 'DELETE',
    path: '/services/data/v{version}/apps/oauth/usage/{appId}/users/{userId}/tokens',
    contentType: undefined,
    security: ['session'],
    query: [],
    body: undefined,
    responses: { '204': [], '4XX': ['application/json'], '5XX': ['text/html'] },
  },
  singleAccess: {
    method: 'POST',
    path: '/services/oauth2/singleaccess',
    contentType: 'application/x-www-form-urlencoded',
    security: ['session'],
    query: [],
    body: { allowed: ['redirect_uri'], required: [], clientAuthentication: [] },
    responses: {
      '200': ['application/json'],
      '400': ['application/json'],
      '403': ['text/html', 'text/plain'],
      '5XX': ['text/html'],
    },
  },
  userInfo: {
    method: 'GET',
    path: '/services/oauth2/userinfo',
    contentType: undefined,
    security: ['session'],
    query: [],
    body: undefined,
    responses: {
      '200': ['application/json'],
      '403': ['text/html', 'text/plain'],
      '5XX': ['text/html'],
    },
  },
} as const

/** The parameters of each grant, by `grant_type`, which is one of them. */
export const grants = {
  assertion: {
    allowed: ['assertion', 'assertion_type', 'grant_type'],
    required: ['assertion', 'assertion_type', 'grant_type'],
    clientAuthentication: [],
  },
  authorization_code: {
    allowed: [
      'client_assertion',
      'client_assertion_type',
      'client_id',
      'client_secret',
      'code',
      'code_verifier',
      'grant_type',
      'redirect_uri',
    ],
    required: ['code', 'grant_type', 'redirect_uri'],
    clientAuthentication: ['client_secret_post', 'client_secret_basic', 'private_key_jwt', 'none'],
  },
  client_credentials: {
    allowed: [
      'client_assertion',
      'client_assertion_type',
      'client_id',
      'client_secret',
      'grant_type',
    ],
    required: ['grant_type'],
    clientAuthentication: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
  },
  device: {
    allowed: ['client_id', 'code', 'grant_type'],
    required: ['client_id', 'code', 'grant_type'],
    clientAuthentication: ['none'],
  },
  hybrid_auth_code: {
    allowed: [
      'client_assertion',
      'client_assertion_type',
      'client_id',
      'client_secret',
      'code',
      'code_verifier',
      'grant_type',
      'redirect_uri',
    ],
    required: ['code', 'grant_type', 'redirect_uri'],
    clientAuthentication: ['client_secret_post', 'client_secret_basic', 'private_key_jwt', 'none'],
  },
  hybrid_refresh: {
    allowed: [
      'client_assertion',
      'client_assertion_type',
      'client_id',
      'client_secret',
      'grant_type',
      'refresh_token',
    ],
    required: ['grant_type', 'refresh_token'],
    clientAuthentication: ['client_secret_post', 'client_secret_basic', 'private_key_jwt', 'none'],
  },
  password: {
    allowed: [
      'client_assertion',
      'client_assertion_type',
      'client_id',
      'client_secret',
      'grant_type',
      'password',
      'username',
    ],
    required: ['grant_type', 'password', 'username'],
    clientAuthentication: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
  },
  refresh_token: {
    allowed: [
      'client_assertion',
      'client_assertion_type',
      'client_id',
      'client_secret',
      'grant_type',
      'refresh_token',
    ],
    required: ['grant_type', 'refresh_token'],
    clientAuthentication: ['client_secret_post', 'client_secret_basic', 'private_key_jwt', 'none'],
  },
  'urn:ietf:params:oauth:grant-type:jwt-bearer': {
    allowed: ['assertion', 'grant_type'],
    required: ['assertion', 'grant_type'],
    clientAuthentication: [],
  },
  'urn:ietf:params:oauth:grant-type:saml2-bearer': {
    allowed: ['assertion', 'grant_type'],
    required: ['assertion', 'grant_type'],
    clientAuthentication: [],
  },
  'urn:ietf:params:oauth:grant-type:token-exchange': {
    allowed: [
      'actor_token',
      'actor_token_type',
      'client_assertion',
      'client_assertion_type',
      'client_id',
      'client_secret',
      'grant_type',
      'scope',
      'subject_token',
      'subject_token_type',
      'token_handler',
    ],
    required: ['grant_type', 'subject_token', 'subject_token_type'],
    clientAuthentication: ['client_secret_post', 'client_secret_basic', 'private_key_jwt', 'none'],
  },
} as const

/** The parameters that start the device flow. */
export const deviceAuthorization = {
  allowed: ['client_id', 'response_type', 'scope'],
  required: ['client_id', 'response_type'],
  clientAuthentication: ['none'],
} as const

/** The members that readers of answers rely on, with their types, by the name of the schema. */
export const reliedOn = {
  TokenResponse: { access_token: 'string', instance_url: 'string' },
  DeviceAuthorizationResponse: { device_code: 'string', user_code: 'string', verification_uri: 'string' },
  IntrospectionResponse: { active: 'boolean' },
  SingleAccessResponse: { frontdoor_uri: 'string' },
  ClientInformation: { client_id: 'string' },
  Identity: { id: 'string', user_id: 'string', organization_id: 'string' },
  UserInfoClaims: { sub: 'string' },
  OpenidConfiguration: { issuer: 'string', token_endpoint: 'string', jwks_uri: 'string' },
  AuthConfiguration: { OrgId: 'string' },
  JsonWebKeySet: { keys: 'array' },
} as const

/** All known values of `error` in an OAuth error answer. */
export const oauthErrorCodes = [
  'access_denied',
  'app_blocked',
  'app_not_found',
  'authorization_pending',
  'bad_jti_claim',
  'app_attest_failed',
  'app_attest_failed_retry',
  'ecapp_policy_not_found',
  'exceeded_registration_limit',
  'fail_close_app_blocked',
  'failed_registration',
  'immediate_unsuccessful',
  'installation_error',
  'invalid_app_access',
  'invalid_assertion_type',
  'invalid_basic_auth_header',
  'invalid_dpop_proof',
  'invalid_client',
  'invalid_client_id',
  'invalid_distribution_state',
  'invalid_expid',
  'invalid_grant',
  'invalid_otp',
  'invalid_request',
  'invalid_scope',
  'invalid_session_level',
  'invalid_token',
  'login_error',
  'oauth_flow_disabled',
  'oauth_policy_not_found',
  'otp_error',
  'redirect_uri_missing',
  'redirect_uri_mismatch',
  'registration_error',
  'server_error',
  'service_unavailable',
  'slow_down',
  'system_down',
  'unknown_error',
  'unsupported_expid',
  'unsupported_grant_type',
  'unsupported_response_type',
  'unsupported_token_type',
  'use_dpop_nonce',
  'inactive_user',
  'inactive_org',
  'rate_limit_exceeded',
  'client_blocked',
] as const
