import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { format, inspect } from 'node:util'
import { serialize } from 'node:v8'
import { formsOf } from '../../scripts/record/forms.js'

/** A way in which a value shows what it holds. */
type View = (value: unknown) => string

const ALL = { showHidden: true, depth: Infinity, maxStringLength: null, maxArrayLength: null }

/**
 * Every way in which a value is printed, copied or looked through. Public getters are not called:
 * `conn.accessToken` is there to be read, and `inspect` with `getters: true` reads it.
 */
export const VIEWS: Readonly<Record<string, View>> = {
  'console.log': printed,
  'util.inspect': (value) => inspect(value, ALL),
  'util.format': (value) => format('%o %O %j %s', value, value, jsonSafe(value), value),
  'JSON.stringify': json,
  String: (value) => attempt(() => `${String(value)} ${Object.prototype.toString.call(value)}`),
  structuredClone: (value) => attempt(() => inspect(structuredClone(value), ALL)),
  'v8.serialize': serialized,
  'stack and causes': stacks,
  descriptors: (value) => reachable(value).join('\n'),
}

function printed(value: unknown): string {
  let text = ''
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk)
      done()
    },
  })
  new Console({ stdout, stderr: stdout, inspectOptions: { depth: 12 } }).log(value)
  return text
}

function json(value: unknown): string {
  return attempt(() => JSON.stringify(value))
}

function jsonSafe(value: unknown): unknown {
  return json(value) === '' ? undefined : value
}

function serialized(value: unknown): string {
  return attempt(() => {
    const bytes = serialize(value)
    return ['latin1', 'utf8', 'utf16le'].map((name) => bytes.toString(name as BufferEncoding)).join('\n')
  })
}

function stacks(value: unknown): string {
  if (!(value instanceof Error)) return ''
  return `${String(value.stack)}\n${value.message}\n${stacks(value.cause)}`
}

/** The error that a view throws is part of the view. */
function attempt(view: () => unknown): string {
  try {
    const text = view()
    return typeof text === 'string' ? text : ''
  } catch (error) {
    return inspect(error, ALL)
  }
}

/** Every text that own properties lead to, hidden ones and symbols too, without calling a getter. */
export function reachable(value: unknown, seen = new Set()): string[] {
  if (typeof value === 'string') return [value]
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value))
    return []
  seen.add(value)
  const inside =
    value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : ([] as unknown[])
  const own = Reflect.ownKeys(value).flatMap((key): unknown[] => [
    String(key),
    Object.getOwnPropertyDescriptor(value, key)?.value,
  ])
  const bytes = value instanceof Uint8Array ? [Buffer.from(value).toString('latin1')] : []
  const members = value instanceof Uint8Array ? bytes : [...own, ...inside]
  return members.flatMap((member) => reachable(member, seen))
}

/** Finds secrets in texts, in every form in which messages write them. */
export function finder(secrets: Readonly<Record<string, string>>): (text: string) => string[] {
  const forms = Object.entries(secrets).map(([name, secret]) => [name, formsOf(secret)] as const)
  return (text) => forms.filter(([, all]) => all.some((form) => text.includes(form))).map(([name]) => name)
}

/** Which secrets show in which views of a value. */
export function leaksOf(value: unknown, find: (text: string) => string[]): string[] {
  return Object.entries(VIEWS).flatMap(([view, show]) => find(show(value)).map((name) => `${view}: ${name}`))
}
