import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { appWith, errorAnswer, tokenAnswer, type Asked } from '../helpers/app.js'
import { caught } from '../helpers/caught.js'
import { leaks } from '../helpers/leaks.js'
import { refused } from '../helpers/refused.js'
import { hurried } from '../helpers/timers.js'

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
      [user_code, verification_uri, Math.max(interval, 1)],
    )
    assert.equal(leaks(flow, { code: STARTED.device_code }), [])
    const bare = appWith(() => Response.json(STARTED))
    await bare.oauth2.startDeviceFlow()
    assert.equal(bare.asked[0]?.form, { response_type: 'device_code', client_id: 'the-id' })
  },
)

Device('it polls until the user has approved', async () => {
  const { flow, asked, polls } = await flowing([pending, pending, () => tokenAnswer({ refresh_token: 'r' })])
  await timeless(async () => {
    assert.is((await flow.poll()).refresh_token, 'r')
  })
  assert.is(polls(), 3)
  assert.equal(asked[1]?.form, { grant_type: 'device', code: STARTED.device_code, client_id: 'the-id' })
})

Device('what may pass does not end the polling: a busy server, a broken connection', async () => {
  const busy = (): Response => Response.json({ error: 'of_no_known_name' }, { status: 503 })
  const broken = (): Promise<Response> => Promise.reject(new Error('reset'))
  const { flow, polls } = await flowing([
    busy,
    broken,
    () => errorAnswer('server_error'),
    () => tokenAnswer(),
  ])
  await timeless(() => flow.poll())
  assert.is(polls(), 4)
})

/** Milliseconds that a request may take; all other waits are those between polls. */
const REQUEST = 30_000

/** Runs work in which every wait is noted, moves the clock, and takes no time. */
async function timeless(work: () => Promise<unknown>): Promise<readonly number[]> {
  const { now } = Date
  const waits: number[] = []
  const start = now()
  let passed = 0
  Date.now = () => start + passed
  const onWait = (milliseconds: number): void => {
    passed += milliseconds
    waits.push(Math.round(milliseconds / 1000))
  }
  try {
    await hurried({ fits: (milliseconds) => milliseconds !== REQUEST, onWait }, work)
  } finally {
    Date.now = now
  }
  return waits
}

Device('a server that cannot be reached is asked more and more rarely, and then as before', async () => {
  const busy = (): Response => new Response('<html>', { status: 503 })
  const full = (): Response => new Response('', { status: 429, headers: { 'retry-after': '45' } })
  const answers = [pending, busy, busy, busy, busy, pending, full, pending]
  const { flow } = await flowing([...answers, () => tokenAnswer()], { ...STARTED, interval: 5 })
  assert.equal(await timeless(() => flow.poll()), [5, 5, 10, 20, 40, 60, 5, 45, 5])
})

Device('a server that wants to be left alone for longer than the code lives ends the polling', async () => {
  const away = (): Response => new Response('', { status: 503, headers: { 'retry-after': '601' } })
  const { flow, polls } = await flowing([pending, away], { ...STARTED, interval: 5 })
  const waits = await timeless(async () => {
    const { errorCode, retryAfter } = await refused(flow.poll())
    assert.equal([errorCode, retryAfter], ['ERROR_HTTP_503', 601])
  })
  assert.equal([waits, polls()], [[5, 5], 2])
})

Device('no poll goes out after the deadline, and the last wait ends at it', async () => {
  const { flow, polls } = await flowing([pending], { ...STARTED, interval: 7 })
  const waits = await timeless(async () => {
    assert.is((await refused(flow.poll())).errorCode, 'TIMEOUT')
  })
  const total = waits.reduce((sum, wait) => sum + wait, 0)
  assert.ok(total > 596 && total <= 601, `${total} s`)
  assert.is(polls(), 85)
  assert.ok((waits.at(-1) ?? 0) < 7, 'the last wait is cut short')
  const stubborn = await flowing([() => new Response('', { status: 503 })], { ...STARTED, interval: 5 })
  await timeless(() => refused(stubborn.flow.poll()))
  assert.ok(stubborn.polls() <= 14, `${stubborn.polls()} polls`)
})

Device('a refusal ends it', async () => {
  for (const code of ['access_denied', 'invalid_grant', 'invalid_client_id']) {
    const { flow, polls } = await flowing([pending, () => errorAnswer(code, 'no')])
    await timeless(async () => {
      assert.is((await refused(flow.poll())).errorCode, code)
    })
    assert.is(polls(), 2)
  }
})

Device('slow_down makes the interval five seconds longer', async () => {
  const caller = new AbortController()
  const slow = (): Response => {
    setTimeout(() => caller.abort(new Error('enough')), 5)
    return errorAnswer('slow_down')
  }
  const { flow } = await flowing([slow])
  await hurried({ fits: (milliseconds) => milliseconds === 1000 }, async () => {
    assert.is((await caught(flow.poll({ signal: caller.signal }))).message, 'enough')
  })
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
  const lacking = ['device_code', 'user_code', 'verification_uri'].map((member) => ({
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

Device('an interval that is absent is 5 seconds, and the least is one', async () => {
  for (const [interval, seconds] of [
    [undefined, 5],
    [0.0001, 1],
    [7, 7],
  ] as const) {
    const { oauth2 } = appWith(() => Response.json({ ...STARTED, interval }))
    assert.is((await oauth2.startDeviceFlow()).interval, seconds)
  }
})

Device('expires_in ends the polling', async () => {
  const { flow, polls } = await flowing([pending], { ...STARTED, expires_in: 0.02, interval: 60 })
  const error = await refused(flow.poll())
  assert.equal([error.errorCode, polls()], ['TIMEOUT', 0])
  assert.match(error.message, 'within 20 ms')
})

Device('a refused start has its code; without an app it is a TypeError', async () => {
  const { oauth2 } = appWith(() => errorAnswer('oauth_flow_disabled'))
  assert.is((await refused(oauth2.startDeviceFlow())).errorCode, 'oauth_flow_disabled')
  const nobody = appWith(() => Response.json(STARTED), { clientId: undefined as never })
  assert.instance(await caught(nobody.oauth2.startDeviceFlow()), TypeError)
  assert.is(nobody.asked.length, 0)
})

Device.run()
