import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { get, login, refresh, token, withOrg } from './support.js'

const Answer = suite('local org: scripted answers')

const RESOURCE = '/services/data/v64.0/limits'

Answer(
  'take the place of the next request of that name, and only of that one',
  withOrg(async (org) => {
    const { accessToken, refreshToken } = org.openSession()
    org.answer('refresh_token', { status: 400, body: { error: 'server_error', error_description: 'busy' } })
    assert.is((await get(org, RESOURCE, accessToken)).status, 200)
    const scripted = await refresh(org, refreshToken)
    assert.equal(
      [scripted.status, scripted.body],
      [400, { error: 'server_error', error_description: 'busy' }],
    )
    assert.is((await refresh(org, refreshToken)).status, 200)
  }),
)

Answer(
  'match an endpoint, or by a predicate, oldest first, as often as said',
  withOrg(async (org) => {
    org.answer('token', { status: 503, headers: { 'Retry-After': '7' }, body: '<html>down</html>' }, 2)
    org.answer(({ path }) => path.endsWith('/token'), { status: 500 })
    const statuses = []
    for (let round = 0; round < 4; round += 1) {
      const answer = await token(org, { grant_type: 'client_credentials' })
      statuses.push([answer.status, answer.headers.get('retry-after'), answer.headers.get('content-type')])
    }
    const html = 'text/html;charset=UTF-8'
    assert.equal(statuses.slice(0, 3), [
      [503, '7', html],
      [503, '7', html],
      [500, null, html],
    ])
    assert.is(statuses[3]?.[0], 200)
  }),
)

Answer(
  'can be given at the start',
  withOrg(
    async (org) => {
      const response = await fetch(`${org.url}/services/data`)
      assert.is(response.status, 418)
    },
    { answers: [{ match: 'versions', response: { status: 418 } }] },
  ),
)

Answer(
  'reach SOAP operations by name, with the media type of what is sent',
  withOrg(async (org) => {
    const body = '<html>proxy</html>'
    org.answer('login', { status: 502, body })
    const headers = { 'Content-Type': 'text/xml', SOAPAction: '""' }
    const envelope =
      '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><login xmlns="urn:partner.soap.sforce.com"/></e:Body></e:Envelope>'
    const response = await fetch(`${org.url}/services/Soap/u/64.0`, {
      method: 'POST',
      headers,
      body: envelope,
    })
    assert.equal([response.status, await response.text()], [502, body])
    assert.is((await login(org, org.user.username, org.user.password)).status, 200)
  }),
)

Answer(
  'hold an answer back',
  withOrg(async (org) => {
    org.answer('limits', { delay: 30 })
    const started = performance.now()
    assert.is((await get(org, RESOURCE, org.openSession().accessToken)).status, 200)
    assert.ok(performance.now() - started >= 25)
  }),
)

Answer(
  'hold an answer back until the test says so, then give another',
  withOrg(async (org) => {
    let release: () => void = () => undefined
    const until = new Promise<void>((resolve) => (release = resolve))
    org.answer('limits', { until, then: { status: 599 } })
    const pending = get(org, RESOURCE)
    while (org.count('limits') === 0) await new Promise(setImmediate)
    assert.is(org.requests[0]?.status, undefined)
    release()
    assert.is((await pending).status, 599)
  }),
)

for (const response of ['hang', 'reset'] as const) {
  Answer(
    `${response}: give none at all`,
    withOrg(async (org) => {
      org.answer('limits', response)
      const error = await fetch(`${org.url}${RESOURCE}`, { signal: AbortSignal.timeout(100) }).then(
        () => undefined,
        (reason: unknown) => reason as Error,
      )
      assert.is(error?.name, response === 'hang' ? 'TimeoutError' : 'TypeError')
      assert.is(org.requests[0]?.status, undefined)
      assert.is((await get(org, RESOURCE)).status, 401)
    }),
  )
}

Answer.run()
