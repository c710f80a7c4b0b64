/** A lock between processes, while it is held. */
export interface Lock {
  /** Aborts when the lock is lost. */
  readonly lost: AbortSignal
  /** Gives it back. */
  release(): Promise<void>
}

/** A task that waits for its turn, and the caller that waits for the task. */
interface Waiter<Held> {
  /** @returns tells the caller the outcome */
  readonly run: (held: Held) => Promise<() => void>
  readonly fail: (error: unknown) => void
  /** Aborts when the task is needless. */
  readonly moot: AbortSignal | undefined
}

/** Most tasks that run under one lock before other processes have their turn. */
const BATCH = 100

/**
 * Runs the tasks of one name one after the other, under a lock between processes: the tasks of this process wait in
 * line here, and those that wait run under one lock, however many they are.
 *
 * @param take takes the lock of a name; rejects when that takes too long; gives undefined when no task needs it any
 *   more
 */
export function inTurns<Held extends Lock>(
  take: (name: string, isNeeded: () => boolean) => Promise<Held | undefined>,
): <T>(name: string, task: (held: Held) => Promise<T>, moot?: AbortSignal) => Promise<T> {
  const lines = new Map<string, Waiter<Held>[]>()

  async function serve(name: string, line: Waiter<Held>[]): Promise<void> {
    const isNeeded = (): boolean => line.some(({ moot }) => moot?.aborted !== true)
    lines.set(name, line)
    while (line.length > 0) {
      try {
        const held = await take(name, isNeeded)
        if (held !== undefined) await serveBatch(line, held)
        else if (!isNeeded()) for (const { fail, moot } of line.splice(0)) fail(moot?.reason)
      } catch (error) {
        for (const { fail } of line.splice(0)) fail(error)
      }
    }
    lines.delete(name)
  }
  return (name, task, moot) =>
    new Promise((resolve, fail) => {
      const run = async (held: Held): Promise<() => void> => {
        const outcome = Promise.resolve(held).then(task)
        await outcome.catch(() => undefined)
        return () => {
          resolve(outcome)
        }
      }
      const line = lines.get(name) ?? []
      line.push({ run, fail, moot })
      if (!lines.has(name)) void serve(name, line)
    })
}

/** The last one hears of its outcome when the lock is free again. */
async function serveBatch<Held extends Lock>(line: Waiter<Held>[], held: Held): Promise<void> {
  for (let left = BATCH; ; left -= 1) {
    const settle = await line.shift()?.run(held)
    const isLast = line.length === 0 || left === 1 || held.lost.aborted
    if (isLast) await held.release().catch(() => undefined)
    settle?.()
    if (isLast) return
  }
}
