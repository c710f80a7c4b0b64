import type { OAuth2Options } from '../../src/index.js'
import { documentedErrors, type DocumentedError } from '../../generated/oauth2/errors.js'
import type { LocalOrg, OrgApp, OrgOptions, OrgResponse } from '../../src/testing/index.js'

/** Members of a request. */
export type Members = Readonly<Record<string, string | undefined>>

/** How the local org is brought to refuse a grant that is right otherwise. */
export interface Scene {
  readonly org?: OrgOptions
  /** Changes to the app. */
  readonly app?: Partial<OrgApp>
  /** Options of the client in place of the right ones. */
  readonly client?: Partial<OAuth2Options>
  /** Members of the request in place of the right ones; undefined leaves one out. */
  readonly request?: Members | ((org: LocalOrg) => Members)
  /** Action of the user of a device; approves when left out. */
  readonly user?: 'declines' | 'waits'
  /** Action between creating the request and sending it. */
  readonly before?: (org: LocalOrg, send: () => Promise<unknown>) => unknown
}

/** An app of the org that is switched off. */
export const SWITCHED_OFF: OrgApp = { clientId: 'switched-off', clientSecret: 's', disabled: true }

/** A `fetch` that spoils the Authorization header. */
async function spoiling(url: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers)
  if (headers.has('authorization')) headers.set('authorization', 'Basic ***')
  return await fetch(url, { ...init, headers })
}

/** Scenes that are the same whatever the grant. */
const COMMON: Readonly<Record<string, Scene>> = {
  user_inactive: { before: (org) => org.updateUser(org.user.username, { inactive: true }) },
  org_inactive: { org: { locked: true } },
  ip_restricted: { before: (org) => org.updateUser(org.user.username, { ipRestricted: true }) },
  login_rate_exceeded: { org: { loginsPerHour: 0 } },
  app_not_approved: {
    app: { adminApprovedOnly: true, preAuthorized: [] },
    before: (org) => org.approve(),
  },
  client_id_invalid: { client: { clientId: 'unknown' } },
  client_credentials_invalid: { client: { clientSecret: 'wrong' } },
  basic_header_invalid: { client: { clientAuthentication: 'client_secret_basic', fetch: spoiling } },
  flow_disabled: { client: { clientId: SWITCHED_OFF.clientId, clientSecret: 's' } },
  domain_not_supported: { org: { myDomain: false } },
  user_not_approved: { app: { preAuthorized: [] } },
}

const CODE: Readonly<Record<string, Scene>> = {
  code_invalid: { request: { code: 'unknown' } },
  code_expired: { before: (_org, send) => send() },
  code_verifier_missing: { request: { code_verifier: undefined } },
  code_verifier_wrong: { request: { code_verifier: 'w'.repeat(43) } },
  redirect_uri_mismatch: { request: { redirect_uri: 'http://127.0.0.1/elsewhere' } },
}

const refresh = (name: string): Readonly<Record<string, Scene>> => ({
  token_expired: { request: { refresh_token: 'gone' } },
  token_in_use: {
    before: (org, send) => {
      org.answer(name, { delay: 100 })
      send().catch(() => undefined)
    },
  },
})

const SAML: Readonly<Record<string, Scene>> = {
  assertion_invalid: { request: { assertion: 'bm8' } },
  audience_invalid: {
    request: (org) => ({ assertion: org.samlAssertion({ audience: 'https://example.org' }) }),
  },
  client_id_invalid: { request: (org) => ({ assertion: org.samlAssertion({ issuer: 'unknown' }) }) },
  flow_disabled: {
    request: (org) => ({ assertion: org.samlAssertion({ issuer: SWITCHED_OFF.clientId }) }),
  },
}

/** Scenes of one grant, by its `grant_type`. */
const BY_GRANT: Readonly<Record<string, Readonly<Record<string, Scene>>>> = {
  authorization_code: CODE,
  hybrid_auth_code: CODE,
  refresh_token: refresh('refresh_token'),
  hybrid_refresh: refresh('hybrid_refresh'),
  password: { authentication_failure: { request: { password: 'not-the-password' } } },
  client_credentials: { run_as_user_missing: { app: { runAs: '' } } },
  'urn:ietf:params:oauth:grant-type:jwt-bearer': {
    assertion_invalid: { request: { sub: undefined, assertion: 'a.b.c' } },
    audience_validation_failed: { request: { aud: 'https://example.org' } },
  },
  'urn:ietf:params:oauth:grant-type:saml2-bearer': SAML,
  assertion: SAML,
  'urn:ietf:params:oauth:grant-type:token-exchange': { scope_invalid: { request: { scope: 'full' } } },
  device: {
    authorization_pending: { user: 'waits' },
    slow_down: { org: { deviceInterval: 5 } },
    access_denied: { user: 'declines' },
    device_not_granted: { request: { code: 'made-up' } },
  },
}

/** Errors that the org gives only when it is told to, for every grant or for one of them. */
export const SCRIPTED: ReadonlySet<string> = new Set([
  'assertion_type_invalid',
  'dpop_nonce_needed',
  'grant_type_unsupported',
  'logins_exceeded',
  'password_invalid',
  'redirect_uri_missing',
  'server_error',
  'user_credentials_invalid',
  'authorization_code authentication_failure',
  'hybrid_auth_code authentication_failure',
  'refresh_token code_expired',
  'hybrid_refresh code_expired',
  'password domain_not_supported',
  'urn:ietf:params:oauth:grant-type:saml2-bearer audience_validation_failed',
])

/** How the org is brought to answer a grant with a documented error. */
export function sceneOf(grant: string, name: string): Scene {
  const own = BY_GRANT[grant]?.[name]
  if (SCRIPTED.has(name) || SCRIPTED.has(`${grant} ${name}`)) {
    return { before: (org) => org.answer(grant, answerOf(name)) }
  }
  const scene = own ?? COMMON[name]
  if (scene === undefined) throw new Error(`no scene has the local org answer ${grant} with ${name}`)
  return scene
}

/** The documented error as an answer. */
export function answerOf(name: string): OrgResponse {
  const { error, description } = errorOf(name)
  return {
    status: 400,
    body: { error, ...(description !== undefined && { error_description: description }) },
  }
}

/** A documented error by its name. */
export function errorOf(name: string): DocumentedError {
  const errors: Readonly<Record<string, DocumentedError>> = documentedErrors
  const error = errors[name]
  if (error === undefined) throw new Error(`the contract has no error ${name}`)
  return error
}
