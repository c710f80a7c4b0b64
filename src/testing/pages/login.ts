import { readForm, type Call, type Reply } from '../call.js'
import { askConsent, conclude, denied, leadBack, readAuthorization, refusalOf } from '../oauth2/authorize.js'
import type { OrgState } from '../state/index.js'
import { browserOf, logIn, redirect, remember } from './browser.js'
import { loginPage } from './forms.js'
import { message } from './layout.js'

/** Takes the login form, and leads on to the consent page. */
export async function takeLogin(call: Call, org: OrgState): Promise<Reply> {
  const form = readForm(call)
  const request = form.get('request') ?? ''
  const browser = logIn(form, org)
  if (browser === undefined) {
    const problem = 'Username or password is wrong, or the user may not log in.'
    const clientId = new URLSearchParams(request).get('client_id') ?? undefined
    const username = form.get('username') ?? form.get('as') ?? ''
    return await loginPage({ request, clientId, username, users: org.users.list(), problem })
  }
  const authorization = await readAuthorization(new URLSearchParams(request), org)
  if ('status' in authorization) return authorization
  return redirect(`/consent?${authorization.params.toString()}`, remember(browser))
}

/** Shows the consent page after a login, unless the user has consented before. */
export async function showConsent(call: Call, org: OrgState): Promise<Reply> {
  const browser = browserOf(call, org)
  const authorization = await readAuthorization(call.url.searchParams, org)
  if ('status' in authorization) return authorization
  const { app, params } = authorization
  if (browser === undefined) return redirect(`/services/oauth2/authorize?${params.toString()}`)
  const refusal = refusalOf(app, params)
  if (refusal) return leadBack(authorization, refusal)
  const approved = org.approvals.has(browser.username, app.clientId)
  const asked = (params.get('prompt') ?? '').includes('consent')
  return approved && !asked ? conclude(authorization, browser, org) : await askConsent(authorization, browser)
}

/** Takes the decision of the consent page, and leads back to the app. */
export async function takeConsent(call: Call, org: OrgState): Promise<Reply> {
  const form = readForm(call)
  const browser = browserOf(call, org)
  const authorization = await readAuthorization(new URLSearchParams(form.get('request') ?? ''), org)
  if ('status' in authorization) return authorization
  if (browser === undefined || form.get('csrf') !== browser.csrf)
    return await message('Nobody is logged in here', 'Begin the login again.', 403)
  if (form.get('decision') !== 'allow') return leadBack(authorization, denied())
  return conclude(authorization, browser, org)
}
