import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, memoryStore, type ExchangeEnd, type ExchangeStart } from '../../src/index.js'
import { caught } from '../helpers/caught.js'
import { complaintsOf } from '../helpers/complaints.js'
import { deadSession, INSTANCE, json, scripted, tokenAnswer } from './support.js'

const Watch = suite('onExchange')

const SESSION = {
  instanceUrl: INSTANCE,
  accessToken: 'OLD-TOKEN-OF-THE-SESSION',
  refreshToken: 'REFRESH-TOKEN',
}

/** A connection whose first token is dead, and the events that it tells. */
function watching(options: object = {}) {
  const events: (ExchangeStart | ExchangeEnd)[] = []
  const { fetch } = scripted(({ url, headers }) => {
    if (url.endsWith('/token')) return tokenAnswer({ instance_url: INSTANCE, access_token: 'NEW' })
    return headers.get('authorization') === 'Bearer NEW' ? json({ ok: true }) : deadSession()
  })
  const app = { clientId: 'c', clientSecret: 'a-secret-of-the-app' }
  const onExchange = (event: ExchangeStart | ExchangeEnd): void => void events.push(event)
  return { events, conn: new Connection({ ...SESSION, oauth2: app, fetch, onExchange, ...options }) }
}

Watch('start and end of a request, of its renewal, and of its replay are told', async () => {
  const { conn, events } = watching()
  await conn.request('/limits?secret=1')
  const told = events.map(({ phase, operation, method, attempt, renewal }) => [
    phase,
    operation,
    method,
    attempt,
    renewal,
  ])
  assert.equal(told, [
    ['start', 'request', 'GET', 1, false],
    ['end', 'request', 'GET', 1, false],
    ['start', 'requestToken', 'POST', 1, true],
    ['end', 'requestToken', 'POST', 1, true],
    ['start', 'request', 'GET', 2, false],
    ['end', 'request', 'GET', 2, false],
  ])
  const ends = events.filter((event): event is ExchangeEnd => event.phase === 'end')
  assert.equal(
    ends.map(({ status }) => status),
    [401, 200, 200],
  )
  assert.ok(ends.every(({ milliseconds }) => milliseconds >= 0))
  assert.match(events[0]?.path ?? '', /^\/services\/data\/v\d+\.0\/limits$/)
  assert.is(events[0]?.host, new URL(INSTANCE).host)
})

Watch('no event shows a secret', async () => {
  const { conn, events } = watching()
  await conn.request(`/x/${SESSION.accessToken}?q=${SESSION.refreshToken}`)
  await conn.fetch('/y')
  const text = JSON.stringify(events)
  for (const secret of [SESSION.accessToken, SESSION.refreshToken, 'a-secret-of-the-app'])
    assert.not.match(text, secret)
})

Watch('SOAP calls are told by their operation, and failures by their code', async () => {
  const { conn, events } = watching()
  await caught(conn.partner.getServerTimestamp())
  assert.is(events[0]?.operation, 'getServerTimestamp')
  const broken = watching({ retry: 0, fetch: () => Promise.reject(new Error('no')) })
  await caught(broken.conn.request('/x'))
  const [, end] = broken.events
  assert.equal([end?.phase, (end as ExchangeEnd).errorCode], ['end', 'NETWORK_ERROR'])
})

Watch('a listener that throws disturbs no request', async () => {
  let told = 0
  const onExchange = (): void => {
    told += 1
    throw new Error('of the listener')
  }
  const complaints = await complaintsOf(async () => {
    const { conn } = watching({ onExchange })
    assert.equal(await conn.request('/limits'), { ok: true })
  })
  assert.is(told, 6)
  assert.equal(
    complaints.exceptions.map((error) => (error as Error).message),
    Array.from({ length: 6 }, () => 'of the listener'),
  )
})

Watch('a login leaves its answer, without tokens', async () => {
  const answer = {
    scope: 'api openid',
    sfdc_community_url: 'https://acme.my.site.com/x',
    signature: 'SIGNATURE',
  }
  const claims = Buffer.from('{"sub":"x"}').toString('base64url')
  const { fetch } = scripted(() => tokenAnswer({ ...answer, id_token: `a.${claims}.b`, refresh_token: 'R' }))
  const conn = new Connection({ fetch, oauth2: { clientId: 'c', clientSecret: 's' } })
  assert.is(conn.tokenResponse, null)
  await conn.authorize({ grant_type: 'client_credentials' })
  const { scope, sfdc_community_url: url, id_token_claims: given } = conn.tokenResponse ?? {}
  assert.equal([scope, url, given], ['api openid', 'https://acme.my.site.com/x', { sub: 'x' }])
  for (const name of ['access_token', 'refresh_token', 'id_token', 'signature'])
    assert.not.ok(name in (conn.tokenResponse ?? {}))
  conn.forget()
  assert.is(conn.tokenResponse, null)
})

Watch(
  'a connection that opens a stored session later has the answer of its login, without tokens',
  async () => {
    const answers = [
      { scope: 'api openid', sfdc_community_url: 'https://acme.my.site.com/x', refresh_token: 'R' },
      { scope: 'api', refresh_token: 'S' },
    ]
    const { fetch } = scripted(() => tokenAnswer(answers.shift()))
    const options = { fetch, oauth2: { clientId: 'c', clientSecret: 's' }, store: memoryStore(), key: 'ada' }
    await new Connection(options).authorize({ grant_type: 'client_credentials' })
    const later = await Connection.open(options)
    const told = (): unknown[] => [later.tokenResponse?.scope, later.tokenResponse?.sfdc_community_url]
    assert.equal(told(), ['api openid', 'https://acme.my.site.com/x'])
    assert.not.match(JSON.stringify(later.tokenResponse), /"(access|refresh)_token"|"R"/)
    await later.refresh()
    assert.equal(told(), ['api', 'https://acme.my.site.com/x'])
    assert.equal((await Connection.open(options)).tokenResponse, later.tokenResponse)
  },
)

Watch.run()
