import { format, inspect } from 'node:util'
import { survivors } from '../../scripts/record/forms.js'

type View = readonly [where: string, text: string]

/**
 * Where secrets show when a value is printed, inspected, serialised, or turned into a string; of an error
 * its stack, its own members and the chain of its causes as well.
 *
 * @param secrets by name; found raw and as URLs, forms, XML, JSON and base64 write them
 * @returns one line each, such as `inspect: password`; empty when nothing leaks
 */
export function leaks(value: unknown, secrets: Readonly<Record<string, string>>): string[] {
  const found = viewsOf(value).flatMap(([where, text]) =>
    survivors(text, secrets).map((name) => `${where}: ${name}`),
  )
  return [...new Set(found)]
}

function viewsOf(value: unknown, depth = 0): View[] {
  const views: View[] = [
    ['console.log', format(value)],
    ['inspect', inspect(value, { showHidden: true, depth: 8, maxStringLength: null, maxArrayLength: null })],
    ['JSON', json(value)],
    ['String', string(value)],
  ]
  if (typeof value !== 'object' || value === null) return views
  const members = memberViews(value)
  if (value instanceof Error) members.push(['stack', value.stack ?? ''])
  const cause = value instanceof Error && depth < 8 ? value.cause : undefined
  return cause === undefined ? [...views, ...members] : [...views, ...members, ...viewsOf(cause, depth + 1)]
}

/** Values of the value's own members, those that do not enumerate included. */
function memberViews(value: object): View[] {
  return Reflect.ownKeys(value).map((key) => {
    const member = Object.getOwnPropertyDescriptor(value, key)?.value as unknown
    return [`member ${String(key)}`, typeof member === 'string' ? member : json(member)]
  })
}

function json(value: unknown): string {
  try {
    const text: unknown = JSON.stringify(value)
    return typeof text === 'string' ? text : ''
  } catch {
    return ''
  }
}

function string(value: unknown): string {
  try {
    return String(value)
  } catch {
    return ''
  }
}
