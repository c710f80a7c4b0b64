import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, memoryStore, OAuth2, PasswordExpiredError } from '../../src/index.js'
import { type LocalOrg, startOrg } from '../../src/testing/index.js'
import { FIXED, HOST, look, PASSWORD, printSize, SECRET } from './inspect-views.js'
import { PRIVATE_KEY } from './planted-secrets.js'

const Objects = suite('no object shows a secret')

function lookAt(name: string, conn: Connection): void {
  const { accessToken, refreshToken } = conn
  look(
    {
      [name]: conn,
      [`${name}, its app`]: conn.oauth2,
      [`${name}, partner`]: conn.partner,
      [`${name}, in an array`]: [{ conn }],
    },
    { accessToken, refreshToken },
  )
}

function withOrg(test: (org: LocalOrg) => Promise<void>) {
  return async (): Promise<void> => {
    const org = await startOrg({
      users: [{ username: 'ada@local.example', password: PASSWORD }],
      apps: [{ clientId: 'local.app', clientSecret: SECRET, runAs: 'ada@local.example' }],
    })
    await test(org).finally(() => org.close())
  }
}

const appOf = (org: LocalOrg) => ({ loginUrl: org.url, clientId: 'local.app', clientSecret: SECRET })

Objects(
  'connections, by every login, before and after renewal and logout',
  withOrg(async (org) => {
    const ways: Record<string, () => Promise<Connection>> = {
      'SOAP login': async () => {
        const conn = new Connection({ loginUrl: org.url })
        await conn.login('ada@local.example', PASSWORD)
        return conn
      },
      'password grant': async () => {
        const conn = new Connection({ oauth2: appOf(org) })
        await conn.login('ada@local.example', PASSWORD)
        return conn
      },
      'client credentials': async () => {
        const conn = new Connection({ oauth2: appOf(org) })
        await conn.authorize({ grant_type: 'client_credentials' })
        return conn
      },
      'a grant among the options': async () => {
        const grant = { grant_type: 'password', username: 'ada@local.example', password: PASSWORD } as const
        const conn = new Connection({ oauth2: appOf(org), loginUrl: org.url, grant })
        await conn.request('/limits')
        return conn
      },
      tokens: () => Promise.resolve(new Connection({ ...org.openSession(), oauth2: appOf(org) })),
      'the store': async () => {
        const store = memoryStore()
        const conn = new Connection({ ...org.openSession(), oauth2: appOf(org), store, key: 'ada' })
        await conn.request('/limits')
        look({ 'the store of a connection': store }, { token: conn.accessToken })
        return conn
      },
      refreshFn: () => {
        const { accessToken } = org.openSession()
        const { accessToken: next } = org.openSession()
        return Promise.resolve(new Connection({ accessToken, instanceUrl: org.url, refreshFn: () => next }))
      },
    }
    for (const [name, open] of Object.entries(ways)) {
      const conn = await open()
      const first = conn.accessToken
      lookAt(name, conn)
      org.expireSessions()
      const waiting = conn.request('/limits')
      lookAt(`${name}, renewing`, conn)
      await waiting.catch(() => undefined)
      lookAt(`${name}, renewed`, conn)
      look({ [`${name}, renewed`]: conn }, { first })
      await conn.logout().catch(() => undefined)
      look({ [`${name}, logged out`]: conn }, { first })
    }
  }),
)

Objects('connections that were never used, with every secret that an option can hold', () => {
  const { accessToken, refreshToken, sessionId, clientSecret } = FIXED
  const signedRequest = { client: { oauthToken: accessToken, instanceUrl: HOST } }
  const values = {
    soap: new Connection({ sessionId, serverUrl: HOST }),
    tokens: new Connection({ accessToken, refreshToken, instanceUrl: HOST, clientId: 'c', clientSecret }),
    canvas: new Connection({ signedRequest }),
    'canvas, as posted': new Connection({ signedRequest: `x.${btoa(JSON.stringify(signedRequest))}` }),
    key: new Connection({ oauth2: { clientId: 'c', privateKey: PRIVATE_KEY } }),
    app: new OAuth2({ clientId: 'c', clientSecret, privateKey: PRIVATE_KEY }),
  }
  look(values)
  for (const [name, value] of Object.entries(values)) {
    look({
      [`${name}, bound`]: value instanceof Connection ? value.request.bind(value) : value.keys.bind(value),
    })
  }
})

Objects('a device flow', async () => {
  const flow = await new OAuth2({
    clientId: 'c',
    clientSecret: SECRET,
    loginUrl: HOST,
    fetch: () =>
      Promise.resolve(
        Response.json({
          device_code: FIXED.deviceCode,
          user_code: 'ABCD',
          verification_uri: `${HOST}/setup/connect`,
          interval: 5,
        }),
      ),
  }).startDeviceFlow()
  look({ flow })
})

Objects('the error of an expired password', () => {
  const error = new PasswordExpiredError({ sessionId: FIXED.sessionId, serverUrl: HOST, userId: '005' })
  look({ error })
  assert.is(error.session.sessionId, FIXED.sessionId)
})

Objects('prints its size', printSize)

Objects.run()
