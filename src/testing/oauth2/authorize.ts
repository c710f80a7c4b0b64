import { readForm, type Call, type Reply } from '../call.js'
import { browserOf, redirect } from '../pages/browser.js'
import { consentPage, loginPage } from '../pages/forms.js'
import { callbacksOf, type App } from '../state/apps.js'
import type { Browser } from '../state/browsers.js'
import type { OrgState } from '../state/index.js'
import type { User } from '../state/users.js'
import { errorPage } from '../pages/layout.js'
import { isAllowed } from './scope.js'

/** Parameters of a callback URL. */
type Answer = Readonly<Record<string, string>>

/** An authorization request of an app that is known and may be led back to. */
export interface Authorization {
  readonly app: App
  readonly params: URLSearchParams
}

/** Plays the authorization endpoint: by login page and consent page, or with a user who consents at once. */
export async function authorize(call: Call, org: OrgState): Promise<Reply> {
  const params = readForm(call)
  const request = await readAuthorization(params, org)
  if ('status' in request) return request
  if (org.settings.locked)
    return leadBack(request, problem('inactive_org', 'org is locked, closed, or suspended'))
  if (org.settings.consent === 'automatic') return leadBack(request, grantCode(request.app, params, org))
  const refusal = refusalOf(request.app, params)
  return refusal ? leadBack(request, refusal) : await interact(request, browserOf(call, org), org)
}

/** The request that parameters make, or the page that says why they make none. */
export async function readAuthorization(
  params: URLSearchParams,
  org: OrgState,
): Promise<Authorization | Reply> {
  const app = org.apps.find(params.get('client_id') ?? '')
  if (!app) return await errorPage('invalid_client_id', 'client identifier invalid')
  if (!callbacksOf(app).includes(params.get('redirect_uri') ?? '')) {
    return await errorPage('redirect_uri_mismatch', 'redirect_uri must match configuration')
  }
  return { app, params }
}

/** The next page before the callback: login, consent, or none. */
async function interact(request: Authorization, browser: Browser | undefined, org: OrgState): Promise<Reply> {
  const { app, params } = request
  const prompts = (params.get('prompt') ?? '').split(' ')
  const silent = params.get('immediate') === 'true' || prompts.includes('none')
  const unsuccessful = problem('immediate_unsuccessful', 'the user has to see a page first')
  if (browser === undefined || prompts.includes('login')) {
    if (silent) return leadBack(request, unsuccessful)
    const { clientId } = app
    const username = params.get('login_hint') ?? ''
    return await loginPage({ request: params.toString(), clientId, username, users: org.users.list() })
  }
  const approved = org.approvals.has(browser.username, app.clientId)
  if (approved && !prompts.includes('consent')) return conclude(request, browser, org)
  return silent ? leadBack(request, unsuccessful) : await askConsent(request, browser)
}

/** Shows the consent page to a user who has logged in. */
export function askConsent({ app, params }: Authorization, browser: Browser): Promise<Reply> {
  const scope = params.get('scope') ?? app.scope
  const target = params.get('redirect_uri') ?? ''
  return consentPage({ request: params.toString(), browser, app, scope, target })
}

/** Gives a code for a user who has consented. */
export function conclude(request: Authorization, { username }: Browser, org: OrgState): Reply {
  return leadBack(request, grantCode(request.app, request.params, org, username))
}

/** Gives a code to the app, or says why not: what the callback URL is to carry. */
export function grantCode(
  app: App,
  params: URLSearchParams,
  org: OrgState,
  username = params.get('login_hint') ?? org.users.list()[0]?.username ?? '',
): Answer {
  const refusal = refusalOf(app, params)
  if (refusal) return refusal
  const user = org.users.find(username)
  const stopped = user ? whyNot(user) : denied()
  if (stopped) return stopped
  org.approvals.add(username, app.clientId)
  const code = org.codes.issue({
    username,
    clientId: app.clientId,
    redirectUri: params.get('redirect_uri') ?? callbacksOf(app)[0] ?? '',
    scope: params.get('scope') ?? app.scope,
    codeChallenge: params.get('code_challenge') ?? undefined,
    nonce: params.get('nonce') ?? undefined,
  })
  return { code }
}

/** Why a user gets no code, whatever the app is. */
function whyNot(user: User): Answer | undefined {
  if (user.inactive) return problem('inactive_user', 'user is inactive')
  return user.ipRestricted ? problem('invalid_grant', 'ip restricted or invalid login hours') : undefined
}

/** The reason why an app gets no code, independent of the user. */
export function refusalOf(app: App, params: URLSearchParams): Answer | undefined {
  if (app.disabled)
    return problem('oauth_flow_disabled', 'The external client app or the OAuth plugin is disabled.')
  if (!app.installed) return problem('invalid_client', 'app must be installed into org')
  if (params.get('response_type') !== 'code')
    return problem('unsupported_response_type', 'response type not supported')
  if (app.requirePkce && !params.has('code_challenge'))
    return problem('invalid_request', 'missing required code challenge')
  const scope = params.get('scope')
  if (scope === null || isAllowed(app, scope)) return undefined
  return problem('invalid_scope', 'the requested scope is not allowed')
}

/** The user declined, or may not log in. */
export function denied(): Answer {
  return problem('access_denied', 'end-user denied authorization')
}

function problem(error: string, description: string): Answer {
  return { error, error_description: description }
}

/** Leads the browser back to the app. */
export function leadBack({ params }: Authorization, answer: Answer): Reply {
  const target = new URL(params.get('redirect_uri') ?? '')
  const state = params.get('state')
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value)
  if (state !== null) target.searchParams.set('state', state)
  return redirect(target.href)
}
