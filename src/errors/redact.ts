/** A run of characters such as session ids, tokens, assertions and hashes have, but no prose. */
const TOKEN_LIKE = /[A-Za-z0-9_+/=.!%~-]{24,}/g
const MAX_MESSAGE = 600
/** Upper limit of the part of a text that is read, in characters. */
const MAX_TEXT = 4 * MAX_MESSAGE

/**
 * A server's sentence, fit for a message: without the secrets that were sent, without anything that looks
 * like a token, without control characters, and not longer than a sentence is.
 */
export function redact(text: string, secrets: readonly (string | null | undefined)[] = []): string {
  return hideSecrets(text.slice(0, MAX_TEXT), secrets)
    .replace(TOKEN_LIKE, hideToken)
    .replace(/[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, MAX_MESSAGE)
}

/** Characters of a text of several lines. */
const MAX_LINES = 10_000

/** The same of a text of several lines, which stay, and whole as far as any honest one goes. */
export function redactLines(text: string, secrets: readonly (string | null | undefined)[] = []): string {
  return hideSecrets(text.slice(0, MAX_LINES), secrets)
    .replace(TOKEN_LIKE, hideToken)
    .replace(/(?![\t\n])[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .trim()
}

/**
 * A server's word for what went wrong, such as `INVALID_LOGIN`; undefined when it shows a secret or looks like
 * a token instead.
 */
export function redactCode(
  code: string,
  secrets: readonly (string | null | undefined)[] = [],
): string | undefined {
  return showsSecret(code, secrets) || code.replace(TOKEN_LIKE, hideToken) !== code ? undefined : code
}

/** A host, or an origin, that a server named. */
export function redactHost(host: string, secrets: readonly (string | null | undefined)[] = []): string {
  return hideSecrets(host, secrets).replace(/[a-z0-9-]{32,}/g, hideToken)
}

function hideToken(run: string): string {
  return /[0-9!]/.test(run) ? '…' : run
}
/** Fewer characters than that are found in honest texts by chance. */
const SHORTEST = 4
/** Upper limit of a secret that is searched in all its forms; none of Salesforce's is longer. */
const MAX_SECRET = 16_384
/** A run of so many characters of a secret is kept out too. */
const RUN = 16

const XML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/**
 * Hides secrets in a text, in whatever form a server may repeat them: raw, as URLs, forms, XML, JSON and base64
 * write them, and in part. Letters count alike in capitals.
 */
export function hideSecrets(text: string, secrets: readonly (string | null | undefined)[]): string {
  const lower = lowerCase(text)
  const hidden = new Uint8Array(text.length)
  const runs = positionsOf(lower)
  for (const secret of secrets) {
    if (secret === null || secret === undefined || secret.length < SHORTEST) continue
    for (const form of formsOf(secret)) {
      if (form.length < RUN) markWhole(hidden, lower, form)
      else markRuns(hidden, runs, form)
    }
  }
  return withoutHidden(text, hidden)
}

/** A password, and its parts where it ends in a security token of 24 or 25 characters. */
export function passwordParts(password: string): readonly string[] {
  const parts = [24, 25].map(
    (length) => /^[A-Za-z0-9]+$/.test(password.slice(-length)) && password.slice(0, -length),
  )
  return [password, ...parts.filter((part) => part !== false)]
}

/** Whether a text shows a secret, in whatever form, or a part of one. */
export function showsSecret(text: string, secrets: readonly (string | null | undefined)[]): boolean {
  return hideSecrets(text, secrets) !== text
}

/** The forms of a secret; of one that is no token, the raw form alone. */
function formsOf(secret: string): Iterable<string> {
  if (secret.length > MAX_SECRET) return [lowerCase(secret)]
  const urlEncoded = new URLSearchParams({ s: secret }).toString().slice(2)
  const forms = [
    secret,
    urlEncoded,
    urlEncoded.replaceAll('+', '%20'),
    secret.replace(/[&<>]/g, (character) => XML[character] ?? character),
    secret.replace(/[&<>"']/g, (character) => XML[character] ?? character),
    JSON.stringify(secret).slice(1, -1),
    ...base64Forms(secret),
  ]
  return new Set(forms.map(lowerCase))
}

/** The base64 of a text wherever it stands in a longer one: the part that its place cannot change. */
function base64Forms(text: string): string[] {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
  const forms = [0, 1, 2].map((before) => {
    const all = '\0'.repeat(before) + bytes
    return btoa(all.slice(0, all.length - (all.length % 3))).slice(before === 0 ? 0 : 4)
  })
  const long = forms.filter((form) => form.length >= 2 * SHORTEST)
  return [...long, ...long.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))]
}

/** Where each run of a text stands. */
function positionsOf(text: string): Map<string, number[]> {
  const positions = new Map<string, number[]>()
  for (let index = 0; index + RUN <= text.length; index += 1) {
    const run = text.slice(index, index + RUN)
    const known = positions.get(run)
    if (known === undefined) positions.set(run, [index])
    else known.push(index)
  }
  return positions
}

/** A run that is hidden once need not be looked for again. */
function markRuns(hidden: Uint8Array, runs: Map<string, number[]>, form: string): void {
  for (let index = 0; index + RUN <= form.length; index += 1) {
    const run = form.slice(index, index + RUN)
    for (const position of runs.get(run) ?? []) hidden.fill(1, position, position + RUN)
    runs.delete(run)
  }
}

function markWhole(hidden: Uint8Array, text: string, form: string): void {
  for (let index = text.indexOf(form); index >= 0; index = text.indexOf(form, index + 1)) {
    hidden.fill(1, index, index + form.length)
  }
}

function withoutHidden(text: string, hidden: Uint8Array): string {
  let clean = ''
  for (let index = 0; index < text.length; index += 1) {
    if (hidden[index] !== 1) clean += text.charAt(index)
    else if (hidden[index - 1] !== 1) clean += '…'
  }
  return clean
}

/** Of one length with the text, whatever the alphabet. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
