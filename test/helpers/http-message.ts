/** A message as a `.http` file holds it: start line, headers, an empty line, body. */
export interface HttpMessage {
  readonly start: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

/** @throws Error when the text is no HTTP message; `file` names it */
export function parseMessage(text: string, file: string): HttpMessage {
  const lines = text.replaceAll('\r\n', '\n')
  const end = lines.indexOf('\n\n')
  const [start = '', ...headers] = (end < 0 ? lines.trimEnd() : lines.slice(0, end)).split('\n')
  if (start === '') throw new Error(`${file}: no start line`)
  return {
    start,
    headers: headers.map((line) => parseHeader(line, file)),
    body: end < 0 ? '' : lines.slice(end + 2).trimEnd(),
  }
}

function parseHeader(line: string, file: string): readonly [string, string] {
  const match = /^([\w-]+):\s*(.*)$/.exec(line)
  if (match?.[1] === undefined) throw new Error(`${file}: not a header: ${line}`)
  return [match[1].toLowerCase(), (match[2] ?? '').trim()]
}

/** The media type of a message, without parameters. */
export function mediaType(headers: HttpMessage['headers']): string {
  const value = headers.find(([name]) => name === 'content-type')?.[1] ?? ''
  return (value.split(';')[0] ?? '').trim()
}
