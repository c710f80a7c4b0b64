import type { Call, Reply } from '../call.js'
import { callbacksOf } from '../state/apps.js'
import type { OrgState } from '../state/index.js'
import { browserOf, forget, redirect, remember } from './browser.js'
import { message } from './layout.js'

/** Opens a browser session by a link of the single access endpoint, and leads on to a page of the org. */
export async function frontdoor(call: Call, org: OrgState): Promise<Reply> {
  const browser = org.browsers.redeemTicket(call.url.searchParams.get('otp') ?? '')
  if (browser === undefined)
    return await message('This link has been used, or is too old', 'Ask for a new one.', 403)
  const start = call.url.searchParams.get('startURL') ?? '/lightning'
  const target = URL.canParse(start, org.url) ? new URL(start, org.url) : new URL('/lightning', org.url)
  return redirect(target.origin === org.url ? target.href : `${org.url}/lightning`, remember(browser))
}

/** Any page of the org's own, behind its login. */
export function home(call: Call, org: OrgState): Promise<Reply> {
  const browser = browserOf(call, org)
  if (browser === undefined) return message('Nobody is logged in here', 'Log in by an app.', 401)
  return message('Welcome', `You are ${browser.username}.`)
}

/** Ends the browser session, and leads on where an app asked for it (OpenID Connect RP-Initiated Logout). */
export async function endSession(call: Call, org: OrgState): Promise<Reply> {
  const browser = browserOf(call, org)
  if (browser) org.browsers.close(browser.id)
  const { searchParams } = call.url
  const target = searchParams.get('post_logout_redirect_uri')
  if (target === null) {
    const reply = await message('Logged out', 'The browser session is over.')
    return { ...reply, headers: { ...reply.headers, ...forget() } }
  }
  if (!isKnown(target, org))
    return await message('This request cannot be shown', 'post_logout_redirect_uri is not an app’s.', 400)
  const url = new URL(target)
  const state = searchParams.get('state')
  if (state !== null) url.searchParams.set('state', state)
  return redirect(url.href, forget())
}

/** Whether a URL is on the host of an app's callback. */
function isKnown(target: string, org: OrgState): boolean {
  if (!URL.canParse(target)) return false
  const callbacks = org.apps.list().flatMap(callbacksOf)
  return callbacks.some((url) => URL.canParse(url) && new URL(url).origin === new URL(target).origin)
}
