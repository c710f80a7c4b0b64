import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { SalesforceError } from '../../src/errors/salesforce-error.js'
import { networkError, timeoutError } from '../../src/http/network-error.js'
import type { Deadline } from '../../src/lib/time.js'
import { leaks } from '../helpers/leaks.js'

const NetworkError = suite('network error')

const target = new URL('https://acme.my.salesforce.com/services/data?q=secret-query')
const running: Deadline = {
  signal: new AbortController().signal,
  timeout: 10,
  cause: () => undefined,
  clear: () => undefined,
}

/** An error of the platform's, with its code as far inside as the platform puts it. */
function foreign(code: unknown, depth = 1): unknown {
  return depth === 0
    ? Object.assign(new Error('hunter2'), { code })
    : Object.assign(new TypeError('fetch failed: hunter2'), { cause: foreign(code, depth - 1) })
}

async function translated(error: unknown, limit = running): Promise<SalesforceError> {
  const result = await networkError(error, target, limit)
  assert.instance(result, SalesforceError)
  return result as SalesforceError
}

NetworkError('each known code has its sentence, its verdict, the origin and the code', async () => {
  const known: [code: string, verdict: string, sentence: RegExp][] = [
    ['ECONNREFUSED', 'retry', /refused; is the host right/],
    ['ECONNRESET', 'retry', /closed before the answer was complete/],
    ['UND_ERR_SOCKET', 'retry', /closed before the answer was complete/],
    ['EPIPE', 'retry', /closed before the answer was complete/],
    ['ENOTFOUND', 'configuration', /there is no such host/],
    ['EAI_AGAIN', 'retry', /could not be looked up/],
    ['ETIMEDOUT', 'retry', /did not answer/],
    ['UND_ERR_CONNECT_TIMEOUT', 'retry', /did not answer/],
    ['CERT_HAS_EXPIRED', 'configuration', /TLS certificate/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'configuration', /TLS certificate/],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'configuration', /TLS certificate/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'configuration', /TLS certificate/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'configuration', /TLS certificate/],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'configuration', /does not speak TLS/],
    ['UND_ERR_SOMETHING', 'retry', /failed before there was an answer/],
  ]
  for (const [code, verdict, sentence] of known) {
    const error = await translated(foreign(code))
    assert.equal([error.errorCode, error.name, error.verdict], ['NETWORK_ERROR', 'NETWORK_ERROR', verdict])
    assert.match(error.message, sentence)
    assert.match(error.message, `https://acme.my.salesforce.com`)
    assert.ok(error.message.endsWith(` (${code})`))
  }
})

NetworkError('the code is found on the error, in its causes, and in the errors of an aggregate', async () => {
  for (const depth of [0, 1, 2, 3])
    assert.match((await translated(foreign('ENOTFOUND', depth))).message, '(ENOTFOUND)')
  const aggregate = new AggregateError([foreign('ECONNREFUSED', 0), foreign('ENOTFOUND', 0)])
  assert.match((await translated(new TypeError('x', { cause: aggregate }))).message, '(ECONNREFUSED)')
})

NetworkError('what carries no legal code is told without one', async () => {
  const circular = new Error('x')
  circular.cause = circular
  const codes = [foreign(undefined), foreign(42), foreign('lower'), foreign('A B'), foreign('ENOTFOUND', 9)]
  for (const error of [...codes, circular, new AggregateError([]), 'text', null, undefined]) {
    assert.match((await translated(error)).message, /there was an answer$/)
  }
})

NetworkError(
  'nothing of the foreign error goes over but its code, and nothing of the URL but its origin',
  async () => {
    const error = await translated(foreign('ECONNRESET'))
    assert.equal(leaks(error, { message: 'hunter2', query: 'secret-query' }), [])
    assert.is(error.cause, undefined)
  },
)

/** The part of the message that repeats an error of a fetch of the caller's. */
async function told(error: unknown): Promise<string> {
  const sent = { body: new URLSearchParams({ token: 'hunter2' }) }
  const request = { method: 'GET', isAnswered: false, foreign: sent }
  const { message } = (await networkError(error, target, running, request)) as SalesforceError
  return /; the fetch says: (.*)/.exec(message)?.[1] ?? ''
}

NetworkError('of an error with other members than those of sockets nothing is told', async () => {
  const usual = { code: 'nope', errno: -1, syscall: 'connect', address: '::1', port: 1, type: 'system' }
  assert.is(await told(Object.assign(new Error('no route'), usual)), 'no route')
  assert.is(await told(new TypeError('outer', { cause: new Error('inner') })), 'inner')
  assert.is(await told('a text'), 'a text')
  const holding = [
    'config',
    'request',
    'response',
    'options',
    'headers',
    'data',
    'body',
    'url',
    Symbol('state'),
  ]
  for (const name of holding)
    assert.is(await told(Object.assign(new Error('no'), { [name]: 1 })), '', String(name))
  assert.is(await told({ message: 'no error' }), '')
})

NetworkError('credentials are hidden in what is told, those of a proxy too', async () => {
  for (const [said, heard] of [
    ['refused by http://user:pass@proxy.example:3128', 'refused by http:…proxy.example:3128'],
    ['sent Proxy-Authorization: Basic dXNlcjpwYXNz', 'sent Proxy-Authorization: …'],
    ['no hunter2 here\nsecond line', 'no … here'],
  ] as const)
    assert.is(await told(new Error(said)), heard)
})

NetworkError('an error of the family goes through as it is', async () => {
  const own = new SalesforceError('own', { errorCode: 'RESPONSE_TOO_LARGE', verdict: 'terminal' })
  assert.is(await networkError(own, target, { ...running, cause: () => 'timeout' }), own)
})

NetworkError('when the limit has passed, it is a TIMEOUT that names origin and milliseconds', async () => {
  const error = await translated(foreign('ECONNRESET'), { ...running, timeout: 250, cause: () => 'timeout' })
  assert.equal([error.errorCode, error.verdict], ['TIMEOUT', 'retry'])
  assert.match(error.message, 'https://acme.my.salesforce.com gave no complete answer within 250 ms')
})

NetworkError("when the caller aborted, it is the reason of the caller's signal", async () => {
  const reason = { any: 'thing' }
  const limit: Deadline = { ...running, signal: AbortSignal.abort(reason), cause: () => 'caller' }
  assert.is(await networkError(foreign('ECONNRESET'), target, limit), reason)
})

NetworkError('a timeout names what, how long, and the way out', () => {
  const { message, errorCode } = timeoutError('The store did not answer', 5)
  assert.is(message, 'The store did not answer within 5 ms; try again, or raise the timeout option')
  assert.is(errorCode, 'TIMEOUT')
})

NetworkError.run()
