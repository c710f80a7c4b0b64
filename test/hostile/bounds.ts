import { setTimeout as sleep } from 'node:timers/promises'

/** Limits of a hostile case. */
export interface Bounds {
  /** Milliseconds of processor time; what others on the machine take does not count. */
  readonly ms: number
  /** Megabytes by which the memory of the process may grow, at its highest. */
  readonly mb: number
  /** Milliseconds on the clock, when the case waits for something; generous, so that only a hang is caught. */
  readonly clock?: number
}

const CLOCK = 30_000
const MEGABYTE = 1024 * 1024

/** Runs a test under bounds of time and memory. */
export function bounded({ ms, mb, clock = CLOCK }: Bounds, test: () => Promise<unknown>) {
  return async (): Promise<void> => {
    const memory = watchMemory()
    const before = process.cpuUsage()
    const limit = new AbortController()
    const hang = sleep(clock, undefined, { signal: limit.signal, ref: true }).then(() => {
      throw new Error(`still running after ${clock} ms`)
    })
    try {
      await Promise.race([test(), hang])
    } finally {
      limit.abort()
      hang.catch(() => undefined)
      memory.stop()
    }
    const { user, system } = process.cpuUsage(before)
    const used = (user + system) / 1000
    if (used > ms) throw new Error(`took ${Math.round(used)} ms of the processor, ${ms} are allowed`)
    if (memory.growth() > mb) throw new Error(`took ${Math.round(memory.growth())} MB, ${mb} are allowed`)
  }
}

/** Watches the highest resident memory above what it was at the beginning. */
function watchMemory(): { stop: () => void; growth: () => number } {
  const start = process.memoryUsage.rss()
  let highest = start
  const look = (): void => {
    highest = Math.max(highest, process.memoryUsage.rss())
  }
  const timer = setInterval(look, 5)
  return {
    stop: () => {
      clearInterval(timer)
      look()
    },
    growth: () => (highest - start) / MEGABYTE,
  }
}
