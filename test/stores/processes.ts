import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { program } from '../../scripts/program.js'
import type { Work } from './worker.js'

const WORKER = program('test/stores/worker.ts')

/** Starts a process that works on a store. */
export function startWorker(work: Work): ChildProcess {
  return spawn(process.execPath, [WORKER, JSON.stringify(work)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** Waits until a process ends. @throws Error when it fails, or takes too long */
export async function ended(child: ChildProcess, seconds = 30): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return judge(child)
  await once(child, 'exit', { signal: AbortSignal.timeout(seconds * 1000) })
  judge(child)
}

/** Waits until a process has printed something. */
export async function said(child: ChildProcess): Promise<void> {
  const { stdout } = child
  if (stdout !== null) await once(stdout, 'data', { signal: AbortSignal.timeout(30_000) })
}

function judge({ exitCode, signalCode }: ChildProcess): void {
  if (exitCode !== 0) throw new Error(`a worker ended with ${String(exitCode ?? signalCode)}`)
}
