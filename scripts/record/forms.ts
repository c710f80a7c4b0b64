/** Shortest text that is looked for: anything shorter would be found by chance. */
const SHORTEST = 4

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

/** Every form in which a text may stand in a message: raw, and as URLs, forms, XML, JSON and base64 write it. */
export function formsOf(text: string): string[] {
  if (text.length < SHORTEST) return []
  const form = new URLSearchParams({ v: text }).toString().slice(2)
  const minimal = text.replace(/[&<>]/g, (character) => XML[character] ?? character)
  const plain = [text, encodeURIComponent(text), encodeURI(text), form, escapeXml(text), minimal]
  const all = [...plain, form.toLowerCase(), escapeJson(text), ...base64Forms(text)]
  return [...new Set(all)].filter((each) => each.length >= SHORTEST)
}

/** Names of the texts that show in another text, in whatever form. */
export function survivors(text: string, secrets: Readonly<Record<string, string>>): string[] {
  const shows = (secret: string): boolean => formsOf(secret).some((form) => text.includes(form))
  return Object.entries(secrets).flatMap(([name, secret]) => (shows(secret) ? [name] : []))
}
