import { invalidArgument } from '../lib/invalid-argument.js'
import type { NodeStream } from './types.js'

/** The writable side of a stream that is being filled. */
export interface Sink {
  /** Gives false when the reader is to catch up first, and tells `drain` then. */
  write(chunk: unknown): boolean
  once(event: string, listener: () => void): this
  end(): void
  readonly destroyed: boolean
}

/** Runtimes, of which Node and its like have streams. */
interface Host {
  readonly process?: {
    readonly getBuiltinModule?: (name: string) => typeof import('node:stream') | undefined
  }
}

/**
 * A readable stream of Node's, at once; what fills it may come later.
 *
 * @throws TypeError where there is no Node
 */
export function nodeStream<T>(objectMode: boolean, fill: (sink: Sink) => Promise<unknown>): NodeStream<T> {
  const streams = (globalThis as Host).process?.getBuiltinModule?.('node:stream')
  if (streams === undefined)
    throw invalidArgument('Streams are a part of Node.js: use for await or conn.fetch')
  const stream = new streams.PassThrough({ objectMode })
  fill(stream).catch((error: unknown) => stream.destroy(error as Error))
  return stream as unknown as NodeStream<T>
}
