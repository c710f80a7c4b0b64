import { html, raw } from 'hono/html'
import type { Reply } from '../call.js'
import type { App } from '../state/apps.js'
import type { Browser } from '../state/browsers.js'
import type { User } from '../state/users.js'
import { alert, ALERT_ID, page, type Markup } from './layout.js'
import { scopeList } from './scopes.js'

/** State of the fields for user name and password. */
interface Credentials {
  readonly username: string
  /** The last attempt was refused; the first field gets the focus. */
  readonly refused: boolean
  /** Nothing else on the page wants the focus. */
  readonly first: boolean
}

/** Fields for a username and a password. */
function credentialFields({ username, refused, first }: Credentials): Markup {
  const state = raw(refused ? ` aria-invalid="true" aria-describedby="${ALERT_ID}"` : '')
  const toName = raw(first && username === '' ? ' autofocus' : '')
  const toPassword = raw(first && username !== '' ? ' autofocus' : '')
  return html`<label for="username">Username</label>
    <input
      id="username"
      name="username"
      autocomplete="username"
      spellcheck="false"
      autocapitalize="none"
      value="${username}"
      required${state}${toName}
    />
    <label for="password">Password</label>
    <input
      id="password"
      name="password"
      type="password"
      autocomplete="current-password"
      required${state}${toPassword}
    />`
}

/** Content of the login page. */
export interface LoginForm {
  /** The authorization request that the user came with, as a query. */
  readonly request: string
  /** The app that they came from. */
  readonly clientId: string | undefined
  readonly username: string
  readonly users: readonly User[]
  readonly problem?: string
}

/** The login page. */
export function loginPage({ request, clientId, username, users, problem }: LoginForm): Promise<Reply> {
  const refused = problem !== undefined
  return page(
    'Log in',
    html`${clientId === undefined ? '' : html`<p class="soft">to continue to <b>${clientId}</b></p>`}
      ${alert(problem)}
      <form method="post" action="/login">
        <input type="hidden" name="request" value="${request}" />
        ${credentialFields({ username, refused, first: true })}
        <div class="buttons"><button type="submit" class="first">Log in</button></div>
        ${userButtons(users, username)}
      </form>`,
    refused ? { status: 403, problem: true } : {},
  )
}

/** Users that are offered. */
const OFFERED = 6

/** A button for each user, which logs in without a password; the one that the app named comes first. */
function userButtons(users: readonly User[], username: string): Markup {
  const named = users.filter((user) => user.username === username)
  const offered = [...named, ...users.filter((user) => user.username !== username)].slice(0, OFFERED)
  if (offered.length === 0) return html``
  return html`<fieldset class="users">
    <legend class="soft">or without a password, as a user of this org</legend>
    ${offered.map(
      (user) =>
        html`<button type="submit" name="as" value="${user.username}" formnovalidate>
          ${user.firstName} ${user.lastName} <small>${user.username}</small>
        </button>`,
    )}
  </fieldset>`
}

/** Content of the consent page. */
export interface ConsentForm {
  readonly request: string
  readonly browser: Browser
  readonly app: App
  readonly scope: string
  /** Where the user goes from here. */
  readonly target: string
}

/** The consent page. */
export function consentPage({ request, browser, app, scope, target }: ConsentForm): Promise<Reply> {
  const params = new URLSearchParams(request)
  params.set('prompt', 'login')
  const other = `/services/oauth2/authorize?${params.toString()}`
  return page(
    'Allow access?',
    html`<p><strong>${app.clientId}</strong> asks for access as <strong>${browser.username}</strong>:</p>
      ${scopeList(scope)}
      <form method="post" action="/consent">
        <input type="hidden" name="request" value="${request}" />
        <input type="hidden" name="csrf" value="${browser.csrf}" />
        ${decision()}
      </form>
      <p class="soft">Then the browser returns to <b>${placeOf(target)}</b>.</p>
      <p class="soft"><a href="${other}">Log in as another user</a></p>`,
  )
}

/** Content of the page for a device's code. */
export interface DeviceForm {
  readonly userCode: string
  /** The browser in which a user is logged in already. */
  readonly browser: Browser | undefined
  readonly users: readonly User[]
  readonly username?: string
  readonly problem?: string
  /** Which part of the form the problem is about. */
  readonly wrong?: 'code' | 'credentials'
}

/** The page on which a user types in the code that a device shows. */
export function devicePage(form: DeviceForm): Promise<Reply> {
  const { userCode, browser, users, username = '', problem, wrong } = form
  const refused = wrong === 'credentials'
  const who = browser
    ? html`<p>You are <strong>${browser.username}</strong>.</p>
        <input type="hidden" name="csrf" value="${browser.csrf}" />`
    : credentialFields({ username, refused, first: refused })
  const state = raw(wrong === 'code' ? ` aria-invalid="true" aria-describedby="${ALERT_ID}"` : '')
  return page(
    'Connect a device',
    html`${alert(problem)}
      <form method="post" action="/setup/connect">
        <label for="user_code">Code that the device shows</label>
        <input
          id="user_code"
          name="user_code"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          value="${userCode}"
          required${state}${raw(refused ? '' : ' autofocus')}
        />
        ${who} ${decision()} ${browser ? '' : userButtons(users, username)}
      </form>
      <p class="soft">Allow only a code that you see on a device of your own.</p>`,
    problem === undefined ? {} : { status: 403, problem: true },
  )
}

function decision(): Markup {
  return html`<div class="buttons">
    <button type="submit" name="decision" value="allow" class="first">Allow</button>
    <button type="submit" name="decision" value="deny" formnovalidate>Deny</button>
  </div>`
}

/** The origin of a callback URL, or the scheme of an app's own. */
function placeOf(target: string): string {
  const { origin, protocol } = new URL(target)
  return origin === 'null' ? protocol : origin
}
