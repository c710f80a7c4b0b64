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
  const { version, session } = client.context
  const path = ['sobjects', ...place].map(encodeURIComponent).join('/')
  const init = { headers, signal: signal ?? null }
  const response = await client.fetch(`/services/data/v${version}/${path}`, init)
  if (!response.ok) await judgeRest(response, [session.tokens?.accessToken])
  await pump((response.body ?? []) as AsyncIterable<Uint8Array>, sink)
}
