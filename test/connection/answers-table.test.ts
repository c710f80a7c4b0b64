import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Verdict } from '../../src/index.js'
import { note } from '../helpers/note.js'
import { refused } from '../helpers/refused.js'
import { answering, INSTANCE, tokenAnswer } from './support.js'

const Table = suite('table of answers')

/** Bodies that carry no code, by form and content type. */
const PLAIN: readonly (readonly [form: string, type: string, body: string])[] = [
  ['nothing', '', ''],
  ['a page', 'text/html', '<html><title>x</title></html>'],
  ['a word', 'text/plain', 'x'],
  ['JSON of no known form', 'application/json', '{"a":1}'],
  ['broken JSON', 'application/json', '{'],
]

/** Bodies that carry the code of a dead session. */
const DEAD: readonly (readonly [form: string, type: string, body: string])[] = [
  ['the REST list', 'application/json', '[{"errorCode":"INVALID_SESSION_ID","message":"x"}]'],
  ['the REST list as text', 'text/plain', '[{"errorCode":"INVALID_SESSION_ID","message":"x"}]'],
  ['XML', 'application/xml', '<Errors><Error><errorCode>INVALID_SESSION_ID</errorCode></Error></Errors>'],
]

const VERDICTS: Readonly<Record<number, Verdict>> = {
  400: 'bug',
  401: 'reauthorize',
  403: 'policy',
  404: 'configuration',
  410: 'configuration',
  414: 'bug',
  429: 'throttled',
  431: 'bug',
  500: 'retry',
  503: 'retry',
}

const OPERATIONS = ['request', 'write', 'fetch', 'identity', 'SOAP'] as const
type OperationName = (typeof OPERATIONS)[number]

const USER_URL = `${INSTANCE}/id/00DO/005U`
const USER = { id: '005U', organizationId: '00DO', url: USER_URL }

/** The outcome of one answer that every request with the session gets. */
async function outcomeOf(operation: OperationName, answer: () => Response) {
  const { conn, sent } = answering(
    ({ url }) => (url.endsWith('/token') ? tokenAnswer({ instance_url: INSTANCE, id: USER_URL }) : answer()),
    {
      refreshToken: 'R',
      oauth2: { clientId: 'c' },
      userInfo: USER,
      retry: 0,
      allowedHosts: ['*.salesforce.com'],
    },
  )
  const calls = {
    request: () => conn.request('/limits'),
    write: () => conn.request({ method: 'POST', url: '/x', body: {} }),
    fetch: () => conn.fetch('/limits'),
    identity: () => conn.identity(),
    SOAP: () => conn.partner.getServerTimestamp(),
  }
  const call = calls[operation]()
  const verdict = operation === 'fetch' ? undefined : (await refused(call)).verdict
  await call.catch(() => undefined)
  const renewals = sent.filter(({ url }) => url.endsWith('/token')).length
  return { verdict, renewals, sent: sent.length }
}

let cells = 0

for (const operation of OPERATIONS) {
  Table(
    `${operation}: every status and form of a body has its verdict, and renews where it must`,
    async () => {
      for (const [status, verdict] of Object.entries(VERDICTS)) {
        for (const [form, type, body] of [...PLAIN, ...DEAD]) {
          const isDead = DEAD.some(([name]) => name === form)
          if (isDead && (operation === 'SOAP' || operation === 'identity')) continue
          const code = Number(status)
          const headers: Record<string, string> = type === '' ? {} : { 'content-type': type }
          const outcome = await outcomeOf(operation, () => new Response(body, { status: code, headers }))
          const isRefusal = code === 401 || (isDead && code === 403)
          const where = `${operation}, ${status}, ${form}`
          assert.is(outcome.renewals, isRefusal ? 1 : 0, where)
          assert.is(outcome.sent, isRefusal ? 3 : 1, where)
          if (operation !== 'fetch')
            assert.is(outcome.verdict, isRefusal ? 'reauthorize' : verdictOf(isDead, code, verdict), where)
          cells += 1
        }
      }
    },
  )
}

/** A code that the status does not fit counts by the status, where that tells something. */
function verdictOf(isDead: boolean, status: number, verdict: Verdict): Verdict {
  return isDead && status === 404 ? 'configuration' : isDead && status === 410 ? 'configuration' : verdict
}

Table('has at least 120 cells', () => {
  note(
    `${cells} answers: ${Object.keys(VERDICTS).length} statuses, ${PLAIN.length + DEAD.length} bodies, ${OPERATIONS.length} operations`,
  )
  assert.ok(cells >= 120)
})

Table.run()
