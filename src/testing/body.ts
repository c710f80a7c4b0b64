import type { IncomingMessage } from 'node:http'
import type { Reply } from './call.js'

/** Most bytes of a request: those of the largest request that the service takes. */
const MAX_BYTES = 10 * 1024 * 1024

/** The response to a request whose body is larger. */
export const PAYLOAD_TOO_LARGE: Reply = {
  status: 413,
  headers: { 'Content-Type': 'text/plain;charset=UTF-8', Connection: 'close' },
  body: 'The local org takes 10 MB at most',
}

/** Reads the body of a request; undefined when it exceeds 10 MB, of which no more is kept. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES) return undefined
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
