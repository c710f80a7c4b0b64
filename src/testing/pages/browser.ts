import type { Call, Reply } from '../call.js'
import type { Browser } from '../state/browsers.js'
import type { OrgState } from '../state/index.js'

const COOKIE = 'local_org_sid'

/** The browser that a request came from, when a user is logged in there. */
export function browserOf(call: Call, org: OrgState): Browser | undefined {
  const cookie = call.headers.get('cookie') ?? ''
  const id = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w.]+)`).exec(cookie)?.[1]
  return id === undefined ? undefined : org.browsers.find(id)
}

/** Leads a browser on. */
export function redirect(url: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status: 302, headers: { Location: url, 'Cache-Control': 'no-store', ...headers }, body: '' }
}

/** The header that makes a browser remember who is logged in. */
export function remember(browser: Browser): Record<string, string> {
  return { 'Set-Cookie': `${COOKIE}=${browser.id}; Path=/; HttpOnly; SameSite=Lax` }
}

/** The header that makes a browser forget. */
export function forget(): Record<string, string> {
  return { 'Set-Cookie': `${COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax` }
}

/**
 * Logs a user in by the fields of a form: username and password, or the user whose button `as` was clicked.
 *
 * @returns undefined when the password is wrong, or when the user may not log in
 */
export function logIn(form: URLSearchParams, org: OrgState): Browser | undefined {
  const clicked = org.users.find(form.get('as') ?? '')
  const username = clicked?.username ?? form.get('username') ?? ''
  const password = clicked ? clicked.password + clicked.securityToken : (form.get('password') ?? '')
  return org.users.check(username, password) === 'ok' ? org.browsers.open(username) : undefined
}
