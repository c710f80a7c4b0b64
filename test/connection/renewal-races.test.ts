import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection } from '../../src/index.js'
import { caught } from '../helpers/caught.js'
import { complaintsOf, SILENCE } from '../helpers/complaints.js'
import { refused } from '../helpers/refused.js'
import {
  appOptions,
  ask,
  askMany,
  connect,
  DEAD_SESSION,
  deadSession,
  isAlive,
  json,
  logIn,
  loginAnswer,
  reasons,
  scripted,
  soap,
  tokenAnswer,
  withOrg,
} from './support.js'

const Renewal = suite('concurrent renewals')

Renewal(
  'a rotated refresh token takes the place of the spent one, twice',
  withOrg(async (org) => {
    const conn = connect(org)
    const seen = [conn.refreshToken]
    conn.on('refresh', (_accessToken, response) => {
      assert.is(conn.refreshToken, response?.refresh_token)
    })
    for (const round of [1, 2]) {
      org.expireSessions()
      await ask(conn)
      seen.push(conn.refreshToken)
      assert.equal([org.count('refresh_token'), org.rotations, org.reuses], [round, round, 0])
    }
    assert.is(new Set(seen).size, 3)
  }),
)

Renewal(
  'a service that refuses every token ends in its own error after one renewal and one replay',
  withOrg(async (org) => {
    const conn = connect(org)
    org.answer('limits', DEAD_SESSION, 1000)
    for (const round of [1, 2, 3]) {
      const error = await refused(ask(conn))
      assert.equal([error.errorCode, error.status], ['INVALID_SESSION_ID', 401])
      assert.equal([org.count('refresh_token'), org.count('limits')], [1, round + 1])
    }
  }),
)

Renewal(
  'a policy that refuses a live session renews nothing',
  withOrg(async (org) => {
    const conn = connect(org)
    const messages = [
      'This session is not valid for use with the REST API',
      'Connected app is not attached to Agent',
    ]
    for (const message of messages) {
      org.answer('limits', { status: 401, body: [{ message, errorCode: 'INVALID_SESSION_ID' }] })
      assert.is((await caught(ask(conn))).name, 'INVALID_SESSION_ID')
    }
    assert.is(org.count('refresh_token'), 0)
  }),
)

for (const by of ['soap', 'password'] as const) {
  Renewal(
    `100 requests, 2 ms apart, on an expired session of ${by} make one login`,
    withOrg(async (org) => {
      const conn = await logIn(org, by)
      const name = by === 'soap' ? 'login' : 'password'
      org.expireSessions()
      org.answer(name, { delay: 100 })
      assert.equal(reasons(await askMany(conn, 100, 2)), [])
      assert.is(org.count(name), 2)
    }),
  )
}

Renewal('the replay follows the org to another instance, by every kind of URL', async () => {
  const { fetch, sent } = scripted(({ url, headers }) => {
    if (url.includes('/oauth2/token')) return tokenAnswer()
    const isNew =
      new URL(url).host === 'new.my.salesforce.com' && headers.get('authorization') !== 'Bearer OLD'
    return isNew ? json({ ok: true }) : deadSession()
  })
  const old = 'https://old.my.salesforce.com'
  for (const url of ['/limits', '/services/data/v64.0/limits', `${old}/services/data/v64.0/limits`]) {
    sent.length = 0
    const conn = new Connection({
      instanceUrl: old,
      accessToken: 'OLD',
      refreshToken: 'R',
      oauth2: { clientId: 'c' },
      fetch,
    })
    assert.equal(await conn.request(url), { ok: true })
    const hosts = sent.map((request) => new URL(request.url).host)
    assert.equal(hosts, ['old.my.salesforce.com', 'old.my.salesforce.com', 'new.my.salesforce.com'])
    assert.match(sent[1]?.url ?? '', '/services/oauth2/token')
    assert.is(conn.instanceUrl, 'https://new.my.salesforce.com')
  }
})

Renewal('a SOAP call follows the login to another instance as well', async () => {
  const { fetch, sent } = scripted(({ url, body }) => {
    if (body.includes('<login'))
      return loginAnswer('S', sent.length > 1 ? 'https://na2.salesforce.com' : undefined)
    if (url.startsWith('https://na1.')) {
      return soap(
        '<soapenv:Fault><faultcode>sf:INVALID_SESSION_ID</faultcode><faultstring>INVALID_SESSION_ID: gone</faultstring></soapenv:Fault>',
        500,
      )
    }
    return soap(
      '<getServerTimestampResponse><result><timestamp>2026-01-01T00:00:00.000Z</timestamp></result></getServerTimestampResponse>',
    )
  })
  const conn = new Connection({ fetch })
  await conn.login('ada', 'secret')
  await conn.partner.getServerTimestamp()
  assert.is(conn.instanceUrl, 'https://na2.salesforce.com')
})

Renewal(
  'a 401 that nothing can be done about shows as it is',
  withOrg(async (org) => {
    const { accessToken, instanceUrl } = org.openSession()
    const conn = new Connection({ accessToken, instanceUrl, oauth2: appOptions(org) })
    org.expireSessions()
    const error = await caught(ask(conn))
    assert.equal([error.name, error.message], ['INVALID_SESSION_ID', 'Session expired or invalid'])
    assert.is(org.count('token'), 0)
  }),
)

Renewal(
  'a session of client credentials renews itself by the same grant',
  withOrg(async (org) => {
    const conn = new Connection({ oauth2: appOptions(org) })
    await conn.authorize({ grant_type: 'client_credentials' })
    org.expireSessions()
    assert.equal(reasons(await askMany(conn, 20)), [])
    assert.is(org.count('client_credentials'), 2)
  }),
)

Renewal(
  'any number of requests may wait for a renewal without a warning',
  withOrg(async (org) => {
    const conn = connect(org)
    org.expireSessions()
    org.answer('refresh_token', { delay: 30 })
    const complaints = await complaintsOf(async () => {
      assert.equal(reasons(await askMany(conn, 60)), [])
    })
    assert.equal(complaints, SILENCE)
  }),
)

Renewal(
  'a refusal that comes late, of a token that was replaced meanwhile, is answered by a replay alone',
  withOrg(async (org) => {
    const conn = connect(org)
    const { now } = Date
    Date.now = () => 1_700_000_000_000
    try {
      org.expireSessions()
      org.answer('limits', { delay: 60 })
      const late = ask(conn)
      while (org.count('limits') === 0) await sleep(2)
      await ask(conn)
      assert.is(org.count('refresh_token'), 1)
      await late
      assert.equal([org.count('refresh_token'), org.count('limits')], [1, 4])
      assert.ok(await isAlive(org, String(conn.accessToken)))
    } finally {
      Date.now = now
    }
  }),
)

Renewal.run()
