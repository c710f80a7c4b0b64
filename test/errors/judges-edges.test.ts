import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { contract } from '../../generated/partner/operations.js'
import type { ErrorCode } from '../../src/errors/codes.js'
import { SalesforceError, type Verdict } from '../../src/errors/salesforce-error.js'
import { judgementOf } from '../../src/errors/verdicts.js'
import { wholeOf } from '../../src/http/answer.js'
import { readText } from '../../src/http/foreign.js'
import { namedType } from '../../src/http/response.js'
import { causeOf } from '../../src/oauth2/errors.js'
import { decode } from '../../src/partner/decode.js'
import { judgeFault } from '../../src/partner/faults.js'
import { schemaOf } from '../../src/partner/types.js'
import { judgeRest, restError } from '../../src/rest/response.js'
import { isFinal } from '../../src/session/errors.js'
import { notLoggedIn } from '../../src/session/missing.js'
import { answered } from '../helpers/answered.js'
import { refused } from '../helpers/refused.js'
import { envelope } from '../partner/answers.js'

const Edges = suite('judges, at their edges')

/** Codes that are rarely met. */
const RARE: Readonly<Record<string, Verdict>> = {
  UNSUPPORTED_API_VERSION: 'configuration',
  TXN_SECURITY_APEX_ERROR: 'policy',
  TXN_SECURITY_METERING_ERROR: 'policy',
  TXN_SECURITY_RUNTIME_ERROR: 'policy',
  EXCEEDED_SEARCH_QUERY_RATE_LIMIT: 'throttled',
  REQUEST_TIMEOUT_OR_CONFLICT: 'retry',
  FUNCTIONALITY_TEMPORARILY_UNAVAILABLE: 'retry',
  QUERY_TIMEOUT: 'retry',
  UNABLE_TO_LOCK_ROW: 'retry',
  UNKNOWN_EXCEPTION: 'retry',
}

Edges('codes that are rarely met have their verdict, and unknown ones that of a telling status', () => {
  for (const [code, verdict] of Object.entries(RARE))
    assert.equal([code, judgementOf(code)], [code, { verdict }])
  for (const [status, verdict] of [
    [429, 'throttled'],
    [503, 'retry'],
    [403, 'policy'],
    [404, 'bug'],
    [401, 'reauthorize'],
  ] as const) {
    assert.is(judgementOf('NEVER_SEEN', status).verdict, verdict)
  }
})

Edges('a login that needs an interactive page is reauthorize', () => {
  for (const code of [
    'account_selection_required',
    'interaction_required',
    'consent_required',
    'login_required',
  ]) {
    assert.equal(causeOf(code, ''), causeOf('immediate_unsuccessful', ''))
  }
})

const query = schemaOf(contract).operation('query')!

/** The error of an answer that holds a Fault with these children. */
function judged(fault: object | string, status = 500, secrets: readonly string[] = []): SalesforceError {
  const children = typeof fault === 'string' ? fault : xmlOf(fault)
  const answer = decode(schemaOf(contract), query, envelope(`<soapenv:Fault>${children}</soapenv:Fault>`))
  return judgeFault(answer.fault!, { operation: query, status, secrets })
}

function xmlOf(fields: object): string {
  return Object.entries(fields)
    .map(
      ([name, value]) =>
        `<${name}>${typeof value === 'object' ? xmlOf(value as object) : String(value)}</${name}>`,
    )
    .join('')
}

Edges('a fault without a code is told by its status and its sentence', () => {
  for (const [status, errorCode, verdict] of [
    [200, 'INVALID_RESPONSE', 'terminal'],
    [399, 'INVALID_RESPONSE', 'terminal'],
    [400, 'ERROR_HTTP_400', 'bug'],
    [500, 'ERROR_HTTP_500', 'retry'],
  ] as const) {
    const error = judged({ faultcode: 'no code', faultstring: ' broken ' }, status)
    assert.equal(
      [error.errorCode, error.verdict, error.status, error.operation, error.message],
      [errorCode, verdict, status, 'query', 'query() failed: broken'],
    )
  }
  for (const fault of [{}, 'x', { faultcode: 'no code', faultstring: '' }]) {
    assert.is(judged(fault).message, 'query() failed: the server gave no reason')
  }
})

Edges('a fault has its sentence from its detail, or from itself without the code', () => {
  const detail = {
    a: { x: 1 },
    b: { exceptionCode: 'QUERY_TIMEOUT', exceptionMessage: 'too slow' },
  }
  assert.is(judged({ faultcode: 'sf:OTHER', faultstring: 'x', detail }).message, 'QUERY_TIMEOUT: too slow')
  const bare = (faultstring: string): string => judged({ faultcode: 'sf:QUERY_TIMEOUT', faultstring }).message
  assert.is(bare('QUERY_TIMEOUT: too slow'), 'QUERY_TIMEOUT: too slow')
  assert.is(bare('too slow'), 'QUERY_TIMEOUT: too slow')
  assert.is(bare('too slow QUERY_TIMEOUT: '), 'QUERY_TIMEOUT: too slow QUERY_TIMEOUT:')
})

Edges('white space around the parts of a fault is none of theirs', () => {
  const error = judged({ faultcode: '\n  sf:QUERY_TIMEOUT\n', faultstring: '\n  too slow\n' })
  assert.equal([error.errorCode, error.message], ['QUERY_TIMEOUT', 'QUERY_TIMEOUT: too slow'])
})

Edges('a sentence stays whole where there is no code to take off it', () => {
  const error = judged({ faultcode: 'no code', faultstring: 'undefined: value' })
  assert.is(error.message, 'query() failed: undefined: value')
})

Edges('a code of a fault is one from end to end, and no secret', () => {
  const codeOf = (faultcode: string, secrets: readonly string[] = []): ErrorCode =>
    judged({ faultcode, faultstring: 'x' }, 500, secrets).errorCode
  for (const faultcode of ['xMALFORMED', 'MALFORMED x', 'A', '1MALFORMED', `A${'B'.repeat(100)}`]) {
    assert.is(codeOf(faultcode), 'ERROR_HTTP_500')
  }
  assert.is(codeOf('HUSH_SECRET', ['HUSH_SECRET']), 'ERROR_HTTP_500')
  assert.is(codeOf('QUERY_TIMEOUT', ['QUERY_TIMEOUT']), 'QUERY_TIMEOUT')
})

Edges('what may pass is tried again, and what the server decided is not', () => {
  const final = (errorCode: ErrorCode, verdict: Verdict): boolean =>
    isFinal(new SalesforceError('x', { errorCode, verdict }))
  for (const code of [
    'INVALID_RESPONSE',
    'NETWORK_ERROR',
    'REDIRECT_REFUSED',
    'RESPONSE_TOO_LARGE',
    'STORE_CORRUPT',
    'ERROR_HTTP_403',
  ] as const) {
    assert.equal([code, final(code, 'configuration')], [code, false])
  }
  assert.ok(final('invalid_grant', 'reauthorize'))
  assert.not(final('invalid_grant', 'retry'))
  const error = notLoggedIn()
  assert.is(error.verdict, 'reauthorize')
  assert.match(error.message, /^Not logged in: call login\(\)/)
})

Edges('a REST answer that is none says what it is', async () => {
  const judge = (body: string | Uint8Array<ArrayBuffer>, type: string): Promise<SalesforceError> =>
    refused(judgeRest(new Response(body, { headers: { 'content-type': type } })))
  assert.match((await judge('{', 'application/json')).message, /^The answer says it is JSON and is not;/)
  assert.match((await judge('<html>', 'text/html')).message, /^The answer is an HTML page;/)
  assert.match((await judge(new Uint8Array([0xff]), 'application/json')).message, /^The answer is not UTF-8;/)
  assert.match(
    (await refused(readText(new Response(new Uint8Array([0xc3]))))).message,
    /^The answer is not UTF-8;/,
  )
})

Edges('a REST error has the way out behind its sentence, and names fields that are some', async () => {
  const at = async (body: unknown): Promise<SalesforceError> =>
    restError(await answered(new Response(JSON.stringify(body), { status: 400 })))
  const gone = await at([{ errorCode: 'GONE', message: 'It is gone' }])
  assert.is(gone.message, 'It is gone (the API version is retired: use a newer one)')
  assert.is((await at([{ errorCode: 'QUERY_TIMEOUT', message: 'slow' }])).message, 'slow')
  assert.equal((await at([{ errorCode: 'A_B', fields: ['Name', 'a b', ' Name', 'Name ', 7] }])).fields, [
    'Name',
  ])
  assert.is((await at([{ errorCode: 'A_B', fields: 'Name' }])).fields, undefined)
})

Edges('of an answer with very many errors and fields, a readable part is told', async () => {
  const at = async (body: unknown): Promise<SalesforceError> =>
    restError(await answered(new Response(JSON.stringify(body), { status: 400 })))
  const many = <T>(item: T): readonly T[] => Array.from({ length: 300 }, () => item)
  assert.is((await at(many({ errorCode: 'A_B', message: 'x' }))).message, many('x').slice(0, 200).join('; '))
  assert.is((await at(many({ errorCode: 'A_B', message: 'word '.repeat(20) }))).message.length, 2000)
  assert.is((await at([{ errorCode: 'A_B', fields: many('Name') }])).fields?.length, 200)
})

Edges('a code of a REST error that is a secret is not told', async () => {
  const body = JSON.stringify([{ errorCode: 'HUSH_SECRET', message: 'x' }])
  const error = restError(await answered(new Response(body, { status: 400 }), ['HUSH_SECRET']))
  assert.is(error.errorCode, 'ERROR_HTTP_400')
})

Edges('bytes that are no UTF-8 spoil neither a status nor a text that is no JSON', async () => {
  const bytes = new Uint8Array([0x61, 0xff])
  const answer = (status: number, type: string): Response =>
    new Response(bytes, { status, headers: { 'content-type': type } })
  assert.is((await refused(judgeRest(answer(503, 'application/json')))).errorCode, 'ERROR_HTTP_503')
  assert.is(await judgeRest(answer(200, 'text/csv')), 'a\ufffd')
})

Edges('media types that are known are named, and others are not repeated', () => {
  const named = (type: string): string => namedType(new Response('', { headers: { 'content-type': type } }))
  for (const type of ['text/plain', 'text/xml', 'application/xml', 'application/octet-stream', 'text/html']) {
    assert.is(named(`${type}; charset=utf-8`), type)
  }
  assert.is(named('text/x-secret'), 'another content type')
})

Edges('a character that two pieces of a body share is one', async () => {
  const [first, second] = [new Uint8Array([0xe2, 0x82]), new Uint8Array([0xac])]
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(first)
      controller.enqueue(second)
      controller.close()
    },
  })
  assert.is(await (await wholeOf(new Response(body))).text(), '€')
})

Edges.run()
