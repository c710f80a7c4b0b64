import type { Reply } from '../http/answer.js'
import { waitWithin } from '../http/limits.js'
import { withRetries } from '../http/retry.js'
import { counted } from '../http/transport.js'
import { sessionClosed } from '../session/missing.js'
import type { RestClient } from './client.js'
import type { RestOptions } from './types.js'

/** Sends a request and reads the whole answer, or leaves its body a stream; a GET is sent again while the org is busy. */
export function exchange(
  client: RestClient,
  url: string,
  init: RequestInit,
  { signal, timeout }: RestOptions,
  body: 'whole' | 'stream' = 'whole',
): Promise<Reply> {
  const { session, transport, retry } = client.context
  const { closures } = session
  const patient = withRetries(counted(transport[body], 'request'), retry, () => {
    if (session.closures !== closures) throw sessionClosed()
  })
  const send = (limit: AbortSignal | undefined): Promise<Reply> =>
    client.send(patient, url, { ...init, signal: limit ?? null })
  return timeout === undefined ? send(signal) : waitWithin({ signal, timeout }, send)
}
