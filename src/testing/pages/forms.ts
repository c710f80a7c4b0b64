import { html } from 'hono/html'
import type { Reply } from '../call.js'
import type { App } from '../state/apps.js'
import type { Browser } from '../state/browsers.js'
import { alert, page, type Markup } from './layout.js'

/** Fields for a username and a password. */
export function credentialFields(username: string): Markup {
  return html`<label for="username">Username</label>
    <input id="username" name="username" autocomplete="username" value="${username}" required />
    <label for="password">Password</label>
    <input id="password" name="password" type="password" autocomplete="current-password" required />`
}

/** What the login page shows. */
export interface LoginForm {
  /** The authorization request that the user came with, as a query. */
  readonly request: string
  readonly username: string
  readonly problem?: string
}

/** The login page. */
export function loginPage({ request, username, problem }: LoginForm): Promise<Reply> {
  return page(
    'Log in',
    html`${alert(problem)}
      <form method="post" action="/login">
        <input type="hidden" name="request" value="${request}" />
        ${credentialFields(username)}
        <button type="submit">Log in</button>
      </form>`,
    problem === undefined ? 200 : 403,
  )
}

/** What the consent page shows. */
export interface ConsentForm {
  readonly request: string
  readonly browser: Browser
  readonly app: App
  readonly scope: string
}

/** The consent page. */
export function consentPage({ request, browser, app, scope }: ConsentForm): Promise<Reply> {
  return page(
    'Allow access?',
    html`<p><strong>${app.clientId}</strong> asks for access as <strong>${browser.username}</strong>:</p>
      <ul>
        ${scope.split(' ').map((name) => html`<li>${name}</li>`)}
      </ul>
      <form method="post" action="/consent">
        <input type="hidden" name="request" value="${request}" />
        <input type="hidden" name="csrf" value="${browser.csrf}" />
        ${decision()}
      </form>`,
  )
}

/** What the page for a device's code shows. */
export interface DeviceForm {
  readonly userCode: string
  /** The browser in which somebody is logged in already. */
  readonly browser: Browser | undefined
  readonly problem?: string
}

/** The page on which a user types in the code that a device shows. */
export function devicePage({ userCode, browser, problem }: DeviceForm): Promise<Reply> {
  const who = browser
    ? html`<p>You are <strong>${browser.username}</strong>.</p>
        <input type="hidden" name="csrf" value="${browser.csrf}" />`
    : credentialFields('')
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
          value="${userCode}"
          required
        />
        ${who} ${decision()}
      </form>`,
    problem === undefined ? 200 : 403,
  )
}

function decision(): Markup {
  return html`<button type="submit" name="decision" value="allow">Allow</button>
    <button type="submit" name="decision" value="deny" formnovalidate>Deny</button>`
}
