import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { built } from '../built.js'
import type { Message, Order } from './protocol.js'
import { resultOf, type FileResult } from './result.js'
import type { TestFile } from './test-file.js'

const WORKER = built('scripts/test/worker.ts')
const running = new Set<ChildProcess>()

/** Kills a process and all that it started. */
function kill(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

/** Kills what still runs. */
export function killAll(): void {
  for (const child of running) kill(child)
}

/** A process that runs test files. */
export class WorkerProcess {
  readonly #child: ChildProcess
  readonly #folder = mkdtempSync(join(tmpdir(), 'strictforce-test-'))
  readonly #output = join(this.#folder, 'output')
  readonly #gone: Promise<string>
  #isFree = true
  #hear: (message: Message) => void = () => undefined

  constructor() {
    const output = openSync(this.#output, 'a')
    this.#child = spawn(process.execPath, [WORKER], {
      stdio: ['ignore', output, output, 'pipe', 'ipc'],
      detached: true,
    })
    closeSync(output)
    running.add(this.#child)
    const lines = createInterface({ input: this.#child.stdio[3] as Readable })
    lines.on('line', (line) => {
      this.#hear(JSON.parse(line) as Message)
    })
    this.#gone = this.#watch(once(lines, 'close'))
  }

  /** Whether the process takes another file. */
  get isFree(): boolean {
    return this.#isFree
  }

  /**
   * Runs a file; kills the process when that takes too long.
   *
   * @param title runs the tests alone whose title holds this
   */
  async run({ path, limit, place }: TestFile, title: string | undefined): Promise<FileResult> {
    const start = performance.now()
    const earlier = this.#printed().length
    const messages: Message[] = []
    const done = new Promise<string>((settle) => {
      this.#hear = (message) => {
        messages.push(message)
        if (message.kind === 'done' && message.stays) settle('')
      }
    })
    const compiled = resolve('.build', path.replace(/\.ts$/, '.js'))
    const order: Order = { built: compiled, title, shared: place === 'shared' }
    this.#child.send(order, () => undefined)
    const end = await this.#within(limit, Promise.race([done, this.#gone]))
    const seconds = (performance.now() - start) / 1000
    return resultOf(path, messages, end, this.#printed().slice(earlier), seconds)
  }

  /** Ends the process, and forgets what it printed. */
  async end(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect()
    await this.#gone
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #printed(): string {
    return readFileSync(this.#output, 'utf8')
  }

  /** Resolves once the process is gone and its messages are read, to how it ended. */
  async #watch(read: Promise<unknown>): Promise<string> {
    const [code, signal] = (await once(this.#child, 'exit')) as [number | null, string | null]
    this.#isFree = false
    await read
    running.delete(this.#child)
    kill(this.#child)
    return signal ?? `exit code ${String(code)}`
  }

  async #within(limit: number, end: Promise<string>): Promise<string> {
    const watch = { isLate: false }
    const timer = setTimeout(() => {
      watch.isLate = true
      kill(this.#child)
    }, limit * 1000)
    const how = await end
    clearTimeout(timer)
    return watch.isLate ? `does not end within ${limit} s` : how
  }
}
