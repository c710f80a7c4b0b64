import { Connection, type Fetch, OAuth2 } from '../../src/index.js'
import { type Plants, PRIVATE_KEY } from './planted-secrets.js'

export const HOST = 'https://acme.my.salesforce.com'
const USER = { id: '005000000000001AAA', organizationId: '00D000000000001AAA' }
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

/** Arguments of an operation. */
export interface Stage {
  readonly fetch: Fetch
  readonly plants: Plants
}

type Operation = (stage: Stage) => Promise<unknown>

const app = ({ fetch, plants }: Stage): OAuth2 =>
  new OAuth2({
    loginUrl: HOST,
    clientId: 'an.app',
    clientSecret: plants.clientSecret,
    redirectUri: 'https://app.example.org/callback',
    fetch,
  })

const keyed = ({ fetch }: Stage): OAuth2 =>
  new OAuth2({ loginUrl: HOST, clientId: 'an.app', privateKey: PRIVATE_KEY, fetch })

const basic = ({ fetch, plants }: Stage): OAuth2 =>
  new OAuth2({
    loginUrl: HOST,
    clientId: 'an.app',
    clientSecret: plants.clientSecret,
    clientAuthentication: 'client_secret_basic',
    fetch,
  })

/** With access token, refresh token, app. */
const session = (stage: Stage): Connection =>
  new Connection({
    oauth2: app(stage),
    instanceUrl: HOST,
    accessToken: stage.plants.accessToken,
    refreshToken: stage.plants.refreshToken,
    fetch: stage.fetch,
    retry: 0,
  })

const soapSession = ({ fetch, plants }: Stage): Connection =>
  new Connection({ serverUrl: HOST, sessionId: plants.sessionId, loginUrl: HOST, fetch })

/** Everything that sends something, by name; each with secrets of its own in what it sends. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'login by SOAP': ({ fetch, plants }) =>
    new Connection({ loginUrl: HOST, fetch }).login('ada', plants.password + plants.securityToken),
  'login by the password grant': (stage) =>
    new Connection({ oauth2: app(stage) }).login('ada', stage.plants.password + stage.plants.securityToken),
  'authorize with a code': (stage) =>
    new Connection({ oauth2: app(stage) }).authorize(stage.plants.code, {
      code_verifier: stage.plants.codeVerifier,
    }),
  authorizeCallback: (stage) =>
    new Connection({ oauth2: app(stage) }).authorizeCallback(
      `https://app.example.org/callback?state=s&code=${encodeURIComponent(stage.plants.code)}`,
      { state: 's', codeVerifier: stage.plants.codeVerifier },
    ),
  'callback with an error': (stage) => {
    const { code, codeVerifier } = stage.plants
    const query = new URLSearchParams({
      state: 's',
      error: codeVerifier,
      error_description: `${codeVerifier} ${encodeURIComponent(codeVerifier)}`,
      code,
    })
    return new Connection({ oauth2: app(stage) }).authorizeCallback(
      `https://app.example.org/callback?${String(query)}`,
      { state: 's', codeVerifier },
    )
  },
  'client credentials': (stage) =>
    new Connection({ oauth2: app(stage) }).authorize({ grant_type: 'client_credentials' }),
  'client credentials by Basic': (stage) =>
    new Connection({ oauth2: basic(stage) }).authorize({ grant_type: 'client_credentials' }),
  'client credentials by assertion': (stage) =>
    new Connection({ oauth2: keyed(stage) }).authorize({ grant_type: 'client_credentials' }),
  'JWT bearer': (stage) =>
    new Connection({ oauth2: keyed(stage) }).authorize({ grant_type: JWT_BEARER, sub: 'ada' }),
  'token exchange': (stage) =>
    app(stage).requestToken({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: stage.plants.subjectToken,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    }),
  refresh: (stage) => session(stage).refresh(),
  'renewal of a request': (stage) => {
    let asked = 0
    const dead = Response.json([{ errorCode: 'INVALID_SESSION_ID' }], { status: 401 })
    const fetch: Fetch = (url, init) => (asked++ === 0 ? Promise.resolve(dead) : stage.fetch(url, init))
    return session({ ...stage, fetch }).request('/limits')
  },
  'OAuth2.refreshToken': (stage) => app(stage).refreshToken(stage.plants.refreshToken),
  revokeToken: (stage) => app(stage).revokeToken(stage.plants.refreshToken),
  introspect: (stage) => app(stage).introspect(stage.plants.accessToken),
  userInfo: (stage) => app(stage).userInfo(stage.plants.accessToken),
  singleAccess: (stage) => app(stage).singleAccess(stage.plants.accessToken),
  startDeviceFlow: (stage) => app(stage).startDeviceFlow(),
  register: (stage) =>
    app(stage).register(
      { redirect_uris: ['https://app.example.org'], client_name: 'x' },
      stage.plants.initialToken,
    ),
  openidConfiguration: (stage) => app(stage).openidConfiguration(),
  authConfiguration: (stage) => app(stage).authConfiguration(),
  keys: (stage) => app(stage).keys(),
  verifyIdToken: (stage) => app(stage).verifyIdToken(stage.plants.subjectToken),
  identity: (stage) =>
    new Connection({
      instanceUrl: HOST,
      accessToken: stage.plants.accessToken,
      userInfo: { ...USER, url: `${HOST}/id/${USER.organizationId}/${USER.id}` },
      fetch: stage.fetch,
      retry: 0,
    }).identity(),
  'identity without a user': (stage) => session(stage).identity(),
  'request, GET': (stage) => session(stage).request('/limits'),
  'request, POST': (stage) =>
    session(stage).request({ method: 'POST', url: '/sobjects/Account', body: { Name: 'x' } }),
  fetch: async (stage) => (await session(stage).fetch('/services/data')).text().then(() => fail()),
  'partner.query': (stage) => soapSession(stage).partner.query({ queryString: 'SELECT Id FROM Account' }),
  'partner.query with an access token': (stage) => session(stage).partner.query({ queryString: 'x' }),
  'partner.setPassword': (stage) =>
    soapSession(stage).partner.setPassword({ userId: USER.id, password: stage.plants.newPassword }),
  'partner.changeOwnPassword': (stage) =>
    soapSession(stage).partner.changeOwnPassword({
      oldPassword: stage.plants.password,
      newPassword: stage.plants.newPassword,
    }),
  'logout of a SOAP session': (stage) => soapSession(stage).logout(),
  'logout of an OAuth session': (stage) => session(stage).logout(),
  'logout with revocation': (stage) => session(stage).logout(true),
}

/** `conn.fetch` gives the answer as it is; nothing fails then. */
function fail(): never {
  throw new Error('no failure')
}
