import { responseOf } from '../http/answer.js'
import type { RestClient } from './client.js'
import type { Sink } from './node-stream.js'
import { judgeRest } from './response.js'
import { pump } from './streams.js'
import type { RestOptions } from './types.js'

/** Writes the content of a field that holds a file into a stream. */
export async function fillByBlob(
  client: RestClient,
  sink: Sink,
  place: readonly string[],
  { headers = {}, signal }: RestOptions = {},
): Promise<void> {
  const { transport, version } = client.context
  const path = ['sobjects', ...place].map(encodeURIComponent).join('/')
  const init = { headers, signal: signal ?? null }
  const reply = await client.send(transport.stream, `/services/data/v${version}/${path}`, init)
  if (!reply.ok) await judgeRest(reply)
  await pump((responseOf(reply).body ?? []) as AsyncIterable<Uint8Array>, sink)
}
