type Wait = (done: () => void, milliseconds?: number, ...rest: []) => NodeJS.Timeout

/** Puts another function in place of `setTimeout` while some work is done. */
async function during<T>(wait: (real: typeof setTimeout) => Wait, work: () => Promise<T>): Promise<T> {
  const { setTimeout: real, clearTimeout: clear } = globalThis
  globalThis.setTimeout = wait(real) as typeof setTimeout
  try {
    return await work()
  } finally {
    globalThis.setTimeout = real
    globalThis.clearTimeout = clear
  }
}

/** Waits that take less time than they should. */
export interface Hurry {
  /** Whether a wait of so many milliseconds is one of them. */
  readonly fits: (milliseconds: number) => boolean
  /** Milliseconds that each takes; none when left out. */
  readonly takes?: number
  /** Told of each, in milliseconds. */
  readonly onWait?: (milliseconds: number) => unknown
}

/** Does some work in which some waits are shortened. */
export function hurried<T>({ fits, takes = 0, onWait }: Hurry, work: () => Promise<T>): Promise<T> {
  const wait = (real: typeof setTimeout): Wait => {
    return (done, milliseconds = 0, ...rest) => {
      if (!fits(milliseconds)) return real(done, milliseconds, ...rest)
      onWait?.(milliseconds)
      return real(done, takes, ...rest)
    }
  }
  return during(wait, work)
}

/** A clock for the timers of one length, which runs when it is moved. */
export interface Clock {
  /** Lets so many milliseconds pass. */
  readonly advance: (milliseconds: number) => void
}

/** Does some work in which the timers of one length go by a clock of their own. */
export function clocked<T>(length: number, work: (clock: Clock) => Promise<T>): Promise<T> {
  const running = new Map<unknown, { readonly due: number; readonly done: () => void }>()
  let now = 0
  const advance = (milliseconds: number): void => {
    now += milliseconds
    for (const [timer, { due, done }] of running) if (due <= now && running.delete(timer)) done()
  }
  const wait = (real: typeof setTimeout): Wait => {
    const { clearTimeout: clear } = globalThis
    globalThis.clearTimeout = (timer) => {
      if (!running.delete(timer)) clear(timer)
    }
    return (done, milliseconds = 0, ...rest) => {
      if (milliseconds !== length) return real(done, milliseconds, ...rest)
      const timer = {} as NodeJS.Timeout
      running.set(timer, { due: now + milliseconds, done })
      return timer
    }
  }
  return during(wait, () => work({ advance }))
}
