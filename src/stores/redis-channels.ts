import { Audience } from '../lib/audience.js'
import type { RedisConnection, Subscriber } from './redis-client.js'

/** Messages of other processes; they are a hint: the store is correct without them. */
export interface Channels {
  /** @returns ends the listening */
  readonly listen: (channel: string, listener: (message: string) => void) => () => void
  readonly close: () => void
}

/** Listens by one connection, which is opened when it is first needed; tries again when that failed. */
export function createChannels(connection: RedisConnection): Channels {
  let isClosed = false
  let opening: Promise<Subscriber> | undefined
  const open = async (): Promise<Subscriber> => {
    const opened = await connection.subscriber((channel, message) => {
      audience.tell(channel, message)
    })
    await Promise.all(audience.names.map((channel) => opened.subscribe(channel)))
    return opened
  }
  const use = (act: (opened: Subscriber) => unknown): void => {
    if (!isClosed) opening?.then(act).catch(() => undefined)
  }
  const audience = new Audience<string>((channel) => {
    opening ??= isClosed
      ? undefined
      : open().catch((error: unknown) => {
          opening = undefined
          throw error
        })
    use((opened) => opened.subscribe(channel))
    return () => {
      use((opened) => opened.unsubscribe(channel))
    }
  })
  const close = (): void => {
    use((opened) => {
      opened.close()
    })
    isClosed = true
  }
  connection.onEnd(close)
  return { listen: audience.listen, close }
}
