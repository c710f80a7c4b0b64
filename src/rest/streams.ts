import type { Sink } from './node-stream.js'

/** The events of a query that a stream is filled by. */
interface Source {
  on(event: 'record', listener: (record: object) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'end', listener: () => void): unknown
}

/** Writes the records of a query that runs already, as they come. */
export function fillByEvents(query: Source, sink: Sink): Promise<void> {
  return new Promise((resolve, reject) => {
    query.on('record', (record) => sink.write(record))
    query.on('error', reject)
    query.on('end', () => {
      sink.end()
      resolve()
    })
  })
}

/** Writes all of a source, waits while the reader catches up, and ends. */
export async function pump(source: AsyncIterable<unknown>, sink: Sink): Promise<void> {
  for await (const item of source) {
    if (!sink.write(item))
      await new Promise<void>((resolve) => sink.once('drain', resolve).once('close', resolve))
    if (sink.destroyed) return
  }
  sink.end()
}
