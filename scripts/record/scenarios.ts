import type { ConnectionOptions } from '../../src/index.js'
import type { Call } from './expectation.js'

/** Credentials of a recording. */
export interface Credentials {
  readonly loginUrl: string
  readonly username: string
  readonly password: string
  readonly clientId: string
  readonly clientSecret: string
  readonly refreshToken: string
}

/** The calls of one fixture. */
export interface Plan extends Call {
  readonly open: ConnectionOptions
  readonly before?: readonly Call[]
}

/** A fixture that can be recorded. */
export interface Scenario {
  /** Name of the folder. */
  readonly name: string
  /** The recording that the answer is held against. */
  readonly shape: string
  readonly needs: readonly (keyof Credentials)[]
  readonly plan: (credentials: Credentials) => Plan
}

const USER = ['username', 'password'] as const
const APP = ['clientId', 'clientSecret'] as const

function bySoap({ loginUrl }: Credentials): ConnectionOptions {
  return { loginUrl }
}

function byApp({ loginUrl, clientId, clientSecret }: Credentials): ConnectionOptions {
  return { oauth2: { loginUrl, clientId, clientSecret } }
}

function byRefreshToken(credentials: Credentials): ConnectionOptions {
  const { loginUrl, clientId, clientSecret, refreshToken } = credentials
  return { oauth2: { loginUrl, clientId, clientSecret }, refreshToken }
}

const login = ({ username, password }: Credentials): Call => ({ call: 'login', args: [username, password] })

/** Never a password of anyone. */
const WRONG = 'not-the-password-of-anyone'

/** The scenarios, in the order in which they are recorded. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'login__recorded',
    shape: 'soap-login-200.postman.http',
    needs: USER,
    plan: (credentials) => ({ open: bySoap(credentials), ...login(credentials) }),
  },
  {
    name: 'login__recorded_refusal',
    shape: 'documented/soap-500-INVALID_LOGIN.http',
    needs: ['username'],
    plan: (credentials) => ({ open: bySoap(credentials), ...login({ ...credentials, password: WRONG }) }),
  },
  {
    name: 'logout__recorded',
    shape: 'documented/soap-200-logout.http',
    needs: USER,
    plan: (credentials) => ({ open: bySoap(credentials), before: [login(credentials)], call: 'logout' }),
  },
  {
    name: 'identity__recorded',
    shape: 'INDEX.md',
    needs: USER,
    plan: (credentials) => ({ open: bySoap(credentials), before: [login(credentials)], call: 'identity' }),
  },
  {
    name: 'loginByOAuth2__recorded',
    shape: 'oauth-password-200.postman.http',
    needs: [...USER, ...APP],
    plan: (credentials) => ({ open: byApp(credentials), ...login(credentials) }),
  },
  {
    name: 'loginByOAuth2__recorded_refusal',
    shape: 'documented/token-400-authentication-failure.http',
    needs: ['username', ...APP],
    plan: (credentials) => ({ open: byApp(credentials), ...login({ ...credentials, password: WRONG }) }),
  },
  {
    name: 'logout__recorded_revocation',
    shape: 'documented/revoke-200.http',
    needs: [...USER, ...APP],
    plan: (credentials) => ({ open: byApp(credentials), before: [login(credentials)], call: 'logout' }),
  },
  {
    name: 'refresh__recorded',
    shape: 'documented/token-200-refresh-rtr.http',
    needs: [...APP, 'refreshToken'],
    plan: (credentials) => ({ open: byRefreshToken(credentials), call: 'refresh' }),
  },
]
