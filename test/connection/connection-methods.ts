import { Connection } from '../../src/index.js'
import type { OAuth2 } from '../../src/index.js'
import type { LocalOrg } from '../../src/testing/index.js'

export type Callback = (error: Error | null, result?: unknown) => void

/** A call that takes a callback at its end. */
export type Call = (...rest: Callback[]) => Promise<unknown>

/** The objects whose methods are called. */
export interface Target {
  readonly org: LocalOrg
  readonly conn: Connection
  readonly oauth2: OAuth2
}

/** How a method is called with success, and how so that it fails. */
export interface Method {
  readonly good?: (target: Target, ...rest: Callback[]) => Promise<unknown>
  readonly bad: (target: Target, ...rest: Callback[]) => Promise<unknown>
}

const nobody = (): Connection => new Connection()

/** The asynchronous methods of a connection, by name. */
export const CONNECTION: Readonly<Record<string, Method>> = {
  login: {
    good: ({ org, conn }, ...rest) => conn.login(org.user.username, org.user.password, ...rest),
    bad: ({ org, conn }, ...rest) => conn.login(org.user.username, 'wrong', ...rest),
  },
  loginBySoap: {
    good: ({ org, conn }, ...rest) => conn.loginBySoap(org.user.username, org.user.password, ...rest),
    bad: ({ conn }, ...rest) => conn.loginBySoap('', '', ...rest),
  },
  loginByOAuth2: {
    good: ({ org, conn }, ...rest) => conn.loginByOAuth2(org.user.username, org.user.password, ...rest),
    bad: ({ org, conn }, ...rest) => conn.loginByOAuth2(org.user.username, 'wrong', ...rest),
  },
  'authorize with a code': {
    good: ({ org, conn }, ...rest) => conn.authorize(org.authorizationCode(), ...rest),
    bad: ({ conn }, ...rest) => conn.authorize('no.code', ...rest),
  },
  'authorize with a code and parameters': {
    good: ({ org, conn }, ...rest) => conn.authorize(org.authorizationCode(), {}, ...rest),
    bad: ({ conn }, ...rest) => conn.authorize('no.code', undefined, ...rest),
  },
  'authorize with a grant': {
    good: ({ conn }, ...rest) => conn.authorize({ grant_type: 'client_credentials' }, ...rest),
    bad: ({ conn }, ...rest) => conn.authorize({ grant_type: 'none' } as never, ...rest),
  },
  authorizeCallback: {
    good: ({ org, conn }, ...rest) => {
      const { url, ...pending } = conn.oauth2.authorizationRequest()
      const code = org.authorizationCode(undefined, Object.fromEntries(new URL(url).searchParams))
      return conn.authorizeCallback(
        `https://app.example.org/?state=${pending.state}&code=${code}`,
        pending,
        ...rest,
      )
    },
    bad: ({ conn }, ...rest) =>
      conn.authorizeCallback(
        'https://app.example.org/?state=x&code=y',
        { state: 's', codeVerifier: 'v' },
        ...rest,
      ),
  },
  refresh: {
    good: ({ conn }, ...rest) => conn.refresh(...rest),
    bad: (_target, ...rest) => nobody().refresh(...rest),
  },
  logout: {
    good: ({ conn }, ...rest) => conn.logout(...rest),
    bad: ({ org, conn }, ...rest) => {
      org.answer('revoke', { status: 503 })
      return conn.logout(...rest)
    },
  },
  'logout with revocation': {
    good: ({ conn }, ...rest) => conn.logout(true, ...rest),
    bad: ({ org, conn }, ...rest) => {
      org.answer('revoke', 'reset')
      return conn.logout(true, ...rest)
    },
  },
  identity: {
    good: ({ conn }, ...rest) => conn.identity(...rest),
    bad: (_target, ...rest) => nobody().identity(...rest),
  },
  fetch: {
    good: ({ conn }, ...rest) => conn.fetch('/services/data', ...rest),
    bad: (_target, ...rest) => nobody().fetch('/services/data', ...rest),
  },
  'fetch with init': {
    good: ({ conn }, ...rest) => conn.fetch('/services/data', { method: 'GET' }, ...rest),
    bad: ({ conn }, ...rest) => conn.fetch('/x', { headers: { authorization: 'mine' } }, ...rest),
  },
  'request of a URL': {
    good: ({ conn }, ...rest) => conn.request('/limits', ...rest),
    bad: ({ conn }, ...rest) => conn.request('/nothing/here', ...rest),
  },
  'request of an object': {
    good: ({ conn }, ...rest) => conn.request({ url: '/limits' }, ...rest),
    bad: ({ conn }, ...rest) => conn.request({ method: 'POST', url: '/sobjects/Account', body: [] }, ...rest),
  },
}
