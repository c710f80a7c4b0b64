import { html } from 'hono/html'
import type { OrgRequest } from '../log.js'
import type { Markup } from '../pages/layout.js'
import type { OrgState } from '../state/index.js'
import type { Past } from '../state/past.js'
import type { Family, FamilyEnd } from '../state/refresh-tokens.js'
import type { Session, SessionEnd } from '../state/sessions.js'
import type { User } from '../state/users.js'
import { badge, buttons, panel, type Row } from './table.js'
import { duration, masked, timeOf } from './words.js'

/** Subject of the panels. */
export interface View {
  readonly org: OrgState
  readonly requests: readonly OrgRequest[]
  /** Comes back with every button. */
  readonly csrf: string
}

/** The sessions, the newest first, and the last ones that are over. */
export function sessionsPanel(view: View): Markup {
  const { sessions } = view.org
  const all: (Session | Past<Session, SessionEnd>)[] = [...sessions.list(), ...sessions.past()]
  return panel({
    id: 'sessions',
    title: 'Sessions',
    head: ['No.', 'User', 'App', 'Kind', 'Token', 'Opened', 'Ends in', 'State', 'Actions'],
    rows: all.sort(newestFirst).map((session) => sessionRow(session, view)),
    none: 'Nobody has logged in yet.',
  })
}

function sessionRow(session: Session | Past<Session, SessionEnd>, { org, csrf }: View): Row {
  const over = 'ended' in session
  const now = org.settings.clock()
  const family = [...org.refreshTokens.list(), ...org.refreshTokens.past()].find(
    ({ id }) => id === session.family,
  )
  const { number, username, clientId = '–', kind, id } = session
  return {
    over,
    cells: [
      number,
      username,
      clientId,
      `${kind === 'soap' ? 'SOAP' : 'OAuth 2.0'}${family ? `, refresh token ${family.number}` : ''}`,
      html`<code>${masked(id)}</code>`,
      `${duration(now - session.openedAt)} ago`,
      over ? '–' : duration(session.expiresAt - now),
      over ? badge(session.ended, 'bad') : sessionState(session, org),
      over ? '' : buttons(csrf, 'session', number, ['expire', 'kill']),
    ],
  }
}

function sessionState(session: Session, org: OrgState): Markup {
  if (org.users.find(session.username)?.inactive !== false) return badge('user inactive', 'bad')
  return session.restricted === true ? badge('only for setPassword', 'warn') : badge('live', 'good')
}

/** The refresh tokens, each with all that it was rotated to. */
export function tokensPanel({ org, csrf }: View): Markup {
  const { refreshTokens } = org
  const all: (Family | Past<Family, FamilyEnd>)[] = [...refreshTokens.list(), ...refreshTokens.past()]
  return panel({
    id: 'tokens',
    title: 'Refresh tokens',
    head: ['No.', 'User', 'App', 'Token', 'Rotations', 'State', 'Actions'],
    rows: all.sort(newestFirst).map((family) => {
      const { number, username, clientId, current, rotations } = family
      const over = 'ended' in family
      const state = over ? badge(ENDS[family.ended], 'bad') : badge('good', 'good')
      const token = html`<code>${masked(current)}</code>`
      const action = over ? '' : buttons(csrf, 'refresh token', number, ['revoke'])
      return { over, cells: [number, username, clientId, token, rotations, state, action] }
    }),
    none: 'No app has one yet.',
  })
}

const ENDS: Readonly<Record<FamilyEnd, string>> = {
  revoked: 'revoked',
  reused: 'revoked: used twice',
  dropped: 'dropped for newer ones',
}

/** Requests that are shown. */
const REQUESTS = 40

/** The last requests, the newest first. */
export function requestsPanel({ requests }: View): Markup {
  return panel({
    id: 'requests',
    title: 'Last requests (times in UTC)',
    head: ['Time', 'What', 'Request', 'Status'],
    rows: requests
      .slice(-REQUESTS)
      .reverse()
      .map(({ at, name, method, path, status }) => ({
        cells: [
          timeOf(at),
          html`<strong>${shortName(name)}</strong>`,
          html`<code>${method} ${path}</code>`,
          statusBadge(status),
        ],
      })),
    none: 'Nothing has arrived yet.',
  })
}

/** A grant's name without the prefix of its URN. */
function shortName(name: string): string {
  return name.split(':').pop() ?? name
}

function statusBadge(status: number | undefined): Markup {
  if (status === undefined) return badge('none', 'warn')
  return badge(String(status), status < 300 ? 'good' : status < 400 ? '' : 'bad')
}

/** Who may log in. */
export function usersPanel({ org }: View): Markup {
  return panel({
    id: 'users',
    title: 'Users',
    head: ['User', 'Name', 'State'],
    rows: org.users.list().map((user) => ({
      cells: [user.username, `${user.firstName} ${user.lastName}`, userState(user)],
    })),
    none: 'The org was started without any.',
  })
}

function userState(user: User): Markup {
  if (user.inactive) return badge('inactive', 'bad')
  if (user.locked) return badge('locked out', 'bad')
  return user.passwordExpired ? badge('password expired', 'warn') : badge('active', 'good')
}

function newestFirst(one: { readonly number: number }, other: { readonly number: number }): number {
  return other.number - one.number
}
