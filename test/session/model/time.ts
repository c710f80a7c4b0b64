/** A random number generator that a seed begins (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Event {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

const real = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  now: performance.now.bind(performance),
  date: Date.now.bind(Date),
  random: crypto.getRandomValues.bind(crypto),
}

/** Virtual time: timers, clocks and random numbers of the code under test come from here. */
export class VirtualTime {
  now = 1000
  /** Milliseconds by which the wall clock is wrong. */
  jump = 0
  readonly #random: () => number
  readonly #events: Event[] = []
  readonly #gone = new Set<number>()
  #order = 0

  constructor(random: () => number) {
    this.#random = random
  }

  install(): void {
    const set = (run: () => void, milliseconds = 0): unknown => this.after(milliseconds, run)
    Object.assign(globalThis, { setTimeout: set, clearTimeout: (id: number) => void this.#gone.add(id) })
    performance.now = () => this.now
    Date.now = () => this.now + this.jump
    Object.assign(crypto, {
      getRandomValues: (array: Uint32Array) => array.map(() => Math.floor(this.#random() * 2 ** 32)),
    })
  }

  uninstall(): void {
    Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout })
    performance.now = real.now
    Date.now = real.date
    Object.assign(crypto, { getRandomValues: real.random })
  }

  /** Runs something later. @returns what `clearTimeout` takes */
  after(milliseconds: number, run: () => void): number {
    const event = { at: this.now + milliseconds, order: (this.#order += 1), run }
    let at = this.#events.length
    while (at > 0 && (this.#events[at - 1]?.at ?? 0) > event.at) at -= 1
    this.#events.splice(at, 0, event)
    return event.order
  }

  /** Lets everything happen until a moment, or until nothing is left. */
  async runUntil(end: number, isOver: () => boolean = () => false): Promise<void> {
    for (;;) {
      await turn()
      if (isOver()) return
      const next = this.#events[0]
      if (next === undefined || next.at > end) break
      this.#events.shift()
      this.now = Math.max(this.now, next.at)
      if (!this.#gone.delete(next.order)) next.run()
    }
    if (Number.isFinite(end)) this.now = Math.max(this.now, end)
  }
}

/** Lets all promises go on that can. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
