/** Gives a lock back. */
export type Release = () => Promise<void>

/** Takes the lock of a key that all processes respect; rejects when that takes too long. */
export type Lock = (key: string) => Promise<Release>

/** Runs tasks of one key one after the other. */
export type Exclusive = <T>(key: string, task: () => Promise<T>) => Promise<T>

/** Runs, and gives what tells the outcome to whoever waits for it. */
interface Waiter {
  readonly run: () => Promise<() => void>
  readonly fail: (error: unknown) => void
}

/** Most tasks that run under one lock before other processes have their turn. */
const BATCH = 100

/**
 * The `exclusive` of a store, made of a lock between processes: the tasks of this process wait in line
 * here, and those that wait run under one lock, however many they are.
 */
export function inTurns(lock: Lock): Exclusive {
  const lines = new Map<string, Waiter[]>()
  return (key, task) =>
    new Promise((resolve, reject) => {
      const waiter: Waiter = { run: () => outcomeOf(task, resolve, reject), fail: reject }
      const line = lines.get(key)
      lines.set(key, line ?? [waiter])
      if (line === undefined) void serve(lines, key, lock)
      else line.push(waiter)
    })
}

async function serve(lines: Map<string, Waiter[]>, key: string, lock: Lock): Promise<void> {
  const line = lines.get(key) ?? []
  while (line.length > 0) {
    const release = await lock(key).catch((error: unknown) => {
      for (const { fail } of line.splice(0)) fail(error)
    })
    if (release !== undefined) await serveBatch(line, release)
  }
  lines.delete(key)
}

/** The last one hears of its outcome when the lock is free again. */
async function serveBatch(line: Waiter[], release: Release): Promise<void> {
  for (let left = BATCH; ; left -= 1) {
    const settle = await line.shift()?.run()
    const isLast = line.length === 0 || left === 1
    if (isLast) await release().catch(() => undefined)
    settle?.()
    if (isLast) return
  }
}

async function outcomeOf<T>(
  task: () => Promise<T>,
  resolve: (value: T) => void,
  reject: (error: unknown) => void,
): Promise<() => void> {
  try {
    const value = await task()
    return () => {
      resolve(value)
    }
  } catch (error) {
    return () => {
      reject(error)
    }
  }
}
