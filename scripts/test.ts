/**
 * `npm test`: runs every test file by uvu, each in a process of its own, behind a guard: a file fails when
 * it registers no test, forgets `.run()`, leaves `.only` or an undeclared `.skip`, hangs, exits early, or dies.
 */
import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { describeFile, isGood, totals } from './test/report.js'
import { killAll, ownTimeout, runFile, type FileResult } from './test/run-file.js'

const ROOT = fileURLToPath(new URL('../test', import.meta.url))
const USAGE = `Usage: npm test [-- [PATTERN …] [--dir DIR] [--jobs N] [--timeout SECONDS]]
  PATTERN    part of the path of the test files to run; all when left out`

function testFiles(dir: string, patterns: readonly string[]): string[] {
  const all = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => relative(process.cwd(), resolve(dir, path)))
  const wanted = all.filter((path) => patterns.length === 0 || patterns.some((part) => path.includes(part)))
  return wanted.sort((a, b) => (ownTimeout(b) ?? 0) - (ownTimeout(a) ?? 0) || a.localeCompare(b))
}

async function runAll(files: readonly string[], jobs: number, timeout: number): Promise<FileResult[]> {
  const queue = [...files]
  const results: FileResult[] = []
  const work = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const result = await runFile(file, timeout)
      results.push(result)
      console.log(describeFile(result))
    }
  }
  await Promise.all(Array.from({ length: jobs }, work))
  return results
}

function positive(option: string, value: string): number {
  const number = Number(value)
  if (number > 0) return number
  throw new TypeError(`--${option} must be a number above zero`)
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      dir: { type: 'string', default: ROOT },
      jobs: { type: 'string', default: String(availableParallelism()) },
      timeout: { type: 'string', default: '120' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const files = testFiles(values.dir, positionals)
  const results = await runAll(files, positive('jobs', values.jobs), positive('timeout', values.timeout))
  if (files.length === 0) console.log(`no test file fits ${positionals.join(' ') || values.dir}`)
  console.log(`\n${totals(results)}`)
  return files.length > 0 && isGood(results) ? 0 : 1
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    killAll()
    process.exit(1)
  })
}
try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof TypeError)) throw error
  console.error(`${error.message}\n${USAGE}`)
  process.exitCode = 1
}
