import { readForm, type Call, type Reply } from '../call.js'
import type { App } from '../state/apps.js'
import type { OrgState } from '../state/index.js'
import { errorPage } from './pages.js'

/** Plays the authorization endpoint: the user of `login_hint`, or the first one, consents at once. */
export function authorize(call: Call, org: OrgState): Reply {
  const form = readForm(call)
  const app = org.apps.find(form.get('client_id') ?? '')
  if (!app) return errorPage('invalid_client_id', 'client identifier invalid')
  if (app.redirectUri !== form.get('redirect_uri')) {
    return errorPage('redirect_uri_mismatch', 'redirect_uri must match configuration')
  }
  return redirect(app, form, grantCode(app, form, org))
}

/** Gives a code to the app, or says why not: what the callback URL is to carry. */
export function grantCode(app: App, form: URLSearchParams, org: OrgState): Readonly<Record<string, string>> {
  const username = form.get('login_hint') ?? org.users.list()[0]?.username ?? ''
  const scope = form.get('scope') ?? app.scope
  const refusal = refusalOf(app, form, scope) ?? (isActive(org, username) ? undefined : denied())
  if (refusal) return refusal
  const codeChallenge = form.get('code_challenge') ?? undefined
  const { clientId, redirectUri } = app
  return { code: org.codes.issue({ username, clientId, redirectUri, scope, codeChallenge }) }
}

function refusalOf(app: App, form: URLSearchParams, scope: string) {
  if (app.disabled)
    return problem('oauth_flow_disabled', 'The external client app or the OAuth plugin is disabled.')
  if (form.get('response_type') !== 'code')
    return problem('unsupported_response_type', 'response type not supported')
  if (app.requirePkce && !form.has('code_challenge'))
    return problem('invalid_request', 'missing required code challenge')
  const allowed = app.scope.split(' ')
  const granted = scope.split(' ').every((name) => allowed.includes(name))
  return granted ? undefined : problem('invalid_scope', 'the requested scope is not allowed')
}

function isActive(org: OrgState, username: string): boolean {
  return org.users.find(username)?.inactive === false
}

function denied() {
  return problem('access_denied', 'end-user denied authorization')
}

function problem(error: string, description: string): Readonly<Record<string, string>> {
  return { error, error_description: description }
}

function redirect(app: App, form: URLSearchParams, answer: Readonly<Record<string, string>>): Reply {
  const target = new URL(app.redirectUri)
  const state = form.get('state')
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value)
  if (state !== null) target.searchParams.set('state', state)
  return { status: 302, headers: { Location: target.href, 'Cache-Control': 'no-store' }, body: '' }
}
