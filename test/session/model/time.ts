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

const { stackTraceLimit } = Error
const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis
const real = {
  timers: { setTimeout, clearTimeout, setInterval, clearInterval },
  now: performance.now.bind(performance),
  date: Date.now.bind(Date),
  random: Math.random,
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

  /** Errors have no stack until {@link uninstall}: it is dear, and tells nothing of an order of events. */
  install(): void {
    Error.stackTraceLimit = 0
    const set = (run: () => void, milliseconds = 0): unknown => this.after(milliseconds, run)
    Object.assign(globalThis, {
      setTimeout: set,
      clearTimeout: (id: number) => void this.#gone.add(id),
      setInterval: (run: () => void, milliseconds: number) => this.#repeat(run, milliseconds),
      clearInterval: (repetition?: { end?(): void }) => repetition?.end?.(),
    })
    performance.now = () => this.now
    Date.now = () => this.now + this.jump
    Math.random = () => this.#random()
  }

  uninstall(): void {
    Error.stackTraceLimit = stackTraceLimit
    Object.assign(globalThis, real.timers)
    performance.now = real.now
    Date.now = real.date
    Math.random = real.random
  }

  /** Runs something later. @returns what `clearTimeout` takes */
  after(milliseconds: number, run: () => void): number {
    const event = { at: this.now + milliseconds, order: (this.#order += 1), run }
    let place = this.#events.push(event) - 1
    for (let parent = (place - 1) >> 1; place > 0; place = parent, parent = (place - 1) >> 1) {
      if (!this.#swapUnlessFirst(parent, place)) break
    }
    return event.order
  }

  #repeat(run: () => void, milliseconds: number) {
    let isOver = false
    const again = (): void => {
      this.after(milliseconds, () => {
        if (isOver) return
        run()
        again()
      })
    }
    again()
    return { unref: () => undefined, end: () => void (isOver = true) }
  }

  /** Takes the next event off the heap. */
  #next(): void {
    const last = this.#events.pop()
    if (last === undefined || this.#events.length === 0) return
    this.#events[0] = last
    for (let place = 0, child = 1; child < this.#events.length; place = child, child = 2 * place + 1) {
      const [left, right] = [this.#events[child], this.#events[child + 1]]
      if (left !== undefined && right !== undefined && isEarlier(right, left)) child += 1
      if (!this.#swapUnlessFirst(place, child)) break
    }
  }

  #swapUnlessFirst(place: number, later: number): boolean {
    const [one, other] = [this.#events[place], this.#events[later]]
    if (one === undefined || other === undefined || isEarlier(one, other)) return false
    this.#events[place] = other
    this.#events[later] = one
    return true
  }

  /** Lets everything happen until a moment, or until nothing is left. */
  async runUntil(end: number, isOver: () => boolean = () => false): Promise<void> {
    for (;;) {
      await turn()
      if (isOver()) return
      const next = this.#events[0]
      if (next === undefined || next.at > end) break
      this.#next()
      this.now = Math.max(this.now, next.at)
      if (!this.#gone.delete(next.order)) next.run()
    }
    if (Number.isFinite(end)) this.now = Math.max(this.now, end)
  }
}

function isEarlier(one: Event, other: Event): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order)
}

/** Lets all promises go on that can: a tick that is asked for by one of them comes after all of them. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    process.nextTick(resolve)
  })
}
