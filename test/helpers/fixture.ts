import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Expectation } from '../../scripts/record/expectation.js'
import { escapeJson, escapeXml } from '../../scripts/record/forms.js'
import { PROTOCOLS } from '../../scripts/record/protocol.js'
import { mediaType, parseMessage, type HttpMessage } from './http-message.js'

/** A request that must go out, and the response to it. */
export interface RecordedExchange {
  readonly request: HttpMessage
  readonly response: HttpMessage
}

/** A fixture: one folder `<operation>__<what_happens>`. */
export interface Fixture {
  readonly name: string
  readonly expectation: Expectation
  readonly exchanges: readonly RecordedExchange[]
}

const ROOT = fileURLToPath(new URL('../fixtures', import.meta.url))

const NAME = /^[a-z]+[a-zA-Z0-9]*__[a-z0-9]+(_[a-zA-Z0-9]+)*$/
const KEYS = ['shape', 'secrets', 'open', 'before', 'call', 'args', 'result', 'error', 'state']
const REQUIRED = ['shape', 'secrets', 'open', 'call', 'state']
const MESSAGE = /^(request|response)(-[2-9])?\.http$/

/** Folders of all fixtures: `<protocol>/<operation>__<what_happens>`. */
export function fixtureFolders(): readonly string[] {
  return PROTOCOLS.flatMap((protocol) =>
    readdirSync(join(ROOT, protocol)).map((name) => `${protocol}/${name}`),
  )
}

/** All fixtures, read. */
export function readFixtures(): readonly Fixture[] {
  return fixtureFolders().map((folder) => readFixture(join(ROOT, folder)))
}

/**
 * Reads a fixture, with its placeholders filled in.
 *
 * @throws Error that names the folder and what is wrong with it
 */
export function readFixture(dir: string): Fixture {
  const name = basename(dir)
  if (!NAME.test(name)) throw new Error(`${name}: the name is not <operation>__<what_happens>`)
  const files = readdirSync(dir).sort()
  const strange = files.filter((file) => file !== 'expectation.json' && !MESSAGE.test(file))
  if (strange.length > 0) throw new Error(`${name}: ${strange.join(', ')} does not belong here`)
  const expectation = readExpectation(readFileSync(join(dir, 'expectation.json'), 'utf8'), name)
  const requests = files.filter((file) => file.startsWith('request'))
  const responses = files.filter((file) => file.startsWith('response'))
  if (responses.join() !== requests.map((file) => file.replace('request', 'response')).join()) {
    throw new Error(`${name}: requests and responses are not pairs`)
  }
  const message = (file: string): HttpMessage =>
    fillMessage(parseMessage(readFileSync(join(dir, file), 'utf8'), `${name}/${file}`), expectation.secrets)
  const exchanges = requests.map((file, at) => ({
    request: message(file),
    response: message(responses[at]!),
  }))
  return { name, expectation, exchanges: inOrder(exchanges, requests) }
}

/** `request.http` sorts after `request-2.http`, but comes first. */
function inOrder(exchanges: RecordedExchange[], files: readonly string[]): RecordedExchange[] {
  const number = (file = ''): number => Number(/-(\d)/.exec(file)?.[1] ?? 1)
  const order = exchanges.map((exchange, at) => ({ exchange, number: number(files[at]) }))
  return order.sort((a, b) => a.number - b.number).map(({ exchange }) => exchange)
}

function readExpectation(text: string, name: string): Expectation {
  const raw = JSON.parse(text) as Record<string, unknown>
  const unknown = Object.keys(raw).filter((key) => !KEYS.includes(key))
  const missing = REQUIRED.filter((key) => !(key in raw))
  if (unknown.length > 0) throw new Error(`${name}: expectation.json has unknown ${unknown.join(', ')}`)
  if (missing.length > 0) throw new Error(`${name}: expectation.json has no ${missing.join(', ')}`)
  if ('result' in raw === 'error' in raw) throw new Error(`${name}: expected is either a result or an error`)
  const secrets = raw['secrets'] as Record<string, string>
  return JSON.parse(
    fill(JSON.stringify({ ...raw, secrets: {} }), secrets, escapeJson),
    (key, value: unknown) => (key === 'secrets' ? secrets : value),
  ) as Expectation
}

function fillMessage(message: HttpMessage, secrets: Expectation['secrets']): HttpMessage {
  const type = mediaType(message.headers)
  return {
    start: fill(message.start, secrets),
    headers: message.headers.map(([name, value]) => [name, fill(value, secrets)] as const),
    body: fill(message.body, secrets, encoderOf(type)),
  }
}

function encoderOf(type: string): (text: string) => string {
  if (type.endsWith('xml')) return escapeXml
  if (type.endsWith('json')) return escapeJson
  return type === 'application/x-www-form-urlencoded' ? encodeURIComponent : (text) => text
}

function fill(
  text: string,
  secrets: Expectation['secrets'],
  encode: (text: string) => string = (value) => value,
): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => {
    const secret = secrets[name]
    if (secret === undefined) throw new Error(`{{${name}}} is not among the secrets`)
    return encode(secret)
  })
}
