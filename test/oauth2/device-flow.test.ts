import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, OAuth2 } from '../../src/index.js'
import type { LocalOrg, OrgOptions } from '../../src/testing/index.js'
import { hurried } from '../helpers/timers.js'
import { createClock } from '../testing/support.js'
import { ask, caught, observed, refusal, refused, withOrg } from './support.js'

const Device = suite('device flow against the local org')

/** An org that may be polled every so many seconds. */
function polled(deviceInterval: number, more: Partial<OrgOptions> = {}): OrgOptions {
  return { ...more, deviceInterval, apps: [{ clientId: 'device.app' }] }
}

/** Lets a test's polls go out every 25 ms in place of every second. */
function hasty(test: (org: LocalOrg) => Promise<void>): (org: LocalOrg) => Promise<void> {
  return (org) => hurried({ fits: (milliseconds) => milliseconds === 1000, takes: 25 }, () => test(org))
}

function clientOf(org: LocalOrg, more: object = {}): OAuth2 {
  return new OAuth2({ loginUrl: org.url, clientId: org.app.clientId, ...more })
}

Device(
  'code and URL for the user; polls until they approve; the session works and renews itself',
  withOrg(
    hasty(async (org) => {
      const { fetch, sent } = observed()
      const conn = new Connection({ oauth2: clientOf(org, { fetch }) })
      const flow = await conn.oauth2.startDeviceFlow({ scope: 'api refresh_token id' })
      assert.match(flow.user_code, /^[A-Z2-9]{8}$/)
      assert.is(flow.verification_uri, `${org.url}/setup/connect`)
      const login = conn.authorize(flow)
      while (org.count('device') < 3) await sleep(5)
      org.approveDevice(flow.user_code)
      assert.is((await login).id, org.user.id)
      assert.type(conn.refreshToken, 'string')
      org.expireSessions()
      await ask(conn)
      assert.equal([org.count('device_code'), org.count('refresh_token')], [1, 1])
      assert.ok(sent.every(({ body }) => !body.includes('client_secret')))
      assert.not.match(JSON.stringify(flow), 'M01W')
    }),
    polled(0.02),
  ),
)

Device(
  'a user who declines is access_denied; codes that nobody knows, or that are spent, are invalid_grant',
  withOrg(
    hasty(async (org) => {
      const oauth2 = clientOf(org)
      const flow = await oauth2.startDeviceFlow()
      org.denyDevice(flow.user_code)
      assert.equal(await refusal(flow.poll()), ['access_denied', 'policy', 'end-user denied authorization'])
      const spent = [
        'invalid_grant',
        'reauthorize',
        "the Salesforce server isn't able to grant an access token",
      ]
      assert.equal(await refusal(flow.poll()), spent)
      assert.equal(await refusal(oauth2.requestToken({ grant_type: 'device', code: 'made-up' })), spent)
      const unknown = clientOf(org, { clientId: 'who' }).startDeviceFlow()
      assert.is((await refused(unknown)).errorCode, 'invalid_client_id')
      assert.is((await refused(oauth2.startDeviceFlow({ scope: 'full' }))).errorCode, 'invalid_scope')
      assert.throws(() => org.approveDevice('ABCDEFGH'), /no device flow that waits/)
    }),
    polled(0.01),
  ),
)

Device(
  'polled too early, the org says slow_down, and the interval grows by five seconds',
  withOrg(
    hasty(async (org) => {
      const { fetch } = observed()
      const sooner = (url: string, init: RequestInit): Promise<Response> =>
        fetch(url, init).then(async (response) => {
          if (typeof init.body !== 'string' || !init.body.includes('device_code')) return response
          const answer = (await response.json()) as object
          return Response.json({ ...answer, interval: 0.01 })
        })
      const flow = await clientOf(org, { fetch: sooner }).startDeviceFlow()
      assert.is(flow.interval, 1)
      const signal = AbortSignal.timeout(500)
      assert.is((await caught(flow.poll({ signal }))).name, 'TimeoutError')
      assert.ok(flow.interval >= 6)
      assert.is(org.count('device'), 1)
    }),
    polled(5),
  ),
)

Device('codes expire: the server says so, and after ten minutes nobody asks any more', async () => {
  const clock = createClock()
  await withOrg(
    hasty(async (org) => {
      const flow = await clientOf(org).startDeviceFlow()
      clock.advance(61)
      assert.is((await refused(flow.poll())).errorCode, 'invalid_grant')
      const late = await clientOf(org).startDeviceFlow()
      const realNow = Date.now
      Date.now = () => realNow() + 600_001
      try {
        const error = await refused(late.poll())
        assert.equal([error.errorCode, org.count('device')], ['TIMEOUT', 1])
      } finally {
        Date.now = realNow
      }
    }),
    polled(0.01, { clock: clock.now, deviceSeconds: 60 }),
  )()
})

Device(
  'a signal ends the polling at once, while it waits and while a request is out, also within authorize',
  withOrg(
    hasty(async (org) => {
      for (const hanging of [false, true]) {
        const controller = new AbortController()
        const reason = new Error('enough')
        const conn = new Connection({ oauth2: clientOf(org) })
        const flow = await conn.oauth2.startDeviceFlow({ signal: controller.signal })
        if (hanging) org.answer('device', 'hang')
        const login = caught(conn.authorize(flow))
        const polls = org.count('device') + 1
        while (org.count('device') < polls) await sleep(2)
        controller.abort(reason)
        assert.is(await login, reason)
        assert.is(conn.accessToken, null)
        assert.is(await caught(flow.poll({ signal: AbortSignal.abort(reason) })), reason)
      }
    }),
    polled(0.02),
  ),
)

Device(
  'an app that is not installed cannot start; a user who is not approved by an administrator gets no token',
  withOrg(
    hasty(async (org) => {
      const away = clientOf(org, { clientId: 'away' }).startDeviceFlow()
      assert.equal(await refusal(away), ['invalid_client', 'configuration', 'app must be installed into org'])
      const flow = await clientOf(org, { clientId: 'strict' }).startDeviceFlow()
      org.approveDevice(flow.user_code)
      assert.is((await refused(flow.poll())).errorCode, 'invalid_app_access')
    }),
    {
      deviceInterval: 0.01,
      apps: [
        { clientId: 'away', installed: false },
        { clientId: 'strict', adminApprovedOnly: true, preAuthorized: [] },
      ],
    },
  ),
)

Device.run()
