import { request } from 'node:http'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { duration, masked } from '../../src/testing/dashboard/words.js'
import { connectionCode } from '../../src/testing/dashboard/connect.js'
import type { LocalOrg } from '../../src/testing/index.js'
import { createClock, get, refresh, sessionOf, token, withOrg } from './support.js'

const Dashboard = suite('local org: dashboard')

const read = async (org: LocalOrg, path = '/'): Promise<string> => (await fetch(org.url + path)).text()

/** The rows of a table of the page, each as the texts of its cells. */
function rowsOf(page: string, id: string): string[][] {
  const [, part = ''] = new RegExp(`id="${id}"([^]*?)</section>`).exec(page) ?? []
  const rows = [...part.matchAll(/<tr role="row" class[^]*?<\/tr>/g)]
  return rows.map(([row]) =>
    [...row.matchAll(/<td[^>]*>([^]*?)<\/td>/g)].map(([, cell = '']) =>
      cell
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    ),
  )
}

async function csrfOf(org: LocalOrg): Promise<string> {
  return /name="csrf" value="([^"]+)"/.exec(await read(org))?.[1] ?? ''
}

/** Presses a button of the page. */
async function press(
  org: LocalOrg,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<number> {
  const body = new URLSearchParams({ csrf: await csrfOf(org), ...fields })
  const init = { method: 'POST', body, headers, redirect: 'manual' } as const
  return (await fetch(`${org.url}/local-org/act`, init)).status
}

Dashboard(
  'shows users, sessions, tokens, counters and the last requests, the newest first',
  withOrg(async (org) => {
    const { refreshToken, accessToken } = org.openSession()
    await refresh(org, refreshToken)
    await refresh(org, refreshToken)
    await get(org, '/services/data/v64.0/limits', accessToken)
    await sessionOf(org)
    await token(org, { grant_type: 'client_credentials', colour: 'blue' })
    const page = await read(org)
    const { username } = org.user
    assert.equal(
      rowsOf(page, 'sessions').map((row) => [row[0], row[1], row[3], row[7]]),
      [
        ['4', username, 'OAuth 2.0', 'live'],
        ['3', username, 'SOAP', 'live'],
        ['2', username, 'OAuth 2.0, refresh token 1', 'ended'],
        ['1', username, 'OAuth 2.0, refresh token 1', 'ended'],
      ],
    )
    assert.equal(
      rowsOf(page, 'tokens').map((row) => [row[0], row[4], row[5]]),
      [['1', '1', 'revoked: used twice']],
    )
    assert.equal(
      rowsOf(page, 'requests').map((row) => [row[1], row[3]]),
      [
        ['client_credentials', '200'],
        ['login', '200'],
        ['limits', '401'],
        ['refresh_token', '400'],
        ['refresh_token', '200'],
      ],
    )
    assert.equal(rowsOf(page, 'users'), [[username, 'Ada Local', 'active']])
    const counts = [...page.matchAll(/<dt>([^<]+)<\/dt>\s*<dd>(\d+)<\/dd>/g)].map(([, ...pair]) => pair)
    assert.equal(Object.fromEntries(counts), {
      'Live sessions': '2',
      'Refresh tokens': '0',
      Requests: '5',
      Rotations: '1',
      Reuses: '1',
      'Contract violations': '1',
    })
    assert.match(page, 'colour is not a parameter here')
  }),
)

Dashboard(
  'shows no secret, whole or nearly, and is not among the requests',
  withOrg(async (org) => {
    const { accessToken, refreshToken } = org.openSession()
    const renewed = (await refresh(org, refreshToken)).body
    const before = org.requests.length
    const shown = (await read(org)) + (await read(org, '/local-org/live'))
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
    assert.match(shown, `loginUrl: &#39;${org.url}&#39;`)
  }),
)

Dashboard(
  'its buttons expire a session, kill a session, and revoke a refresh token with its sessions',
  withOrg(async (org) => {
    const [one, two, three] = [org.openSession(), org.openSession(), org.openSession()]
    const isLive = async ({ accessToken }: { accessToken: string }): Promise<boolean> =>
      (await get(org, '/services/data/v64.0/limits', accessToken)).status === 200
    assert.is(await press(org, { action: 'expire', number: '1' }), 303)
    assert.is(await press(org, { action: 'kill', number: '2' }), 303)
    assert.equal([await isLive(one), await isLive(two), await isLive(three)], [false, false, true])
    assert.is((await refresh(org, two.refreshToken)).status, 200)
    assert.is(await press(org, { action: 'revoke', number: '3' }), 303)
    assert.equal([await isLive(three), (await refresh(org, three.refreshToken)).status], [false, 400])
    const states = rowsOf(await read(org), 'sessions').map((row) => [row[0], row[7]])
    assert.equal(states, [
      ['4', 'live'],
      ['3', 'ended'],
      ['2', 'ended'],
      ['1', 'expired'],
    ])
    for (const fields of [
      { action: 'kill', number: '99' },
      { action: 'toString', number: '4' },
    ])
      assert.is(await press(org, fields), 303)
    assert.is(rowsOf(await read(org), 'sessions')[0]?.[7], 'live')
  }),
)

Dashboard(
  'a button counts only with the token of the page and from the org’s own origin',
  withOrg(async (org) => {
    const session = org.openSession()
    const kill = { action: 'kill', number: '1' }
    assert.is(await press(org, { ...kill, csrf: 'guessed' }), 403)
    assert.is(await press(org, { ...kill, csrf: '' }), 403)
    assert.is(await press(org, kill, { Origin: 'https://evil.example' }), 403)
    assert.is(await press(org, kill, { Origin: 'null' }), 403)
    assert.is((await fetch(`${org.url}/local-org/act?action=kill&number=1`)).status, 404)
    assert.is((await get(org, '/services/data/v64.0/limits', session.accessToken)).status, 200)
    assert.is(await press(org, kill, { Origin: org.url }), 303)
  }),
)

/** Asks under another name, as a browser does for a name that points to loopback. */
async function askAs(org: LocalOrg, host: string, path: string): Promise<[number | undefined, string]> {
  const sent = request(org.url + path, { headers: { Host: host } })
  sent.end()
  const [response] = (await once(sent, 'response')) as [import('node:http').IncomingMessage]
  return [response.statusCode, await text(response)]
}

Dashboard(
  'answers under its own names only, so that a name that points to loopback sees nothing',
  withOrg(async (org) => {
    const { port } = new URL(org.url)
    for (const path of ['/', '/local-org/live', '/local-org/dashboard.js']) {
      for (const host of [`evil.example:${port}`, 'evil.example', `127.0.0.1.evil.example:${port}`]) {
        const [status, body] = await askAs(org, host, path)
        assert.equal([status, body.includes('csrf')], [421, false])
      }
      for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`])
        assert.is((await askAs(org, host, path))[0], 200)
    }
  }),
)

Dashboard(
  'allows its own script and nothing else, is stored nowhere, and can be framed by nobody',
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

Dashboard('sessions end by their time on the page, too', async () => {
  const clock = createClock()
  await withOrg(
    async (org) => {
      org.openSession()
      clock.advance(61)
      assert.equal(rowsOf(await read(org), 'sessions')[0]?.slice(5, 8), ['61 s ago', '59 s', 'live'])
      clock.advance(60)
      assert.equal(rowsOf(await read(org), 'sessions')[0]?.slice(5, 8), ['2 min ago', '–', 'expired'])
    },
    { clock: clock.now, sessionSeconds: 120 },
  )()
})

Dashboard(
  'what users and apps are called is text there, never markup',
  withOrg(
    async (org) => {
      org.openSession()
      const page = await read(org)
      assert.not.match(page, /<(i|b) x>/)
      assert.match(page, '&lt;i x&gt;')
      assert.match(page, String.raw`clientId: &#39;&lt;b x&gt;\&#39;&#39;`)
    },
    { users: [{ username: '<i x>', password: 'p' }], apps: [{ clientId: "<b x>'" }] },
  ),
)

Dashboard('secrets are masked to what tells two apart, and durations are said in their unit', () => {
  assert.equal([masked('5Aep861abcdefghijklmnopqrst'), masked('short')], ['5Aep…qrst', '••••'])
  assert.equal([0, -5, 119_000, 120_000, 7_199_000, 7_200_000, 200_000_000].map(duration), [
    '0 s',
    '0 s',
    '119 s',
    '2 min',
    '119 min',
    '2 h',
    '2 d',
  ])
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
