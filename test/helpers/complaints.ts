import { setTimeout as sleep } from 'node:timers/promises'

/** Rejections, exceptions and warnings of the process during a run. */
export interface Complaints {
  readonly rejections: unknown[]
  readonly exceptions: unknown[]
  readonly warnings: Error[]
}

/** Runs a task and collects unhandled rejections, uncaught exceptions and warnings, until shortly after. */
export async function complaintsOf(task: () => unknown): Promise<Complaints> {
  const complaints: Complaints = { rejections: [], exceptions: [], warnings: [] }
  const listeners = {
    unhandledRejection: (reason: unknown) => complaints.rejections.push(reason),
    uncaughtException: (error: unknown) => complaints.exceptions.push(error),
    warning: (warning: Error) => complaints.warnings.push(warning),
  }
  for (const [name, listener] of Object.entries(listeners)) process.on(name, listener)
  try {
    await task()
    await sleep(3)
  } finally {
    for (const [name, listener] of Object.entries(listeners)) process.off(name, listener)
  }
  return complaints
}

/** Nothing to complain of. */
export const SILENCE: Complaints = { rejections: [], exceptions: [], warnings: [] }
