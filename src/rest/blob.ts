import { responseOf } from '../http/answer.js'
import { urlOf } from './ask.js'
import type { RestClient } from './client.js'
import { exchange } from './exchange.js'
import { judgeRest } from './response.js'
import type { RestOptions } from './types.js'

/** The content of a field that holds a file, chunk by chunk. */
export async function* blobOf(
  client: RestClient,
  [sobject, key, member]: readonly [type: string, id: string, field: string],
  options: RestOptions = {},
): AsyncGenerator<Uint8Array> {
  const url = urlOf(client, 'blob', { path: { sobject, key, member } })
  const reply = await exchange(client, url, { headers: options.headers ?? {} }, options, 'stream')
  if (!reply.ok) await judgeRest(reply)
  yield* (responseOf(reply).body ?? []) as AsyncIterable<Uint8Array>
}
