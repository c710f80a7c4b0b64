import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { caught } from '../helpers/caught.js'
import { act, done, FEED, isLive, pick, readFeed } from './feed.js'
import { get, login, refresh, withOrg } from './support.js'

const Dashboard = suite('local org: actions of the dashboard')

Dashboard(
  'actions expire a session, kill a session, and revoke a refresh token with its sessions',
  withOrg(async (org) => {
    const [one, two, three] = [org.openSession(), org.openSession(), org.openSession()]
    await done(org, { action: 'expire', session: 1 })
    await done(org, { action: 'kill', session: 2 })
    const states = await Promise.all([one, two, three].map(({ accessToken }) => isLive(org, accessToken)))
    assert.equal(states, [false, false, true])
    assert.is((await refresh(org, two.refreshToken)).status, 200)
    await done(org, { action: 'revoke', refreshToken: 3 })
    assert.not(await isLive(org, three.accessToken))
    assert.is((await refresh(org, three.refreshToken)).status, 400)
    assert.equal(pick((await readFeed(org)).sessions, 'number', 'state'), [
      [4, 'live'],
      [3, 'ended'],
      [2, 'ended'],
      [1, 'expired'],
    ])
  }),
)

Dashboard(
  'actions lock, unlock, deactivate and activate a user, and expire all sessions of one',
  withOrg(
    async (org) => {
      const { username, password } = org.user
      const works = async (): Promise<boolean> => (await login(org, username, password)).status === 200
      const other = org.openSession('b@local.example')
      for (const [action, expected] of [
        ['lock', false],
        ['unlock', true],
        ['deactivate', false],
        ['activate', true],
      ] as const) {
        await done(org, { action, user: username })
        assert.is(await works(), expected, action)
      }
      const session = org.openSession()
      await done(org, { action: 'expire', user: username })
      assert.equal(
        [await isLive(org, session.accessToken), await isLive(org, other.accessToken)],
        [false, true],
      )
      await done(org, { action: 'expire' })
      assert.not(await isLive(org, other.accessToken))
    },
    {
      users: [
        { username: 'a@local.example', password: 'one' },
        { username: 'b@local.example', password: 'two' },
      ],
    },
  ),
)

Dashboard(
  'faults of an endpoint last until they are switched off, and leave other endpoints alone',
  withOrg(async (org) => {
    const { accessToken } = org.openSession()
    const ask = () => get(org, '/services/data/v64.0/limits', accessToken)
    const fault = (name: string | null) => done(org, { action: 'fault', endpoint: 'rest', fault: name })
    await fault('503')
    assert.equal([(await ask()).status, (await ask()).status], [503, 503])
    assert.is((await login(org, org.user.username, org.user.password)).status, 200)
    await fault('429')
    const limited = await ask()
    assert.equal([limited.status, limited.headers.get('retry-after')], [429, '1'])
    await fault('html')
    const page = await ask()
    assert.equal([page.status, page.headers.get('content-type')], [200, 'text/html;charset=UTF-8'])
    await fault('reset')
    assert.instance(await caught(ask()), TypeError)
    assert.equal((await readFeed(org)).faults.find(({ endpoint }) => endpoint === 'rest')?.['fault'], 'reset')
    await fault(null)
    assert.is((await ask()).status, 200)
    org.answer('rest', { status: 418 })
    await fault('slow')
    assert.is((await ask()).status, 418, 'a scripted answer goes first')
  }),
)

Dashboard(
  'an action without its target is refused with the reason, and changes nothing',
  withOrg(async (org) => {
    org.openSession()
    for (const [action, reason] of [
      [{ action: 'kill', session: 99 }, /no live session/],
      [{ action: 'revoke', refreshToken: 99 }, /no valid refresh token/],
      [{ action: 'lock', user: 'stranger' }, /no user/],
      [{ action: 'toString', session: 1 }, /action is one of expire, kill/],
      [{}, /action is one of/],
      [[], /action is one of/],
      ['kill', /no JSON object/],
      [{ action: 'fault', endpoint: 'moon', fault: '503' }, /endpoint is one of token/],
      [{ action: 'fault', endpoint: 'rest', fault: '418' }, /fault is null or one of 429/],
    ] as const) {
      const response = await act(org, action)
      assert.is(response.status, 400)
      assert.match(((await response.json()) as { error: string }).error, reason)
    }
    assert.equal(pick((await readFeed(org)).sessions, 'state'), [['live']])
  }),
)

Dashboard(
  'an action counts only as JSON and from the org’s own origin',
  withOrg(async (org) => {
    const session = org.openSession()
    const kill = { action: 'kill', session: 1 }
    assert.is((await act(org, kill, { Origin: 'https://evil.example' })).status, 403)
    assert.is((await act(org, kill, { Origin: 'null' })).status, 403)
    assert.is((await act(org, kill, { 'content-type': 'text/plain' })).status, 415)
    assert.is((await act(org, kill, { 'content-type': 'application/x-www-form-urlencoded' })).status, 415)
    const preflight = await fetch(org.url + FEED, {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example' },
    })
    assert.is(preflight.headers.get('access-control-allow-origin'), null)
    assert.ok(await isLive(org, session.accessToken))
    assert.is((await act(org, kill, { Origin: org.url })).status, 200)
  }),
)

Dashboard.run()
