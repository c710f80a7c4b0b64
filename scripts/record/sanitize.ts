import { longId } from '../../src/testing/ids.js'
import { ENCODERS } from './forms.js'
import { mapFields, NAME_FIELDS, type Known } from './known.js'

/** How a recording is made fit for a fixture. */
export interface Sanitizer {
  /** Puts placeholders in place of secrets, and synthetic texts in place of who and where. */
  readonly clean: (text: string) => string
  /** Synthetic values of the placeholders, of the same shape as the real ones. */
  readonly secrets: Readonly<Record<string, string>>
}

/** Makes the sanitizer of what is known about a recording; the same recording always gives the same texts. */
export function createSanitizer({ secrets, identifiers }: Known): Sanitizer {
  const placeholders = Object.entries(secrets).map(([name, real]) => [real, `{{${name}}}`] as const)
  const others = Object.entries(identifiers).flatMap(([kind, values]) =>
    values.map((real, index) => [real, synthetic(kind, real, index)] as const),
  )
  const replacements = [...pairs(placeholders, true), ...pairs(longestFirst(others), false)]
  const clean = (text: string): string => {
    const unnamed = mapFields(text, (field, value) => (NAME_FIELDS.test(field) ? nameFor(field) : value))
    const replaced = replacements.reduce((result, [real, other]) => result.replaceAll(real, other), unnamed)
    return withChecksums(replaced).replaceAll(/http:\/\/(?=[\w.-]+\.my\.salesforce\.com)/g, 'https://')
  }
  const names = Object.entries(secrets)
  return {
    clean,
    secrets: Object.fromEntries(names.map(([name, real]) => [name, syntheticSecret(name, real, clean)])),
  }
}

/** A text and its replacement in every form in which either may be written. */
function pairs(
  replacements: readonly (readonly [real: string, other: string])[],
  isPlaceholder: boolean,
): (readonly [string, string])[] {
  const all = replacements.flatMap(([real, other]) =>
    ENCODERS.map((encode) => [encode(real), isPlaceholder ? other : encode(other)] as const),
  )
  return longestFirst(all)
}

function longestFirst(list: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  return [...list].sort(([a], [b]) => b.length - a.length)
}

function nameFor(field: string): string {
  return `Example ${field
    .replace(/^user|_/g, ' ')
    .trim()
    .toLowerCase()}`
}

function synthetic(kind: string, real: string, index: number): string {
  const number = index + 1
  if (kind === 'user') return `user${number}@example.com`
  if (kind === 'app') return `3MVG9SyntheticConsumerKey${number}`
  if (kind === 'id') return real.slice(0, 3) + String(number).padStart(12, '0')
  const suffix = /(?:--\w+)?(?:\.sandbox|\.develop|\.scratch)?\.(?:my\.salesforce\.com|my\.site\.com)$/.exec(
    real,
  )
  return `example-${number}${suffix?.[0].replace(/^--\w+/, '--uat') ?? '.my.salesforce.com'}`
}

/** Renews the checksum of synthetic record ids of 18 characters. */
function withChecksums(text: string): string {
  return text.replace(/\b(\w{3}0{9}\d{3})[A-Z0-5]{3}\b/g, (_all, id: string) => longId(id))
}

/** A password gives nothing away; of tokens the shape is kept. */
function syntheticSecret(name: string, real: string, clean: (text: string) => string): string {
  if (name.startsWith('password')) return 'Synthetic-Password-1'
  const organization = /^(00D\w{12})!/.exec(real)?.[1]
  const start = organization === undefined ? '' : `${clean(organization)}!`
  return start + sameShape(name, real.slice(start.length))
}

const WORD = 'SyntheticTokenOfARecording'

function sameShape(name: string, real: string): string {
  return Array.from(real, (character, index) => {
    const letter = WORD.charAt((index + name.length) % WORD.length)
    if (/\d/.test(character)) return String((index + name.length) % 10)
    if (/[A-Z]/.test(character)) return letter.toUpperCase()
    return /[a-z]/.test(character) ? letter.toLowerCase() : character
  }).join('')
}
