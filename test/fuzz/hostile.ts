import fc from 'fast-check'
import { isSalesforceError } from '../../src/errors/salesforce-error.js'
import { finder } from '../hostile/printed-views.js'

/** Secrets that requests carry, and that answers may repeat. */
export const SECRETS = {
  password: `Pa&ss<w>"o'rd/+=hush`,
  clientSecret: 'C1ientSecretHush0123456789',
  accessToken: '00D5e000000abcd!AR8AQHushAccessT0ken.hush_hush_1815',
  refreshToken: '5Aep861Hush.RefreshT0ken_hush_hush_hush_1852',
  code: 'aPrxHushC0de_hush_hush==',
  codeVerifier: 'hushV3rifier-hush_hush~hush.hush-hush_hush~hush',
}

/** Contents of hostile answers: markup, names with a meaning in JavaScript, numbers out of range, secrets. */
export const WORDS: readonly string[] = [
  ...Object.values(SECRETS),
  ...Object.values(SECRETS).map(encodeURIComponent),
  ...Object.values(SECRETS).map((secret) => Buffer.from(secret).toString('base64')),
  ...['<![CDATA[', ']]>', '<!--', '-->', '<?xml version="1.0"?>', '<!DOCTYPE x [<!ENTITY e "x">]>', '&e;'],
  ...['&#0;', '&#x110000;', '&amp;', '<', '>', '</', '/>', '"', "'", '=', '&', '%', '%ff', '\\u0000', '\\'],
  ...['{', '}', '[', ']', ',', ':', 'null', 'true', '-0', '1e999', '""', '[[[[', '{"a":', '\ufeff', '\0'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', '$value', '$xml', '@'],
  ...['"__proto__":{"polluted":true},', '<__proto__>x</__proto__>', '<constructor>', 'xsi:type="sf:Account"'],
  ...[
    'xsi:nil="true"',
    'xsi:type="xsd:int"',
    'xmlns="urn:x"',
    'xmlns:xsi="urn:x"',
    '\r\n',
    '\u2028',
    '\ud83d',
  ],
  ...['https://evil.example', 'http://169.254.169.254/', 'https://a.my.salesforce.com@evil.example/'],
  ...[
    'invalid_grant',
    'INVALID_SESSION_ID',
    'Bad_OAuth_Token',
    'error',
    'errorCode',
    'access_token',
    'instance_url',
  ],
]

/** Finds the secrets that a text shows. */
export type Find = (text: string) => readonly string[]

/** Names of hosts are in small letters. */
const findAll = finder({ ...SECRETS, host: SECRETS.clientSecret.toLowerCase() })

/** Whether an error is one that the library may throw: its own, or that of a wrong argument. */
export function isOwn(error: unknown): error is Error {
  if (isSalesforceError(error)) return true
  return error instanceof TypeError && 'code' in error && error.code === 'ERR_INVALID_ARG_VALUE'
}

/** @throws Error when something else was thrown than the library's own errors, or when one shows a secret */
export function assertOwn(error: unknown, find: Find = findAll): void {
  if (!isOwn(error)) throw new Error(`a foreign error: ${String(error)}`, { cause: error })
  const shown = find(viewOf(error))
  if (shown.length > 0) throw new Error(`${shown.join(', ')} in: ${viewOf(error)}`)
}

function viewOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return `${error.name} ${error.message} ${error.stack} ${JSON.stringify(error)} ${viewOf(error.cause)}`
}

/**
 * The result of a judge for an answer.
 *
 * @returns undefined when it throws an error of the library's
 * @throws Error when it throws anything else, shows a secret, or changes what all objects inherit
 */
export async function judged<Result>(
  judge: () => Result | Promise<Result>,
  find?: Find,
): Promise<Result | undefined> {
  const result = await judgedOnce(judge, find)
  if ('polluted' in {}) throw new Error('the prototype of all objects was changed')
  return result
}

async function judgedOnce<Result>(
  judge: () => Result | Promise<Result>,
  find?: Find,
): Promise<Result | undefined> {
  try {
    return await judge()
  } catch (error) {
    assertOwn(error, find)
    return undefined
  }
}

const status = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(200, 400, 401, 403, 500) },
  { weight: 1, arbitrary: fc.constantFrom(201, 204, 304, 404, 410, 420, 429, 503) },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 599 }) },
)
const type = fc.option(
  fc.constantFrom(
    ...['application/json;charset=UTF-8', 'text/xml; charset=utf-8', 'text/html', 'text/plain', ';', 'x/y/z'],
    ...['application/problem+json', `text/${SECRETS.accessToken}`, 'application/x-www-form-urlencoded', ''],
  ),
)
const wait = fc.option(
  fc.constantFrom('3', '-1', '1e9', '999999', 'Fri, 01 Jan 2100 00:00:00 GMT', 'x', SECRETS.refreshToken),
)
const usage = fc.option(fc.constantFrom('api-usage=18/5000', 'api-usage=/', `api-usage=${'9'.repeat(400)}/1`))

/** An answer, to be made anew for each reader. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Answers with any status and such headers as servers and proxies send. */
export function answers(body: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Answer> {
  return fc.tuple(status, type, wait, usage, body).map(([code, kind, seconds, limit, bytes]) => ({
    status: code,
    headers: Object.fromEntries(
      Object.entries({ 'content-type': kind, 'retry-after': seconds, 'sforce-limit-info': limit }).filter(
        (entry): entry is [string, string] => entry[1] !== null,
      ),
    ),
    body: bytes,
  }))
}

/** The answer as `fetch` gives it. */
export function responseOf({ status: code, headers, body }: Answer): Response {
  const isNull = [204, 205, 304].includes(code)
  return new Response(isNull ? null : new Uint8Array(body), { status: code, headers })
}

/** Any JSON, with members that readers look for. */
export function jsonBodies(names: readonly string[]): fc.Arbitrary<Uint8Array> {
  const key = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...names) },
    { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'then', '') },
    { weight: 1, arbitrary: fc.string() },
  )
  const text = fc.oneof(
    fc.constantFrom(...Object.values(SECRETS)),
    fc.constantFrom(...WORDS, '3', 'https://acme.my.salesforce.com'),
    fc.string({ unit: 'binary' }),
  )
  const values = [text, fc.boolean(), fc.constant(null), fc.double(), fc.constant({})]
  return fc
    .object({ key, values, maxDepth: 3, maxKeys: 8 })
    .chain((value) => fc.constantFrom(value, [value], [value, value], [[value]]))
    .map((value) => Buffer.from(JSON.stringify(value)))
}
