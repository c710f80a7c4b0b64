import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { caught } from './caught.js'
import { readFixture, type RecordedExchange } from './fixture.js'
import { replayFixture } from './replay-fixture.js'
import { replayFetch } from './replay.js'

const Replay = suite('test/helpers/replay')
const url = 'https://login.example/token'
const FORM = 'application/x-www-form-urlencoded'

function exchange(type: string, body: string, headers: readonly [string, string][] = []): RecordedExchange {
  return {
    request: { start: `POST ${url} HTTP/1.1`, headers: [['content-type', type], ...headers], body },
    response: { start: 'HTTP/1.1 200 OK', headers: [], body: '' },
  }
}

/** Complaints of the replay about one request. */
async function problems(
  recorded: RecordedExchange,
  body: string,
  headers: Record<string, string> = {},
  target = url,
): Promise<string> {
  const { fetch, problems } = replayFetch([recorded], { token: 'tok-1843', id: 'id-1843' })
  const type = recorded.request.headers[0]?.[1] ?? ''
  await fetch(target, { method: 'POST', headers: { 'content-type': type, ...headers }, body })
  return problems().join('\n')
}

const xml = (body: string): string => `<e:E xmlns:e="urn:e" xmlns="urn:m">${body}</e:E>`

const SAME: readonly (readonly [what: string, type: string, expected: string, sent: string])[] = [
  ['the order of a form', FORM, 'a=1\n&b=2', 'b=2&a=1'],
  ['the escapes of a form', FORM, 'a=x%20y', 'a=x+y'],
  ['prefixes', 'text/xml', xml('<a>1</a>'), '<E xmlns="urn:e"><m:a xmlns:m="urn:m">1</m:a></E>'],
  ['the layout of XML', 'text/xml', xml('<a>1</a><b/>'), xml('\n  <a>1</a>\n  <b></b>\n')],
  [
    'the prefix of a type',
    'text/xml',
    '<a xmlns="urn:m" xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:type="T"/>',
    '<p:a xmlns:p="urn:m" xmlns:y="http://www.w3.org/2001/XMLSchema-instance" y:type="p:T"/>',
  ],
  ['the layout of JSON', 'application/json', '{ "a": [1] }', '{"a":[1]}'],
]

for (const [what, type, expected, sent] of SAME) {
  Replay(`does not mind ${what}`, async () => {
    assert.is(await problems(exchange(type, expected), sent), '')
  })
}

const DIFFERENT: readonly (readonly [what: string, type: string, expected: string, sent: string])[] = [
  ['a missing parameter', FORM, 'a=1&b=2', 'a=1'],
  ['a second value', FORM, 'a=1', 'a=1&a=1'],
  ['the order of elements', 'text/xml', xml('<a>1</a><b>2</b>'), xml('<b>2</b><a>1</a>')],
  ['a namespace', 'text/xml', xml('<a>1</a>'), '<E xmlns="urn:e"><a>1</a></E>'],
  ['white space in a value', 'text/xml', xml('<a>1</a>'), xml('<a> 1</a>')],
  ['an attribute', 'text/xml', xml('<a/>'), xml('<a nil="true"/>')],
  ['XML that is none', 'text/xml', xml('<a/>'), '<a>'],
  ['JSON of another value', 'application/json', '{"a":1}', '{"a":"1"}'],
]

for (const [what, type, expected, sent] of DIFFERENT) {
  Replay(`minds ${what}`, async () => {
    assert.match(await problems(exchange(type, expected), sent), /^body differs/)
  })
}

Replay('minds a header that differs, and a session where none was recorded', async () => {
  const recorded = exchange(FORM, 'a=1', [['x-a', '1']])
  assert.match(await problems(recorded, 'a=1', { 'x-a': '2' }), /header x-a differs/)
  assert.match(
    await problems(exchange(FORM, 'a=1'), 'a=1', { authorization: 'Bearer x' }),
    /authorization differs/,
  )
})

Replay('minds another method or URL', async () => {
  assert.match(await problems(exchange(FORM, ''), '', {}, `${url}/2`), /request line differs/)
})

Replay('minds a secret in the URL or in a header', async () => {
  assert.match(await problems(exchange(FORM, ''), '', {}, `${url}?t=tok-1843`), /token stands in the URL/)
  assert.match(await problems(exchange(FORM, ''), '', { 'x-t': 'id-1843' }), /id stands in the header x-t/)
})

Replay('reports a request that nobody expects', async () => {
  const { fetch, problems } = replayFetch([])
  await caught(fetch(url, { method: 'POST' }))
  assert.equal(problems(), [`unmatched request: POST ${url}`])
})

Replay('reports an exchange that nobody asks for', () => {
  assert.equal(replayFetch([exchange(FORM, '')]).problems(), [`unused exchange: POST ${url} HTTP/1.1`])
})

const EXPECTATION = {
  shape: 'documented/revoke-200.http',
  secrets: { token: 'tok-18431843' },
  open: {},
  call: 'oauth2.revokeToken',
  args: ['{{token}}'],
  result: null,
  state: { accessToken: null },
}
const REQUEST = `POST https://login.salesforce.com/services/oauth2/revoke HTTP/1.1
content-type: ${FORM}

token={{token}}
`

interface Parts {
  readonly name?: string
  readonly request?: string
  readonly response?: string
  readonly expectation?: Record<string, unknown>
  readonly files?: Record<string, string>
}

/** Replays a folder that is written for this one test. */
async function replayFolder({ name = 'revokeToken__succeeds', ...parts }: Parts): Promise<void> {
  const dir = join(mkdtempSync(join(tmpdir(), 'fixture-')), name)
  const files = {
    'request.http': parts.request ?? REQUEST,
    'response.http': parts.response ?? 'HTTP/1.1 200 OK\n',
    'expectation.json': JSON.stringify({ ...EXPECTATION, ...parts.expectation }),
    ...parts.files,
  }
  try {
    mkdirSync(dir)
    for (const [file, text] of Object.entries(files)) writeFileSync(join(dir, file), text)
    await replayFixture(readFixture(dir))
  } finally {
    rmSync(join(dir, '..'), { recursive: true })
  }
}

Replay('replays a folder', () => replayFolder({}))

const error = { errorCode: 'invalid_token', verdict: 'reauthorize', status: 400, message: 'invalid' }
const refused = (text: string): string =>
  `HTTP/1.1 400 Bad Request\ncontent-type: application/json\n\n{"error":"invalid_token","error_description":"${text}"}\n`

Replay('replays a folder that expects an error', () =>
  replayFolder({ response: refused('invalid token'), expectation: { result: undefined, error } }),
)

const BROKEN: readonly (readonly [what: string, parts: Parts, says: RegExp])[] = [
  ['a name of another form', { name: 'revokeToken' }, /the name is not/],
  ['a file that does not belong there', { files: { 'notes.txt': '' } }, /notes\.txt does not belong/],
  ['a request without a response', { files: { 'request-2.http': REQUEST } }, /not pairs/],
  ['an unknown key', { expectation: { expect: 1 } }, /unknown expect/],
  ['a missing key', { expectation: { state: undefined } }, /has no state/],
  ['both a result and an error', { expectation: { error } }, /either a result or an error/],
  ['a placeholder without a secret', { request: `${REQUEST}&x={{nobody}}` }, /\{\{nobody\}\}/],
  ['JSON that is none', { files: { 'expectation.json': '{' } }, /JSON/],
  ['a call that is none', { expectation: { call: 'oauth2.burnToken' } }, /no method/],
  ['another result', { expectation: { result: { a: 1 } } }, /equal/i],
  [
    'a success in place of the error',
    { expectation: { result: undefined, error } },
    /expected invalid_token/,
  ],
  [
    'another verdict',
    {
      response: refused('x'),
      expectation: { result: undefined, error: { ...error, verdict: 'retry' } },
    },
    /./,
  ],
  ['another state', { expectation: { state: { accessToken: 'x' } } }, /equal/i],
  ['an error in place of the result', { response: refused('invalid token') }, /invalid token/],
]

for (const [what, parts, says] of BROKEN) {
  Replay(`fails a folder with ${what}`, async () => {
    assert.match((await caught(replayFolder(parts))).message, says)
  })
}

Replay.run()
