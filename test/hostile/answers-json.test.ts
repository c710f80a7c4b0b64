// own process, at most 300 s
import { suite } from 'uvu'
import { type Attack, type Attacked, printRows, row } from './matrix-row.js'
import { type Subject, SUBJECTS } from './public-objects.js'

const Answers = suite('answers that are not what the contract says: JSON')

const KB = 1024
const HEADERS = { 'content-type': 'application/json' }
const body = (text: string | Uint8Array<ArrayBuffer> | null, init: ResponseInit = {}): Response =>
  new Response(text, { headers: HEADERS, ...init })

/** The members of a good answer; those of REST where there is none. */
async function membersOf({ good }: Attacked): Promise<Record<string, unknown>> {
  const text = await good().text()
  return (text === '' ? { a: 1 } : JSON.parse(text)) as Record<string, unknown>
}

const always = (): boolean => true
/** REST gives whatever is JSON, and text; a revocation counts by its status alone. */
const untyped = ({ protocol }: Subject): boolean => protocol === 'none'
const isRest = ({ name }: Subject): boolean => name.startsWith('REST')
const isRevocation = (subject: Subject): boolean => untyped(subject) && !isRest(subject)

/** An answer of this text in place of the good one. */
const says = (name: string, text: string, more: Partial<Attack> = {}): Attack => ({
  name,
  answer: () => body(text),
  mayPass: untyped,
  ...more,
})

/** An answer made of the good one's members. */
const made = (
  name: string,
  make: (members: Record<string, unknown>) => unknown,
  more: Partial<Attack> = {},
): Attack => ({
  name,
  answer: async (attacked) => body(JSON.stringify(make(await membersOf(attacked)))),
  mayPass: untyped,
  ...more,
})

/** The good answer's text, changed. */
const changed = (
  name: string,
  change: (text: string) => string | Uint8Array<ArrayBuffer>,
  more: Partial<Attack> = {},
  init: ResponseInit = {},
): Attack => ({
  name,
  answer: async (attacked) => body(change(JSON.stringify(await membersOf(attacked))), init),
  mayPass: untyped,
  ...more,
})

const each = (value: unknown) => (members: Record<string, unknown>) =>
  Object.fromEntries(Object.keys(members).map((name) => [name, value]))
const utf8 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(new TextEncoder().encode(text))
const utf16 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(`\ufeff${text}`, 'utf16le'))
const html = '<!DOCTYPE html><html><body>Please sign in</body></html>'

const WORTHLESS: readonly Attack[] = [
  says('nothing', ''),
  says('white space', ' \r\n\t '),
  says('null', 'null'),
  says('true', 'true'),
  says('a number', '42'),
  says('a string', '"access_token"'),
  says('an empty array', '[]'),
  says('an empty object', '{}'),
  made('the object in an array', (members) => [members]),
  made('the object in an object', (members) => ({ data: members })),
  says('JSON of another kind: single quotes', "{'access_token':'x'}"),
  says('JSON with a comment', '{/**/"a":1}'),
  says('a prefix against hijacking', ")]}',\n{}"),
  says('NaN', 'NaN'),
  says('a script', '<script>alert(1)</script>'),
  says('a form in place of JSON', 'access_token=x&instance_url=https%3A%2F%2Fevil.example'),
  says('XML in place of JSON', '<?xml version="1.0"?><OAuth><access_token>x</access_token></OAuth>'),
  says('XML with a document type', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
]

const BROKEN: readonly Attack[] = [
  ...[0.1, 0.5, 0.9].map((part) =>
    changed(`truncated after ${part * 100} %`, (text) => text.slice(0, Math.ceil(text.length * part))),
  ),
  changed('something after the end', (text) => `${text}}`),
  changed('twice', (text) => text + text),
  changed('with a NUL at the end', (text) => `${text}\0`),
  changed('in UTF-16', utf16),
  changed('with a byte that is no UTF-8', (text) =>
    Uint8Array.from([...utf8(text.slice(0, -1)), 0xff, 0x7d]),
  ),
  changed('with half a surrogate pair', (text) =>
    Uint8Array.from([...utf8(text.slice(0, -1)), 0xed, 0xa0, 0x80, 0x7d]),
  ),
  changed('with a byte order mark', (text) => `\ufeff${text}`, { mayPass: always }),
  changed('nested 100,000 arrays deep', () => '['.repeat(100_000) + ']'.repeat(100_000)),
  changed('nested 100,000 objects deep', () => '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)),
  changed('nested and never closed', () => '{"a":['.repeat(100_000)),
]

const WRONG: readonly Attack[] = [
  made('every member null', each(null)),
  made('every member an array', each(['x'])),
  made('every member an object', each({ toString: 'x' })),
  made('every member a number', each(7)),
  made('every member false', each(false), {
    mayPass: (subject) => untyped(subject) || subject.name === 'introspection',
  }),
  made('every member an empty string', each('')),
  made('every member nested deep', each(JSON.parse('['.repeat(500) + ']'.repeat(500)))),
  made('every member in capitals', (members) =>
    Object.fromEntries(Object.entries(members).map(([name, value]) => [name.toUpperCase(), value])),
  ),
  changed(
    'members beyond the numbers that there are',
    () => '{"interval":1e999,"expires_in":-1e999,"active":1e999}',
  ),
]

const PROTOTYPES: readonly Attack[] = [
  changed(
    'with a member __proto__',
    (text) => `{"__proto__":{"polluted":1,"isAdmin":true},${text.slice(1)}`,
    {
      mayPass: always,
    },
  ),
  changed(
    'with a member constructor',
    (text) => `{"constructor":{"prototype":{"polluted":1}},${text.slice(1)}`,
    {
      mayPass: always,
    },
  ),
  changed(
    'with members of functions',
    (text) => `{"toString":1,"valueOf":null,"then":{"a":1},${text.slice(1)}`,
    {
      mayPass: always,
    },
  ),
  changed('all of it under __proto__', (text) => `{"__proto__":${text}}`),
  changed('all of it under constructor.prototype', (text) => `{"constructor":{"prototype":${text}}}`),
]

const DOUBLED: readonly Attack[] = [
  changed(
    'every member twice, the evil one first',
    (text) => `{"access_token":"evil","instance_url":"https://evil.example",${text.slice(1)}`,
    { mayPass: always },
  ),
  changed(
    'a hundred thousand members more',
    (text) => `{${Array.from({ length: 60_000 }, (_, index) => `"m${index}":1`).join(',')},${text.slice(1)}`,
    { mayPass: always },
  ),
  changed('a member of 900 KB', (text) => `{"x":"${'x'.repeat(900 * KB)}",${text.slice(1)}`, {
    mayPass: always,
  }),
  changed('2 MB', (text) => `{"x":"${'x'.repeat(2048 * KB)}",${text.slice(1)}`, { mayPass: isRest }),
]

const status = (name: string, code: number, headers: Record<string, string> = HEADERS): Attack => ({
  name,
  answer: async (attacked) => body(JSON.stringify(await membersOf(attacked)), { status: code, headers }),
})

const STATUSES: readonly Attack[] = [
  ...[400, 401, 403, 404, 405, 409, 410, 418, 429, 451, 500, 502, 503, 504, 599].map((code) =>
    status(`the good answer with ${code}`, code),
  ),
  { ...status('the good answer with 201', 201), mayPass: always },
  { name: '204', answer: () => new Response(null, { status: 204 }), mayPass: untyped },
  { name: '205', answer: () => new Response(null, { status: 205 }), mayPass: untyped },
  {
    name: '304',
    answer: () => new Response(null, { status: 304 }),
    mayPass: ({ name }) => name.startsWith('REST '),
  },
  { name: 'an error of type error', answer: () => Response.error() },
  ...[200, 403, 500, 503].map((code) => ({
    name: `a page with ${code}`,
    answer: () => body(html, { status: code, headers: { 'content-type': 'text/html' } }),
    mayPass: isRevocation,
  })),
  { ...says('a page that says it is JSON', html), mayPass: isRevocation },
  ...['text/plain', 'application/xml', 'image/png', 'x', '', ';;;', 'application/json; charset=utf-7'].map(
    (type) =>
      changed(
        `the good answer as '${type}'`,
        (text) => text,
        { mayPass: always },
        { headers: { 'content-type': type } },
      ),
  ),
]

const error = (name: string, members: unknown, code = 400, more: Partial<Attack> = {}): Attack => ({
  name: `the error ${name}`,
  answer: () => body(JSON.stringify(members), { status: code }),
  refuses: true,
  ...more,
})

const ANSI = '\u001b[2J\u001b]0;owned\u0007\r\n2026-01-01 INFO all is well\u2028\u202e\u0000'

const ERRORS: readonly Attack[] = [
  error('__proto__', { error: '__proto__', error_description: '__proto__' }),
  error('constructor', { error: 'constructor', error_description: 'constructor' }),
  error('toString', [{ errorCode: 'toString', message: 'toString' }]),
  error('of 900 KB', { error: 'x'.repeat(900 * KB), error_description: 'x y '.repeat(200 * KB) }),
  error('with control characters', { error: 'invalid_grant', error_description: ANSI, message: ANSI }),
  error('with control characters in its code', { error: ANSI, errorCode: ANSI, message: ANSI }),
  error('with control characters in REST', [{ errorCode: 'A_B', message: ANSI, fields: [ANSI] }]),
  error('of arrays', { error: ['invalid_grant'], error_description: ['x'] }),
  error('of objects', { error: { code: 'x' }, error_description: { a: 1 } }),
  error('of numbers', { error: 7, error_description: 7 }),
  error('that is an array of nulls', [null, null]),
  error('that is an array of arrays', [[[[]]]]),
  error(
    'many times over',
    Array.from({ length: 20_000 }, () => ({ errorCode: 'A_B', message: 'x y z' })),
  ),
  error('of 50,000 fields', [{ errorCode: 'A_B', message: 'x', fields: Array(50_000).fill('Name') }]),
  error('with 200', { error: 'invalid_grant', error_description: 'x' }, 200, { mayPass: untyped }),
  error('with 500', { error: 'server_error', error_description: 'x' }, 500),
  error('as a form of 500 KB', { x: `error=${'a'.repeat(500 * KB)}` }),
  error('of a word', 'Bad_OAuth_Token', 403),
]

const retry = (name: string, value: string): Attack => ({
  name: `Retry-After ${name}`,
  answer: () => body('{}', { status: 503, headers: { ...HEADERS, 'retry-after': value } }),
})

const HEADS: readonly Attack[] = [
  retry('of nothing', ''),
  retry('below zero', '-5'),
  retry('of a million years', '31536000000000'),
  retry('of 400 digits', '9'.repeat(400)),
  retry('in the year 275760', 'Sat, 13 Sep 275760 00:00:00 GMT'),
  retry('long ago', 'Thu, 01 Jan 1970 00:00:00 GMT'),
  retry('of words', 'soon, __proto__'),
  {
    name: 'a header of 100 KB',
    answer: ({ good }) => {
      const answer = good()
      answer.headers.set('x-large', 'x'.repeat(100 * KB))
      answer.headers.set('sforce-limit-info', `api-usage=${'9'.repeat(50 * KB)}/1`)
      return answer
    },
    mayPass: always,
  },
  {
    name: 'cookies',
    answer: ({ good }) => {
      const answer = good()
      answer.headers.append('set-cookie', 'sid=evil; Domain=salesforce.com')
      return answer
    },
    mayPass: always,
  },
]

const ALL = [WORTHLESS, BROKEN, WRONG, PROTOTYPES, DOUBLED, STATUSES, ERRORS, HEADS].flat()

for (const attack of ALL) {
  for (const subject of SUBJECTS.filter(({ protocol }) => protocol !== 'soap')) {
    Answers(`${subject.name}: ${attack.name}`, row(subject, attack))
  }
}

Answers('prints its size', printRows)

Answers.run()
