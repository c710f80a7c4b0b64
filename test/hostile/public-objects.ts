import { Connection, type Fetch, OAuth2 } from '../../src/index.js'
import { hurried } from '../helpers/timers.js'
import { operationOf, USER } from './good-answers.js'
import { FIXED, HOST, PASSWORD, SECRET } from './inspect-views.js'
import { PRIVATE_KEY } from './planted-secrets.js'

/** A protocol operation that is attacked by what answers it, or by what does not. */
export interface Subject {
  readonly name: string
  readonly protocol: 'soap' | 'json' | 'none'
  /** Whether a request is the one that is attacked; all others are answered well. */
  readonly isAttacked: (url: string, body: string) => boolean
  /** Makes what the operation is called on; calling twice calls the same object again. */
  readonly open: (fetch: Fetch) => () => Promise<unknown>
  /** Goes on by itself after what may pass: a device flow polls until the user has decided. */
  readonly patient?: true
  /** Renews a session: a refusal for good is remembered. */
  readonly renews?: true
}

const app = (fetch: Fetch): OAuth2 =>
  new OAuth2({
    loginUrl: HOST,
    clientId: 'an.app',
    clientSecret: SECRET,
    redirectUri: 'https://app.example.org/callback',
    privateKey: PRIVATE_KEY,
    clientAuthentication: 'client_secret_post',
    timeout: TIMEOUT,
    fetch,
  })

/** Milliseconds that a request may take in these tests. */
export const TIMEOUT = 700

const session = (fetch: Fetch): Connection =>
  new Connection({
    oauth2: app(fetch),
    instanceUrl: HOST,
    accessToken: FIXED.accessToken,
    refreshToken: FIXED.refreshToken,
    userInfo: { id: '005000000000001AAA', organizationId: '00D000000000001AAA', url: USER },
    timeout: TIMEOUT,
    fetch,
    retry: 0,
  })

const soapSession = (fetch: Fetch): Connection =>
  new Connection({ serverUrl: HOST, sessionId: FIXED.sessionId, loginUrl: HOST, timeout: TIMEOUT, fetch })

type Open = Subject['open']

const json = (name: string, path: RegExp, open: Open, body = /^/): Subject => ({
  name,
  protocol: 'json',
  isAttacked: (url, sent) => path.test(new URL(url).pathname) && body.test(sent),
  open,
})
const soap = (name: string, operation: string, open: Open): Subject => ({
  name,
  protocol: 'soap',
  isAttacked: (_url, sent) => operationOf(sent) === operation,
  open,
})
const none = (name: string, path: RegExp, open: Open): Subject => ({
  ...json(name, path, open),
  protocol: 'none',
})

const onApp = (call: (app: OAuth2) => Promise<unknown>): Open => {
  return (fetch) => {
    const oauth2 = app(fetch)
    return () => call(oauth2)
  }
}
const onSession = (call: (conn: Connection) => Promise<unknown>): Open => {
  return (fetch) => {
    const conn = session(fetch)
    return () => call(conn)
  }
}
const onNew = (call: (conn: Connection) => Promise<unknown>): Open => {
  return (fetch) => {
    const conn = new Connection({ loginUrl: HOST, oauth2: app(fetch), fetch, timeout: TIMEOUT })
    return () => call(conn)
  }
}
const onSoap = (call: (conn: Connection) => Promise<unknown>): Open => {
  return (fetch) => {
    const conn = soapSession(fetch)
    return () => call(conn)
  }
}

const token = /oauth2\/token$/

/** The session is dead at its first request, and renews itself. */
const renewing: Open = (fetch) => {
  const dead = Response.json([{ errorCode: 'INVALID_SESSION_ID', message: 'over' }], { status: 401 })
  const conn = session((url, init) => {
    const isOld = new Headers(init.headers).get('authorization')?.includes(FIXED.accessToken)
    return url.includes('/services/data/') && isOld === true
      ? Promise.resolve(dead.clone())
      : fetch(url, init)
  })
  return () => conn.request('/limits')
}

/** Every operation of every protocol. */
export const SUBJECTS: readonly Subject[] = [
  soap(
    'SOAP login',
    'login',
    onNew((conn) => conn.loginBySoap('ada', PASSWORD)),
  ),
  soap(
    'SOAP logout',
    'logout',
    onSoap((conn) => conn.logout()),
  ),
  soap(
    'partner.query',
    'query',
    onSoap((conn) => conn.partner.query({ queryString: 'SELECT Id FROM Account' })),
  ),
  soap(
    'partner.setPassword',
    'setPassword',
    onSoap((conn) => conn.partner.setPassword({ userId: '005000000000001', password: PASSWORD })),
  ),
  json(
    'code grant',
    token,
    onNew((conn) => conn.authorize('the.code', { code_verifier: 'the.verifier' })),
  ),
  json(
    'password grant',
    token,
    onNew((conn) => conn.loginByOAuth2('ada', PASSWORD)),
  ),
  json(
    'client credentials',
    token,
    onNew((conn) => conn.authorize({ grant_type: 'client_credentials' })),
  ),
  json(
    'JWT bearer',
    token,
    onNew((conn) =>
      conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', sub: 'ada' }),
    ),
  ),
  {
    ...json(
      'refresh',
      token,
      onSession((conn) => conn.refresh()),
    ),
    renews: true,
  },
  { ...json('renewal of a request', token, renewing), renews: true },
  json(
    'OAuth2.refreshToken',
    token,
    onApp((oauth2) => oauth2.refreshToken(FIXED.refreshToken)),
  ),
  json(
    'start of a device flow',
    token,
    onApp((oauth2) => oauth2.startDeviceFlow()),
    /device_code/,
  ),
  {
    ...json(
      'poll of a device flow',
      token,
      onNew(async (conn) => {
        const flow = await conn.oauth2.startDeviceFlow()
        return hurried({ fits: (milliseconds) => milliseconds >= 1000 }, () => conn.authorize(flow))
      }),
      /grant_type=device/,
    ),
    patient: true,
  },
  json(
    'introspection',
    /introspect$/,
    onApp((oauth2) => oauth2.introspect(FIXED.accessToken)),
  ),
  json(
    'userinfo',
    /userinfo$/,
    onApp((oauth2) => oauth2.userInfo(FIXED.accessToken)),
  ),
  json(
    'single access',
    /singleaccess$/,
    onApp((oauth2) => oauth2.singleAccess(FIXED.accessToken)),
  ),
  json(
    'registration',
    /register$/,
    onApp((oauth2) =>
      oauth2.register({ redirect_uris: ['https://app.example.org'], client_name: 'x' }, FIXED.sessionId),
    ),
  ),
  json(
    'discovery',
    /openid-configuration$/,
    onApp((oauth2) => oauth2.openidConfiguration()),
  ),
  json(
    'authentication configuration',
    /auth-configuration$/,
    onApp((oauth2) => oauth2.authConfiguration()),
  ),
  json(
    'key set',
    /id\/keys$/,
    onApp((oauth2) => oauth2.keys()),
  ),
  json(
    'identity',
    /\/id\/00D/,
    onSession((conn) => conn.identity()),
  ),
  none(
    'revocation',
    /revoke$/,
    onApp((oauth2) => oauth2.revokeToken(FIXED.refreshToken)),
  ),
  none(
    'logout with revocation',
    /revoke$/,
    onSession((conn) => conn.logout(true)),
  ),
  none(
    'REST GET',
    /services\/data/,
    onSession((conn) => conn.request('/limits')),
  ),
  none(
    'REST POST',
    /services\/data/,
    onSession((conn) => conn.request({ method: 'POST', url: '/sobjects/Account', body: { Name: 'x' } })),
  ),
]
