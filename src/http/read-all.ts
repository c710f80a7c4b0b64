import type { FetchResponse } from './fetch.js'

type Chunk = Uint8Array<ArrayBuffer>

/**
 * Reads the body of a response whole: a stream of the runtime, or of Node's as node-fetch has it.
 *
 * @param most upper limit in bytes; the rest is not read
 * @param tooLarge makes the error of a longer body
 */
export async function readAll(response: FetchResponse, most: number, tooLarge: () => Error): Promise<Chunk> {
  const chunks: Chunk[] = []
  let size = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Chunk>) {
    size += chunk.byteLength
    if (size > most) throw tooLarge()
    chunks.push(chunk)
  }
  return concat(chunks, size)
}

function concat(chunks: readonly Chunk[], size: number): Chunk {
  if (chunks.length === 1 && chunks[0] !== undefined) return chunks[0]
  const all = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    all.set(chunk, offset)
    offset += chunk.byteLength
  }
  return all
}
