import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, type Fetch, isSalesforceError } from '../../src/index.js'
import { caught } from '../helpers/caught.js'
import { deferred } from '../helpers/deferred.js'
import { refused } from '../helpers/refused.js'
import { hurried } from '../helpers/timers.js'
import { goodAnswer } from './good-answers.js'
import { FIXED, HOST } from './inspect-views.js'
import { SUBJECTS } from './public-objects.js'

const Retries = suite('what is sent again, and when')

/** Milliseconds of the connection's own limit, which no wait has. */
const LIMIT = 29_111

/** Runs something whose waits end at once; gives their lengths in milliseconds. */
async function waitsOf(task: () => Promise<unknown>): Promise<number[]> {
  const waits: number[] = []
  const fits = (ms: number): boolean => ms >= 50 && ms !== LIMIT
  await hurried({ fits, onWait: (ms) => waits.push(ms) }, task)
  return waits
}

const busy = (status: number, retryAfter?: string): Response =>
  new Response('busy', { status, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } })

/** A connection whose requests meet these answers first. */
function meeting(answers: readonly (() => Response | Promise<Response>)[], options: object = {}) {
  const sent: string[] = []
  const fetch: Fetch = async (url, init) => {
    sent.push(`${init.method} ${new URL(url).pathname}`)
    const answer = answers[sent.length - 1]
    return answer === undefined ? goodAnswer(url, '') : answer()
  }
  const session = { accessToken: FIXED.accessToken, instanceUrl: HOST, timeout: LIMIT, fetch }
  return { sent, conn: new Connection({ ...session, ...options }) }
}

const reset = (): Promise<Response> =>
  Promise.reject(
    new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNRESET' }) }),
  )

Retries(
  'a GET is sent again while the org is busy or the connection breaks, with growing random waits',
  async () => {
    for (const answer of [...[420, 429, 502, 503, 504].map((status) => () => busy(status)), reset]) {
      const { conn, sent } = meeting([answer, answer, answer], { retry: 3 })
      const waits = await waitsOf(() => conn.request('/limits'))
      assert.is(sent.length, 4)
      const bounds = [250, 500, 1000]
      assert.is(waits.length, 3)
      waits.forEach((wait, index) => {
        const most = bounds[index] ?? 0
        assert.ok(wait >= most / 2 && wait <= most, `${wait} of ${most}`)
      })
    }
  },
)

Retries('never more often than the option says, and never more than ten times', async () => {
  for (const retry of [0, 1, 2, 10]) {
    const { conn, sent } = meeting(
      Array(20).fill(() => busy(503)),
      { retry },
    )
    await waitsOf(async () => {
      const error = await refused(conn.request('/limits'))
      assert.equal([error.errorCode, error.verdict], ['ERROR_HTTP_503', 'retry'])
    })
    assert.is(sent.length, retry + 1)
  }
  for (const retry of [11, -1, 1.5, NaN, Infinity])
    assert.throws(() => meeting([], { retry }), /retry must be/)
})

Retries('what the server has not asked to be repeated, or what would be no use, is not', async () => {
  const answers = {
    400: () => busy(400),
    403: () => busy(403),
    404: () => busy(404),
    500: () => busy(500),
    'no such host': () =>
      Promise.reject(new TypeError('x', { cause: Object.assign(new Error('x'), { code: 'ENOTFOUND' }) })),
    'a certificate': () =>
      Promise.reject(
        new TypeError('x', { cause: Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' }) }),
      ),
    'an answer too large': () => new Response(new Uint8Array(65 * 1024 * 1024)),
  }
  for (const [name, answer] of Object.entries(answers)) {
    const { conn, sent } = meeting([answer, answer], { retry: 5 })
    await waitsOf(() => refused(conn.request('/limits')))
    assert.is(sent.length, 1, name)
  }
})

Retries(
  'Retry-After in seconds or as a date is honoured up to half a minute; beyond that the caller is told',
  async () => {
    const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toUTCString()
    for (const [value, least, most] of [
      ['0', 0, 0],
      ['2', 2000, 2000],
      ['30', 30_000, 30_000],
      [inSeconds(10), 8000, 11_000],
      [inSeconds(-100), 125, 250],
      ['-5', 125, 250],
      ['soon', 125, 250],
      ['', 125, 250],
    ] as const) {
      const { conn, sent } = meeting([() => busy(503, value)])
      const [wait = 0] = await waitsOf(() => conn.request('/limits'))
      assert.ok(wait >= least && wait <= most, `${value}: ${wait}`)
      assert.is(sent.length, 2)
    }
    for (const value of ['31', '3600', '1000000', '9'.repeat(30), '9'.repeat(400), inSeconds(3600)]) {
      const { conn, sent } = meeting([() => busy(429, value)])
      const waits = await waitsOf(async () => {
        const error = await refused(conn.request('/limits'))
        assert.is(error.verdict, 'throttled')
        assert.ok(
          (error.retryAfter ?? 0) > 30 && Number.isSafeInteger(error.retryAfter),
          String(error.retryAfter),
        )
      })
      assert.equal([sent.length, waits], [1, []])
    }
  },
)

Retries(
  'no login, no renewal, no SOAP call, nothing that writes is ever sent twice by itself; conn.fetch is once more after a reset',
  async () => {
    let tried = 0
    for (const answer of [() => busy(503, '0'), () => busy(429), reset]) {
      for (const subject of SUBJECTS.filter(({ name, patient }) => !patient && name !== 'REST GET')) {
        let sent = 0
        const call = subject.open(async (url, init) => {
          const body = typeof init.body === 'string' ? init.body : ''
          if (!subject.isAttacked(url, body)) return goodAnswer(url, body)
          sent += 1
          return answer()
        })
        await waitsOf(() => refused(call()))
        assert.is(sent, 1, subject.name)
        tried += 1
      }
      const { conn, sent } = meeting([answer], { retry: 5 })
      await waitsOf(() => conn.fetch('/services/data').catch(() => undefined))
      assert.is(sent.length, answer === reset ? 2 : 1)
      for (const method of ['POST', 'PATCH', 'PUT', 'DELETE']) {
        const writing = meeting([answer], { retry: 5 })
        await waitsOf(() => refused(writing.conn.request({ method, url: '/sobjects/Account/001', body: {} })))
        assert.is(writing.sent.length, 1, method)
      }
    }
    assert.ok(tried > 60)
  },
)

Retries("a caller's abort ends the waiting between attempts, with the caller's reason", async () => {
  const caller = new AbortController()
  const { conn, sent } = meeting([() => busy(503, '20')])
  const waiting = conn.request({ url: '/limits', signal: caller.signal })
  setTimeout(() => caller.abort(new Error('enough')), 20)
  assert.is((await caught(waiting)).message, 'enough')
  assert.is(sent.length, 1)
})

Retries("a caller's abort ends that caller's waiting for a renewal, and never the renewal", async () => {
  const gate = deferred<Response>()
  let renewals = 0
  const fetch: Fetch = (url, init) => {
    const isOld = new Headers(init.headers).get('authorization')?.includes(FIXED.accessToken)
    if (url.endsWith('/token')) {
      renewals += 1
      assert.is(init.signal.aborted, false)
      init.signal.addEventListener('abort', () => gate.reject(new Error('the renewal was aborted')))
      return gate.promise
    }
    if (isOld) return Promise.resolve(Response.json([{ errorCode: 'INVALID_SESSION_ID' }], { status: 401 }))
    return Promise.resolve(goodAnswer(url, ''))
  }
  const oauth2 = { clientId: 'c', loginUrl: HOST }
  const { accessToken, refreshToken } = FIXED
  const conn = new Connection({ accessToken, refreshToken, instanceUrl: HOST, oauth2, fetch, timeout: LIMIT })
  const callers = Array.from({ length: 3 }, () => new AbortController())
  const waiting = callers.map(({ signal }) => conn.request({ url: '/limits', signal }))
  const patient = conn.request('/limits')
  await new Promise((resolve) => setTimeout(resolve, 20))
  for (const caller of callers) caller.abort(new Error('enough'))
  for (const request of waiting) assert.is((await caught(request)).message, 'enough')
  gate.resolve(goodAnswer(`${HOST}/services/oauth2/token`, ''))
  assert.ok(await patient)
  assert.is(renewals, 1)
})

Retries(
  'a renewal that the network or something in between failed is tried again; a refusal is not',
  async () => {
    const page = (): Response => new Response('<html>', { headers: { 'content-type': 'text/html' } })
    const failing = (code: string) => () =>
      Promise.reject(new TypeError('x', { cause: Object.assign(new Error('x'), { code }) }))
    const passing: Readonly<Record<string, () => Response | Promise<Response>>> = {
      'no such host': failing('ENOTFOUND'),
      'a certificate': failing('CERT_HAS_EXPIRED'),
      'a page with 200': page,
      'a page with 403': () => new Response('<html>', { status: 403 }),
      'a page with 404': () => new Response('<html>', { status: 404 }),
      'a redirect': () =>
        new Response(null, { status: 302, headers: { location: 'https://proxy.example/' } }),
      'an answer too large': () => new Response(new Uint8Array(2 * 1024 * 1024)),
      'an answer cut off': () => new Response('{"access_token":"x'),
    }
    const options = { refreshToken: FIXED.refreshToken, oauth2: { clientId: 'c', loginUrl: HOST } }
    for (const [name, answer] of Object.entries(passing)) {
      const { conn, sent } = meeting([answer], options)
      assert.ok(isSalesforceError(await caught(conn.refresh())), name)
      assert.is((await conn.refresh()).access_token, conn.accessToken, name)
      assert.is(sent.length, 2)
    }
    for (const error of ['invalid_grant', 'invalid_client', 'inactive_user', 'unsupported_grant_type']) {
      const { conn, sent } = meeting([() => Response.json({ error }, { status: 400 })], options)
      const first = await refused(conn.refresh())
      assert.is(await refused(conn.refresh()), first)
      assert.is(sent.length, 1, error)
    }
  },
)

Retries.run()
