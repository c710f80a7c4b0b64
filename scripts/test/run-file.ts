import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Message, Skip } from './protocol.js'

/** What came of one test file. */
export interface FileResult {
  readonly file: string
  readonly passed: number
  readonly failed: number
  readonly skips: readonly Skip[]
  /** Figures that the file wants to be seen. */
  readonly notes: readonly string[]
  /** What the guard has against the file; each counts as a failure. */
  readonly problems: readonly string[]
  /** All that the file printed. */
  readonly output: string
  readonly seconds: number
}

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url))
const running = new Set<ChildProcess>()

/** Seconds that a file asks for by a comment like `// timeout: 300`. */
export function ownTimeout(file: string): number | undefined {
  const match = /^\/\/ timeout: (\d+)$/m.exec(readFileSync(file, 'utf8').slice(0, 2000))
  return match === null ? undefined : Number(match[1])
}

/**
 * Runs a test file in a process of its own, and kills it with all its children when it takes too long.
 *
 * @param timeout seconds, unless the file asks for others
 */
export async function runFile(file: string, timeout: number): Promise<FileResult> {
  const start = performance.now()
  const limit = ownTimeout(file) ?? timeout
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, file], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  })
  running.add(child)
  const watch = { expired: false }
  const timer = setTimeout(() => {
    watch.expired = true
    kill(child)
  }, limit * 1000)
  const [output, channel, code] = await Promise.all([
    collect(child, [1, 2]),
    collect(child, [3]),
    exitOf(child),
  ])
  clearTimeout(timer)
  running.delete(child)
  const messages = readMessages(channel)
  const end = watch.expired ? `does not end within ${limit} s` : code
  return {
    file,
    ...judge(messages, end),
    output,
    seconds: (performance.now() - start) / 1000,
  }
}

/** Kills what still runs. */
export function killAll(): void {
  for (const child of running) kill(child)
}

function kill(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

async function collect(child: ChildProcess, streams: readonly number[]): Promise<string> {
  let text = ''
  for (const number of streams) {
    const stream = child.stdio[number]
    if (stream && 'setEncoding' in stream) {
      stream.setEncoding('utf8')
      stream.on('data', (chunk: string) => (text += chunk))
    }
  }
  await exitOf(child)
  return text
}

/** Resolves once the process is gone and its streams are read, or a grandchild still holds them. */
function exitOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let state = 'could not be started'
    const settle = (): void => {
      resolve(state)
    }
    child.once('exit', (code, signal) => {
      state = signal === null ? String(code) : signal
      setTimeout(settle, 500).unref()
    })
    child.once('close', settle)
    child.once('error', settle)
  })
}

function readMessages(text: string): Message[] {
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line) => JSON.parse(line) as Message)
}

/** @param end the exit code, the signal, or why there is neither */
function judge(
  messages: readonly Message[],
  end: string,
): Pick<FileResult, 'passed' | 'failed' | 'skips' | 'notes' | 'problems'> {
  const problems = messages.flatMap((message) => (message.kind === 'problem' ? [message.text] : []))
  const isDone = messages.some((message) => message.kind === 'done')
  if (problems.length === 0 && !(isDone && end === '0')) problems.push(describeEnd(messages, isDone, end))
  const suites = messages.flatMap((message) => (message.kind === 'suite' ? [message] : []))
  return {
    passed: suites.reduce((sum, { passed }) => sum + passed, 0),
    failed: suites.reduce((sum, { failed }) => sum + failed, 0),
    notes: messages.flatMap((message) => (message.kind === 'note' ? [message.text] : [])),
    skips: messages.flatMap((message) => (message.kind === 'skip' ? [message.skip] : [])),
    problems,
  }
}

function describeEnd(messages: readonly Message[], isDone: boolean, end: string): string {
  const how = /^\d+$/.test(end) ? `exit code ${end}` : end
  if (isDone) return `fails after its tests (${how})`
  const last = messages.flatMap((message) => (message.kind === 'test' ? [message.name] : [])).at(-1)
  return last === undefined
    ? `ends before its first test (${how})`
    : `ends before its tests do, in '${last}' (${how})`
}
