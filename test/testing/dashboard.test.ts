import { request } from 'node:http'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { masked } from '../../src/testing/dashboard/feed.js'
import { connectionCode } from '../../src/testing/dashboard/connect.js'
import { redacted } from '../../src/testing/exchanges.js'
import type { LocalOrg } from '../../src/testing/index.js'
import { FEED, pick, readFeed } from './feed.js'
import { createClock, get, login, refresh, sessionOf, token, withOrg } from './support.js'

const Dashboard = suite('local org: dashboard')

Dashboard(
  'the feed has users, sessions, tokens, counters and the last exchanges, the newest first',
  withOrg(async (org) => {
    const { refreshToken, accessToken } = org.openSession()
    await refresh(org, refreshToken)
    await refresh(org, refreshToken)
    await get(org, '/services/data/v64.0/limits', accessToken)
    await sessionOf(org)
    await token(org, { grant_type: 'client_credentials', colour: 'blue' })
    const feed = await readFeed(org)
    const { username } = org.user
    assert.equal(pick(feed.sessions, 'number', 'username', 'kind', 'refreshToken', 'state'), [
      [4, username, 'oauth2', undefined, 'live'],
      [3, username, 'soap', undefined, 'live'],
      [2, username, 'oauth2', 1, 'ended'],
      [1, username, 'oauth2', 1, 'ended'],
    ])
    assert.equal(pick(feed.refreshTokens, 'number', 'rotations', 'state'), [[1, 1, 'revoked: used twice']])
    assert.equal(pick(feed.exchanges, 'number', 'name', 'status'), [
      [5, 'client_credentials', 200],
      [4, 'login', 200],
      [3, 'limits', 401],
      [2, 'refresh_token', 400],
      [1, 'refresh_token', 200],
    ])
    assert.equal(pick(feed.users, 'username', 'name', 'locked', 'inactive'), [
      [username, 'Ada Local', false, false],
    ])
    assert.equal(feed.counters, {
      sessions: 2,
      refreshTokens: 0,
      requests: 5,
      rotations: 1,
      reuses: 1,
      violations: 1,
    })
    assert.match(feed.violations.join(), 'colour is not a parameter here')
  }),
)

Dashboard(
  'exchanges have bodies and durations, without the secrets in them',
  withOrg(async (org) => {
    const { refreshToken } = org.openSession()
    await refresh(org, refreshToken)
    await sessionOf(org)
    const [soap, renewal] = (await readFeed(org)).exchanges
    assert.match(String(soap?.['requestBody']), '<password>••••</password>')
    assert.match(String(soap?.['responseBody']), '<sessionId>••••</sessionId>')
    assert.match(String(renewal?.['requestBody']), 'grant_type=refresh_token')
    assert.match(String(renewal?.['requestBody']), 'refresh_token=••••')
    assert.match(String(renewal?.['responseBody']), '"access_token":"••••"')
    assert.type(soap?.['milliseconds'], 'number')
  }),
)

Dashboard(
  'bodies lose secrets in forms, JSON and XML, whole or cut off, and what exceeds 4,000 characters',
  () => {
    assert.is(
      redacted('client_id=a&client_secret=b&code=c&password=d'),
      'client_id=a&client_secret=••••&code=••••&password=••••',
    )
    assert.is(
      redacted('{"access_token":"a\\"b","token_type":"Bearer"}'),
      '{"access_token":"••••","token_type":"Bearer"}',
    )
    assert.is(
      redacted('<se:sessionId xsi:type="x">a</se:sessionId><p>b</p>'),
      '<se:sessionId xsi:type="x">••••</se:sessionId><p>b</p>',
    )
    assert.is(redacted('{"refresh_token":"cut o'), '{"refresh_token":"••••')
    assert.is(redacted('see 00D000000000001!AQ.x and eyJhbGciOi.eyJzdWIi.c2ln'), 'see •••• and ••••')
    assert.is(redacted('a'.repeat(5000)).length, 4001)
  },
)

Dashboard(
  'page and feed hold no secret, whole or nearly, and are not among the requests',
  withOrg(async (org) => {
    const { accessToken, refreshToken } = org.openSession()
    const renewed = (await refresh(org, refreshToken)).body
    await login(org, org.user.username, org.user.password)
    await get(org, '/services/oauth2/userinfo', String(renewed['access_token']))
    const before = org.requests.length
    const shown = (await (await fetch(org.url)).text()) + JSON.stringify(await readFeed(org))
    assert.is(org.requests.length, before)
    const { password, securityToken } = org.user
    const tokens = [accessToken, refreshToken, renewed['access_token'], renewed['refresh_token']].map(String)
    for (const secret of tokens) {
      assert.not.match(shown, secret)
      assert.not.match(shown, secret.slice(0, 24))
      assert.not.match(shown, secret.slice(-12))
    }
    for (const secret of [password, securityToken, org.app.clientSecret, org.initialAccessToken])
      assert.not.match(shown, secret)
    assert.match((await readFeed(org)).connection, `loginUrl: '${org.url}'`)
  }),
)

/** Asks under another name, as a browser does for a name that points to loopback. */
async function askAs(
  org: LocalOrg,
  host: string,
  path: string,
  method = 'GET',
): Promise<[number | undefined, string]> {
  const sent = request(org.url + path, { method, headers: { Host: host } })
  sent.end()
  const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage]
  return [response.statusCode, await text(response)]
}

Dashboard(
  'the org answers under its own names only, so that a name that points to loopback sees nothing',
  withOrg(async (org) => {
    const { port } = new URL(org.url)
    const paths = ['/', FEED, '/local-org/dashboard.js', '/services/data', '/setup/connect', '/nothing']
    for (const path of paths) {
      for (const host of [`evil.example:${port}`, 'evil.example', `127.0.0.1.evil.example:${port}`]) {
        assert.is((await askAs(org, host, path))[0], 421)
        assert.is((await askAs(org, host, '/services/oauth2/token', 'POST'))[0], 421)
      }
    }
    for (const path of paths.slice(0, 3)) {
      for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`])
        assert.is((await askAs(org, host, path))[0], 200)
    }
  }),
)

Dashboard(
  'allows its own script and nothing else, is not stored, and cannot be framed',
  withOrg(async (org) => {
    const { headers } = await fetch(org.url)
    const policy = headers.get('content-security-policy') ?? ''
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ])
      assert.match(policy, rule)
    assert.not.match(policy, /unsafe|https?:|\*/)
    assert.equal(
      ['cache-control', 'x-content-type-options', 'cross-origin-resource-policy'].map((n) => headers.get(n)),
      ['no-store', 'nosniff', 'same-origin'],
    )
    assert.is(headers.get('access-control-allow-origin'), null)
  }),
)

Dashboard('sessions end by their time in the feed, too', async () => {
  const clock = createClock()
  await withOrg(
    async (org) => {
      org.openSession()
      clock.advance(61)
      const { sessions, now } = await readFeed(org)
      const [{ openedAt, expiresAt, state } = {}] = sessions
      assert.equal([now - Number(openedAt), Number(expiresAt) - now, state], [61_000, 59_000, 'live'])
      clock.advance(60)
      assert.is((await readFeed(org)).sessions[0]?.['state'], 'expired')
    },
    { clock: clock.now, sessionSeconds: 120 },
  )()
})

Dashboard('secrets are masked to what tells two apart', () => {
  assert.equal([masked('5Aep861abcdefghijklmnopqrst'), masked('short')], ['5Aep…qrst', '••••'])
})

Dashboard('the code of a connection is code for any text', () => {
  const place = {
    url: 'http://127.0.0.1:1',
    clientId: `a'b"c\\d\n`,
    clientSecret: undefined,
    redirectUri: '',
  }
  const [, clientId = ''] = /clientId: (.*),\n/.exec(connectionCode(place)) ?? []
  assert.is(clientId, String.raw`'a\'b"c\\d\n'`)
})

Dashboard.run()
