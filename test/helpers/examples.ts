import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { program as bundled } from '../../scripts/program.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The settings of an example, by the names of its environment variables. */
export type Environment = Readonly<Record<string, string>>

/** Output and exit code of a program. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A program of an example under way. */
export interface Running {
  /** The first match in what it prints; rejects when it ends before. */
  printed(pattern: RegExp): Promise<string>
  /** Asks it to end, and waits. */
  stop(signal?: NodeJS.Signals): Promise<Ended>
  /** Waits until it ends by itself. */
  readonly ended: Promise<Ended>
}

/** Starts a program of an example, with `strictforce` standing for the sources, and nothing of our environment but the path. */
export function startExample(program: string, args: readonly string[], env: Environment): Running {
  const child = spawn(process.execPath, [bundled(`test/examples/${program}`), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })
  child.stdin.end()
  return watch(child)
}

/** Runs a program of an example to its end. */
export function runExample(program: string, args: readonly string[], env: Environment): Promise<Ended> {
  return startExample(program, args, env).ended
}

function watch(child: ChildProcessWithoutNullStreams): Running {
  const text = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...text }))
  return {
    ended,
    printed: async (pattern) => {
      for (;;) {
        const match = pattern.exec(text.stdout)
        if (match !== null) return match[1] ?? match[0]
        const chunk = await Promise.race([once(child.stdout, 'data'), ended])
        if (!Array.isArray(chunk) && !pattern.test(text.stdout)) throw new Error(`ended: ${text.stderr}`)
      }
    },
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}
