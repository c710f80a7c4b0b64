import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { QUICK_SCRYPT } from '../../helpers/quick-scrypt.js'
import { program } from '../../../scripts/program.js'

const CLI = program('scripts/cli.ts')

/** Output and exit code of a command. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly log: string
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcessWithoutNullStreams
  /** Waits until it has printed something that fits, to its output or to its log. */
  printed(pattern: RegExp, where?: 'out' | 'log'): Promise<string>
  readonly ended: Promise<Ended>
}

const running = new Set<ChildProcessWithoutNullStreams>()

/** Kills the commands that still run, after a test that failed. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** Starts `strictforce` with nothing of SF_… in its environment but what is given. */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('SF_'))
  const child = spawn(process.execPath, [...QUICK_SCRYPT, CLI, ...args], {
    env: { ...Object.fromEntries(own), ...env },
  })
  running.add(child)
  child.once('close', () => running.delete(child))
  const texts = { out: '', log: '' }
  child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (texts.log += chunk.toString()))
  const closed = once(child, 'close').then(() => 'closed' as const)
  const printed: Running['printed'] = async (pattern, where = 'out') => {
    for (;;) {
      const match = pattern.exec(texts[where])
      if (match !== null) return match[1] ?? match[0]
      const next = await Promise.race([once(where === 'out' ? child.stdout : child.stderr, 'data'), closed])
      if (next === 'closed') throw new Error(`ended without ${String(pattern)}:\n${texts.out}${texts.log}`)
    }
  }
  return { child, printed, ended: closed.then(() => ({ code: child.exitCode, ...texts })) }
}

/** Runs `strictforce` to its end. */
export function run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended> {
  return start(args, env).ended
}
