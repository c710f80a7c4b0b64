import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { appWith, errorAnswer, tokenAnswer, type Asked } from '../helpers/app.js'
import { caught } from '../helpers/caught.js'
import { leaks } from '../helpers/leaks.js'
import { refused } from '../helpers/refused.js'

const Device = suite('oauth2 device flow')

const STARTED = {
  device_code: 'the-secret-device-code',
  user_code: 'ABCD-1234',
  verification_uri: 'https://acme.my.salesforce.com/setup/connect',
  interval: 0.001,
}

/** A flow whose polls are answered one after the other; the last answer stays. */
async function flowing(answers: readonly (() => Response | Promise<Response>)[], started: object = STARTED) {
  let polls = 0
  const answer = ({ form }: Asked): Response | Promise<Response> => {
    if (form['response_type'] === 'device_code') return Response.json(started)
    polls += 1
    return (answers[polls - 1] ?? answers.at(-1) ?? tokenAnswer)()
  }
  const app = appWith(answer)
  return { ...app, flow: await app.oauth2.startDeviceFlow({ scope: 'api' }), polls: () => polls }
}

const pending = (): Response => errorAnswer('authorization_pending')

Device(
  'the start names the app and the scope, and shows code, URL and interval, but not the device code',
  async () => {
    const { flow, asked } = await flowing([])
    assert.equal(asked[0]?.form, { response_type: 'device_code', client_id: 'the-id', scope: 'api' })
    const { user_code, verification_uri, interval } = STARTED
    assert.equal(
      [flow.user_code, flow.verification_uri, flow.interval],
      [user_code, verification_uri, interval],
    )
    assert.equal(leaks(flow, { code: STARTED.device_code }), [])
    const bare = appWith(() => Response.json(STARTED))
    await bare.oauth2.startDeviceFlow()
    assert.equal(bare.asked[0]?.form, { response_type: 'device_code', client_id: 'the-id' })
  },
)

Device('it polls until the user has approved', async () => {
  const { flow, asked, polls } = await flowing([pending, pending, () => tokenAnswer({ refresh_token: 'r' })])
  assert.is((await flow.poll()).refresh_token, 'r')
  assert.is(polls(), 3)
  assert.equal(asked[1]?.form, { grant_type: 'device', code: STARTED.device_code, client_id: 'the-id' })
})

Device('what may pass does not end the polling: a busy server, a broken connection', async () => {
  const busy = (): Response => new Response('<html>', { status: 503 })
  const broken = (): Promise<Response> => Promise.reject(new Error('reset'))
  const { flow, polls } = await flowing([
    busy,
    broken,
    () => errorAnswer('server_error'),
    () => tokenAnswer(),
  ])
  await flow.poll()
  assert.is(polls(), 4)
})

Device('a refusal ends it', async () => {
  for (const code of ['access_denied', 'invalid_grant', 'invalid_client_id']) {
    const { flow, polls } = await flowing([pending, () => errorAnswer(code, 'no')])
    assert.equal([(await refused(flow.poll())).errorCode, polls()], [code, 2])
  }
})

Device('slow_down makes the interval five seconds longer', async () => {
  const caller = new AbortController()
  const slow = (): Response => {
    setTimeout(() => caller.abort(new Error('enough')), 5)
    return errorAnswer('slow_down')
  }
  const { flow } = await flowing([slow])
  assert.is((await caught(flow.poll({ signal: caller.signal }))).message, 'enough')
  assert.ok(flow.interval > 5)
})

Device("the caller's abort ends the polling, before and during a pause", async () => {
  const { flow, polls } = await flowing([pending], { ...STARTED, interval: 60 })
  assert.is((await caught(flow.poll({ signal: AbortSignal.abort() }))).name, 'AbortError')
  const caller = new AbortController()
  setTimeout(() => caller.abort(new Error('enough')), 2)
  assert.is((await caught(flow.poll({ signal: caller.signal }))).message, 'enough')
  assert.is(polls(), 0)
})

Device('after ten minutes it is a TIMEOUT', async () => {
  const { flow, polls } = await flowing([pending])
  const { now } = Date
  try {
    const start = now()
    Date.now = () => start + 600_001
    const error = await refused(flow.poll())
    assert.equal([error.errorCode, polls()], ['TIMEOUT', 0])
    assert.match(error.message, 'The user did not approve the device within 600000 ms')
  } finally {
    Date.now = now
  }
})

Device('an answer to the start that lacks something is INVALID_RESPONSE', async () => {
  const lacking = ['device_code', 'user_code', 'verification_uri', 'interval'].map((member) => ({
    ...STARTED,
    [member]: undefined,
  }))
  for (const started of [...lacking, [], { ...STARTED, interval: 0 }, { ...STARTED, interval: -1 }]) {
    const { oauth2 } = appWith(() => Response.json(started))
    const error = await refused(oauth2.startDeviceFlow())
    assert.is(error.errorCode, 'INVALID_RESPONSE')
    assert.equal(leaks(error, { code: STARTED.device_code }), [])
  }
})

Device('a refused start has its code; without an app it is a TypeError', async () => {
  const { oauth2 } = appWith(() => errorAnswer('oauth_flow_disabled'))
  assert.is((await refused(oauth2.startDeviceFlow())).errorCode, 'oauth_flow_disabled')
  const nobody = appWith(() => Response.json(STARTED), { clientId: undefined as never })
  assert.instance(await caught(nobody.oauth2.startDeviceFlow()), TypeError)
  assert.is(nobody.asked.length, 0)
})

Device.run()
