import type { IoRedisClient } from '../../../src/stores/redis-client.js'
import { versionOf } from '../../../src/stores/seal.js'
import type { VirtualTime } from './time.js'

type Hear = (channel: string, message: string) => void

/** Milliseconds on the wire, one way, and of Redis for a command and for a message to one listener. */
const WIRE = 0.25
const COMMAND = 0.01
const MESSAGE = 0.002

/** A Redis in virtual time with one thread, as far as the store uses it: its commands and messages are counted. */
export class FakeRedis {
  commands = 0
  messages = 0
  /** Milliseconds that its thread worked. */
  busy = 0
  readonly #time: VirtualTime
  readonly #entries = new Map<string, string>()
  readonly #channels = new Map<string, Set<Hear>>()
  #busyUntil = 0

  constructor(time: VirtualTime) {
    this.#time = time
  }

  /** A client of a process of its own. */
  client(): IoRedisClient {
    return {
      call: (command, ...args) => this.#later(COMMAND, () => this.#answer(command, args)),
      duplicate: () => this.#subscriber(),
      on: () => undefined,
    }
  }

  #subscriber() {
    let hear: Hear = () => undefined
    const change = (act: (all: Set<Hear>) => unknown) => (channel: string) =>
      this.#later(COMMAND, () => {
        const all = this.#channels.get(channel) ?? new Set()
        this.#channels.set(channel, all)
        act(all)
      })
    return {
      on: (event: string, listener: Hear) => {
        if (event === 'message') hear = listener
      },
      connect: () => Promise.resolve(),
      subscribe: change((all) => all.add(hear)),
      unsubscribe: change((all) => all.delete(hear)),
      disconnect: () => undefined,
    }
  }

  #later<T>(work: number, act: () => T): Promise<T> {
    this.commands += 1
    this.#work(work)
    return new Promise((resolve) => {
      this.#time.after(this.#busyUntil - this.#time.now, () => {
        const result = act()
        this.#time.after(WIRE, () => resolve(result))
      })
    })
  }

  #work(milliseconds: number): void {
    this.busy += milliseconds
    this.#busyUntil = Math.max(this.#busyUntil, this.#time.now + WIRE) + milliseconds
  }

  #answer(command: string, args: readonly string[]): unknown {
    if (command === 'GETRANGE') return this.#entries.get(String(args[0])) ?? ''
    const [script = '', keys = '1', ...rest] = args
    const [place = ''] = rest
    const [value = '', expected = ''] = rest.slice(Number(keys))
    const held = this.#entries.get(place)
    if (script.includes("'locked'")) return this.#take(place, held, value, String(rest.at(-1)))
    if (script.includes("'freed'")) return held === value ? this.#free(place, String(rest.at(-1))) : 0
    if (!script.includes("'SET'")) return held === value ? 1 : 0
    if (String(versionOf(held ?? '') ?? '') !== expected) return 0
    this.#entries.set(place, value)
    this.#publish(place, value)
    return 1
  }

  #take(place: string, held: string | undefined, owner: string, channel: string): number {
    if (held !== undefined && held !== owner) return 0
    this.#entries.set(place, owner)
    this.#publish(channel, 'locked')
    return 1
  }

  #free(place: string, channel: string): number {
    this.#entries.delete(place)
    this.#publish(channel, 'freed')
    return 1
  }

  #publish(channel: string, message: string): void {
    const all = this.#channels.get(channel) ?? new Set()
    this.messages += all.size
    this.#work(MESSAGE * all.size)
    if (all.size === 0) return
    const heard = [...all]
    this.#time.after(this.#busyUntil - this.#time.now + WIRE, () => {
      for (const hear of heard) hear(channel, message)
    })
  }
}
