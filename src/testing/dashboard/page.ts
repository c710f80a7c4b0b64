import { html } from 'hono/html'
import type { Reply } from '../call.js'
import { page, type Markup } from '../pages/layout.js'
import { callbacksOf } from '../state/apps.js'
import type { OrgState } from '../state/index.js'
import { connectionCode } from './connect.js'
import { requestsPanel, sessionsPanel, tokensPanel, usersPanel, type View } from './panels.js'

/** Where the script of the page is. */
export const SCRIPT_PATH = '/local-org/dashboard.js'

/** The overview of the org: who is logged in, what arrived, and buttons that end it. */
export function dashboard(view: View): Promise<Reply> {
  const { org } = view
  return page(
    'Local org',
    html`<p class="soft">${settingsLine(org)}</p>
      <p role="status" id="note" class="soft"></p>
      ${counters(view)} ${sessionsPanel(view)} ${tokensPanel(view)}
      <div class="columns">
        <div>${requestsPanel(view)}</div>
        <div>${usersPanel(view)} ${violationsPart(org)} ${connect(org)}</div>
      </div>`,
    { script: SCRIPT_PATH },
  )
}

/** The parts of the page that change. */
export function live(view: View): Markup {
  const parts = [counters, sessionsPanel, tokensPanel, requestsPanel, usersPanel]
  return html`${parts.map((part) => part(view))} ${violationsPart(view.org)}`
}

function settingsLine({ url, settings }: OrgState): Markup {
  const { version, sessionSeconds, rotation, reuseDetection, consent, soapLogin } = settings
  const facts = [
    `API ${version}.0`,
    `sessions idle out after ${sessionSeconds} s`,
    `rotation ${rotation ? 'on' : 'off'}`,
    `reuse detection ${reuseDetection ? 'on' : 'off'}`,
    `consent ${consent === 'ask' ? 'asked' : 'automatic'}`,
    `SOAP login ${soapLogin}`,
  ]
  return html`<strong>${url}</strong> · ${facts.join(' · ')}`
}

function counters({ org, requests }: View): Markup {
  const counts: readonly (readonly [name: string, value: number, isBad?: boolean])[] = [
    ['Live sessions', org.sessions.list().length],
    ['Refresh tokens', org.refreshTokens.list().length],
    ['Requests', requests.length],
    ['Rotations', org.refreshTokens.rotations],
    ['Reuses', org.refreshTokens.reuses, org.refreshTokens.reuses > 0],
    ['Contract violations', org.violations.length, org.violations.length > 0],
  ]
  return html`<dl class="tiles" id="counters" data-part>
    ${counts.map(
      ([name, value, isBad = false]) =>
        html`<div class="${isBad ? 'bad' : ''}">
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`
}

function violationsPart({ violations }: OrgState): Markup {
  const known = [...new Set(violations)]
  return html`<section class="panel" id="violations" data-part aria-labelledby="violations-title">
    <h2 id="violations-title" tabindex="-1">Contract violations</h2>
    ${
      known.length === 0
        ? html`<p class="soft">None: every request kept the contracts.</p>`
        : html`<ul>
            ${known.map((text) => html`<li>${text}</li>`)}
          </ul>`
    }
  </section>`
}

function connect({ url, apps }: OrgState): Markup {
  const [app] = apps.list()
  if (app === undefined) return html``
  const { clientId } = app
  const clientSecret = app.clientSecret === '' ? undefined : 'process.env.SF_CLIENT_SECRET'
  const code = connectionCode({ url, clientId, clientSecret, redirectUri: callbacksOf(app)[0] ?? '' })
  return html`<section class="panel" aria-labelledby="connect-title">
    <h2 id="connect-title">What to put into a Connection</h2>
    <pre tabindex="0"><code>${code}</code></pre>
    <p class="soft">
      Secrets and passwords are not shown here; they are those that the org was started with.
    </p>
  </section>`
}
