// Generated from specs/oauth2.yaml by `npm run generate`. Do not edit: change the contract and generate again.
/* eslint-disable */

/** A verdict, and the way out in words where the server's sentence does not name it. */
export interface OAuthJudgement {
  readonly verdict:
    | 'retry'
    | 'reauthorize'
    | 'credentials'
    | 'configuration'
    | 'policy'
    | 'throttled'
    | 'terminal'
    | 'bug'
  readonly hint?: string
}

/** Words by which a description tells the cause of an `invalid_grant`. */
export interface Sign {
  /** In small letters. */
  readonly sign: string
  readonly cause: string
  /** The grants that it holds for; all when undefined. */
  readonly grants?: readonly string[]
}

/** The verdict on each code; on `invalid_grant` by its cause too. */
export const verdicts = {
  access_denied: { verdict: 'policy', hint: 'the user or a policy declined the request' },
  account_selection_required: { verdict: 'reauthorize', hint: 'the user has to see the login page' },
  app_access_denied: {
    verdict: 'policy',
    hint: 'an administrator has to pre-authorize the user for the app',
  },
  app_attest_failed_retry: { verdict: 'retry' },
  app_blocked: { verdict: 'policy', hint: 'an administrator blocked the app' },
  app_not_found: {
    verdict: 'configuration',
    hint: 'the org behind loginUrl has no such app, or expects another audience: log in at the org that has the app (Setup > External Client App Manager), or give oauth2.audience',
  },
  approval_error_generic: { verdict: 'retry' },
  authorization_blocked: { verdict: 'policy', hint: 'an administrator blocked the app' },
  authorization_pending: { verdict: 'retry', hint: 'the user has not approved the device yet' },
  client_blocked: { verdict: 'terminal' },
  consent_required: { verdict: 'reauthorize', hint: 'the user has to see the login page' },
  cross_org_oauth_flows_not_supported_error: {
    verdict: 'configuration',
    hint: 'the app belongs to another org; package it, or create it in this one',
  },
  ec_app_not_found: { verdict: 'configuration', hint: 'the app does not exist in this org' },
  exceeded_registration_limit: { verdict: 'throttled' },
  expired_token: { verdict: 'reauthorize' },
  fail_close_app_blocked: { verdict: 'policy', hint: 'a policy of the org blocked the app' },
  immediate_unsuccessful: { verdict: 'reauthorize', hint: 'the user has to see the login page' },
  inactive_org: { verdict: 'terminal', hint: 'the org is locked, closed or suspended' },
  inactive_user: { verdict: 'terminal', hint: 'an administrator has to activate the user' },
  interaction_required: { verdict: 'reauthorize', hint: 'the user has to see the login page' },
  invalid_app_access: {
    verdict: 'policy',
    hint: 'an administrator has to pre-authorize the user for the app',
  },
  invalid_basic_auth_header: { verdict: 'configuration' },
  invalid_client: {
    verdict: 'configuration',
    hint: 'client secret wrong, or app not installed; check the app in Setup > External Client App Manager',
  },
  invalid_client_id: {
    verdict: 'configuration',
    hint: 'consumer key wrong, or the app is younger than ten minutes; check the app in Setup > External Client App Manager',
  },
  invalid_grant: { verdict: 'reauthorize' },
  'invalid_grant.assertion_invalid': {
    verdict: 'configuration',
    hint: 'certificate, issuer, subject or expiry of the assertion is wrong',
  },
  'invalid_grant.audience_invalid': {
    verdict: 'configuration',
    hint: 'aud must be the login host, or the URL of the site',
  },
  'invalid_grant.authentication_failure': {
    verdict: 'credentials',
    hint: 'username, password or security token is wrong, the IP address is not trusted, or the org blocks this flow (Setup > OAuth and OpenID Connect Settings)',
  },
  'invalid_grant.code_expired': { verdict: 'reauthorize', hint: 'the user has to sign in again' },
  'invalid_grant.code_invalid': { verdict: 'reauthorize', hint: 'the user has to sign in again' },
  'invalid_grant.device_not_granted': {
    verdict: 'reauthorize',
    hint: 'the device code is expired or spent: start the device flow again',
  },
  'invalid_grant.domain_not_supported': {
    verdict: 'configuration',
    hint: 'use the My Domain URL as loginUrl, not login.salesforce.com',
  },
  'invalid_grant.ip_restricted': { verdict: 'policy', hint: 'the org restricts IP ranges, hours or users' },
  'invalid_grant.login_rate_exceeded': {
    verdict: 'throttled',
    hint: 'a user may log in 3,600 times an hour; keep the session instead',
  },
  'invalid_grant.run_as_user_missing': {
    verdict: 'configuration',
    hint: 'choose a Run As user for the app in Setup',
  },
  'invalid_grant.token_expired': { verdict: 'reauthorize', hint: 'the user has to sign in again' },
  'invalid_grant.token_in_use': { verdict: 'retry', hint: 'another request is using the same refresh token' },
  'invalid_grant.user_not_approved': {
    verdict: 'configuration',
    hint: 'pre-authorize the user for the app, or let them approve it once',
  },
  invalid_otp: { verdict: 'credentials' },
  invalid_scope: {
    verdict: 'configuration',
    hint: 'a scope is not assigned; check the app in Setup > External Client App Manager',
  },
  invalid_session_level: { verdict: 'policy', hint: 'the org asks for a high-assurance session' },
  invalid_token: { verdict: 'reauthorize' },
  login_error: { verdict: 'credentials' },
  login_required: { verdict: 'reauthorize', hint: 'the user has to see the login page' },
  oauth_flow_disabled: {
    verdict: 'configuration',
    hint: 'the flow is switched off for the app; check the app in Setup > External Client App Manager',
  },
  otp_error: { verdict: 'credentials' },
  rate_limit_exceeded: { verdict: 'throttled' },
  redirect_uri_mismatch: {
    verdict: 'configuration',
    hint: 'redirectUri must equal a callback URL of the app',
  },
  redirect_uri_missing: { verdict: 'configuration' },
  server_error: { verdict: 'retry' },
  service_unavailable: { verdict: 'retry' },
  slow_down: { verdict: 'throttled', hint: 'poll five seconds slower' },
  system_down: { verdict: 'retry' },
  temporarily_unavailable: { verdict: 'retry' },
  unknown_error: { verdict: 'retry' },
  unsupported_grant_type: {
    verdict: 'bug',
    hint: 'the grant is unknown, or the form did not arrive (was it sent by http?)',
  },
  unsupported_token_type: { verdict: 'bug' },
  use_dpop_nonce: { verdict: 'retry' },
} as const

/** The signs of the causes; the first one that a description holds counts. */
export const signs = [
  {
    sign: 'expired authorization code',
    cause: 'token_in_use',
    grants: ['refresh_token', 'hybrid_refresh'],
  },
  { sign: 'invalid assertion', cause: 'assertion_invalid' },
  { sign: 'audience', cause: 'audience_invalid' },
  { sign: 'authentication failure', cause: 'authentication_failure' },
  { sign: 'invalid user credentials', cause: 'authentication_failure' },
  { sign: 'invalid password', cause: 'authentication_failure' },
  { sign: 'expired authorization code', cause: 'code_expired' },
  { sign: 'invalid authorization code', cause: 'code_invalid' },
  { sign: 'able to grant an access token', cause: 'device_not_granted' },
  { sign: 'not supported on this domain', cause: 'domain_not_supported' },
  { sign: 'ip restricted', cause: 'ip_restricted' },
  { sign: 'login hours', cause: 'ip_restricted' },
  { sign: 'not allowed', cause: 'ip_restricted' },
  { sign: 'rate exceeded', cause: 'login_rate_exceeded' },
  { sign: 'no client credentials user', cause: 'run_as_user_missing' },
  { sign: 'expired access/refresh token', cause: 'token_expired' },
  { sign: 'token revoked', cause: 'token_expired' },
  { sign: 'token is revoked', cause: 'token_expired' },
  { sign: 'token expired', cause: 'token_expired' },
  { sign: 'token is expired', cause: 'token_expired' },
  { sign: 'already being processed', cause: 'token_in_use' },
  { sign: 'hasn\'t approved', cause: 'user_not_approved' },
] as const
