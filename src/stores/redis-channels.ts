import type { RedisConnection, Subscriber } from './redis-client.js'

type Listener = (message: string) => void

/** Messages of other processes; they are a hint: the store is correct without them. */
export interface Channels {
  /** @returns ends the listening */
  listen(channel: string, listener: Listener): () => void
  readonly close: () => void
}

/** Listens by one connection, which is opened when it is first needed. */
export function createChannels(connection: RedisConnection): Channels {
  const listeners = new Map<string, Set<Listener>>()
  let closed = false
  const withSubscriber = subscribing(connection, listeners)
  const close = (): void => {
    if (!closed)
      withSubscriber((opened) => {
        opened.close()
      }, false)
    closed = true
  }
  connection.onEnd(close)
  return {
    close,
    listen(channel, listener) {
      if (closed) return () => undefined
      const all = listeners.get(channel) ?? new Set()
      if (all.size === 0) withSubscriber((opened) => opened.subscribe(channel))
      listeners.set(channel, all.add(listener))
      return () => {
        all.delete(listener)
        if (all.size > 0 || listeners.get(channel) !== all) return
        listeners.delete(channel)
        if (!closed) withSubscriber((opened) => opened.unsubscribe(channel), false)
      }
    },
  }
}

/** Opens the connection at its first use, for all who listen by then; tries again when that failed. */
function subscribing(
  connection: RedisConnection,
  listeners: ReadonlyMap<string, ReadonlySet<Listener>>,
): (use: (opened: Subscriber) => unknown, open?: boolean) => void {
  let subscriber: Promise<Subscriber> | undefined
  const open = async (): Promise<Subscriber> => {
    const opened = await connection.subscriber((channel, message) => {
      for (const listener of [...(listeners.get(channel) ?? [])]) listener(message)
    })
    await Promise.all([...listeners.keys()].map((channel) => opened.subscribe(channel)))
    return opened
  }
  return (use, mayOpen = true) => {
    if (mayOpen) {
      subscriber ??= open().catch((error: unknown) => {
        subscriber = undefined
        throw error
      })
    }
    subscriber?.then(use).catch(() => undefined)
  }
}
