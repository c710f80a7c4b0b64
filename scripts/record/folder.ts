import type { Capture, WireExchange } from './capture.js'
import { survivors } from './forms.js'
import type { Known } from './known.js'
import { createSanitizer } from './sanitize.js'

/** The files of a fixture, by name. */
export type Folder = Readonly<Record<string, string>>

/** Headers of the contract; all others stay out. */
const REQUEST_HEADERS = ['accept', 'content-type', 'soapaction', 'authorization', 'sforce-call-options']
const RESPONSE_HEADERS = [
  'content-type',
  'cache-control',
  'retry-after',
  'www-authenticate',
  'sforce-limit-info',
  'x-readonlymode',
]

/** The form of a session id, known or not. */
const SESSION_ID = /\b00D\w{12}(!|%21)[\w.]{20,}/i

/**
 * The files of a recording, without its secrets.
 *
 * @throws Error that names what survived, and where; never what it is
 */
export function toFolder(capture: Capture, known: Known): Folder {
  const { clean, secrets } = createSanitizer(known)
  const messages = capture.exchanges.flatMap((exchange, index) => {
    const suffix = index === 0 ? '' : `-${index + 1}`
    return [
      [`request${suffix}.http`, clean(requestText(exchange))],
      [`response${suffix}.http`, clean(responseText(exchange))],
    ]
  })
  const { shape, ...expectation } = JSON.parse(clean(JSON.stringify(capture.expectation))) as {
    shape: string
  }
  const cleaned = Object.fromEntries([
    ['expectation.json', `${JSON.stringify({ shape, ...expectation }, null, 2)}\n`],
    ...messages,
  ]) as Folder
  refuseSurvivors(cleaned, known)
  const text = Object.values(cleaned).join('')
  const used = Object.entries(secrets).filter(([name]) => text.includes(`{{${name}}}`))
  const all = { shape, secrets: Object.fromEntries(used), ...expectation }
  return { ...cleaned, 'expectation.json': `${JSON.stringify(all, null, 2)}\n` }
}

/** @throws Error when something known shows in a file, in whatever form */
export function refuseSurvivors(folder: Folder, { secrets, identifiers, names }: Known): void {
  const all = { ...secrets, ...flatten(identifiers) }
  const found = Object.entries(folder).flatMap(([file, text]) => {
    const what = [
      ...survivors(text, all),
      ...(SESSION_ID.test(text) ? ['a session id'] : []),
      ...names.flatMap((name, index) => (isWordOf(text, name) ? [`name ${index + 1}`] : [])),
    ]
    return what.map((name) => `${name} in ${file}`)
  })
  if (found.length > 0) throw new Error(`Not written, for something survives: ${found.join(', ')}`)
}

function isWordOf(text: string, name: string): boolean {
  const word = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return name.length > 2 && new RegExp(`(?<!\\w)${word}(?!\\w)`).test(text)
}

function flatten(identifiers: Known['identifiers']): Record<string, string> {
  const entries = Object.entries(identifiers).flatMap(([kind, values]) =>
    values.map((value, index): [string, string] => [`${kind} ${index + 1}`, value]),
  )
  return Object.fromEntries(entries)
}

function requestText({ method, url, requestHeaders, requestBody }: WireExchange): string {
  const isForm = requestHeaders.get('content-type')?.startsWith('application/x-www-form') ?? false
  const body = isForm ? requestBody.replaceAll('&', '\n&') : requestBody
  return messageText(`${method} ${url} HTTP/1.1`, requestHeaders, REQUEST_HEADERS, body)
}

function responseText({ status, statusText, responseHeaders, responseBody }: WireExchange): string {
  return messageText(`HTTP/1.1 ${status} ${statusText}`, responseHeaders, RESPONSE_HEADERS, responseBody)
}

function messageText(start: string, headers: Headers, wanted: readonly string[], body: string): string {
  const lines = wanted.flatMap((name) => (headers.has(name) ? [`${name}: ${headers.get(name) ?? ''}`] : []))
  return [start.trimEnd(), ...lines, '', ...(body === '' ? [] : [body, ''])].join('\n')
}
