import { invalidArgument } from '../lib/invalid-argument.js'
import type { NodeStream } from './types.js'

/** Runtimes, of which Node and its like have streams. */
type Host = {
  readonly process?: { readonly getBuiltinModule?: (name: string) => typeof import('node:stream') }
}

/**
 * A readable stream of Node's of what a source gives.
 *
 * @throws TypeError where there is no Node
 */
export function nodeStream<T>(source: AsyncIterable<T>, objectMode: boolean): NodeStream<T> {
  const streams = (globalThis as Host).process?.getBuiltinModule?.('node:stream')
  if (streams === undefined)
    throw invalidArgument('Streams are a part of Node.js: use for await or conn.fetch')
  return streams.Readable.from(source, { objectMode }) as unknown as NodeStream<T>
}
