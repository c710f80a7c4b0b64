/** Shortest text that is looked for: anything shorter would be found by chance. */
const SHORTEST = 4
const SHORTEST_BASE64 = 8

const XML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** The five characters of markup, escaped. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => XML[character] ?? character)
}

/** The text inside a JSON string. */
export function escapeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** The base64 of a text wherever it stands in a longer one: whole, and the part that its place cannot change. */
function base64Forms(text: string): string[] {
  const bytes = Buffer.from(text)
  const forms = [bytes.toString('base64'), bytes.toString('base64url')]
  for (const before of [0, 1, 2]) {
    const padded = Buffer.concat([Buffer.alloc(before), bytes])
    const whole = padded.subarray(0, padded.length - (padded.length % 3)).toString('base64')
    forms.push(whole.slice(before === 0 ? 0 : 4), toUrl(whole.slice(before === 0 ? 0 : 4)))
  }
  return forms
}

function toUrl(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_')
}

const formEncoded = (text: string): string => new URLSearchParams({ v: text }).toString().slice(2)

/** The encodings of a text that occur in messages and can be decoded. */
export const ENCODERS: readonly ((text: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  encodeURI,
  formEncoded,
  (text) => formEncoded(text).replace(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase()),
  escapeXml,
  (text) => text.replace(/[&<>]/g, (character) => XML[character] ?? character),
  escapeJson,
]

/** Every form in which a text may stand in a message: raw, and as URLs, forms, XML, JSON and base64 write it. */
export function formsOf(text: string): string[] {
  if (text.length < SHORTEST) return []
  const base64 = base64Forms(text).filter((form) => form.length >= SHORTEST_BASE64)
  return [...new Set([...ENCODERS.map((encode) => encode(text)), ...base64])]
}

/** Names of the texts that show in another text, in whatever form. */
export function survivors(text: string, secrets: Readonly<Record<string, string>>): string[] {
  const shows = (secret: string): boolean => formsOf(secret).some((form) => text.includes(form))
  return Object.entries(secrets).flatMap(([name, secret]) => (shows(secret) ? [name] : []))
}
