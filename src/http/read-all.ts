import type { FetchResponse } from './fetch.js'

type Chunk = Uint8Array<ArrayBuffer>

/**
 * Reads the body of a response whole: a stream of the runtime, or of Node's as node-fetch has it.
 *
 * @param most upper limit in bytes; the rest is not read
 * @param tooLarge makes the error of a longer body
 */
export async function readAll(
  { body }: FetchResponse,
  most: number,
  tooLarge: () => Promise<Error>,
): Promise<Chunk> {
  if (body === null || body === undefined) return new Uint8Array()
  const chunks: Chunk[] = []
  let size = 0
  const source = sourceOf(body)
  for (let part = await source.next(); part.done !== true; part = await source.next()) {
    size += part.value.byteLength
    if (size > most) {
      void source.end()?.catch(() => undefined)
      throw await tooLarge()
    }
    chunks.push(part.value)
  }
  return concat(chunks, size)
}

/** The chunks of a stream: by the reader of a web stream, by the iterator of one of Node's. */
function sourceOf(body: unknown) {
  if (body instanceof ReadableStream) {
    const reader = (body as ReadableStream<Chunk>).getReader()
    return { next: () => reader.read(), end: () => reader.cancel() }
  }
  const iterator = (body as AsyncIterable<Chunk>)[Symbol.asyncIterator]()
  return { next: () => iterator.next(), end: () => iterator.return?.() }
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
