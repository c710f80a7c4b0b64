/**
 * `npm test`: runs the test files from what `compile.mjs` made of them, behind a guard: a file fails when it registers
 * no test, forgets `.run()`, leaves `.only` or an undeclared `.skip`, hangs, exits early, dies, or leaves something open.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { affectedBy, changedFiles } from './test/affected.js'
import { changesBelow } from './test/changes.js'
import { choose } from './test/choose.js'
import { runLanes } from './test/lanes.js'
import { describeFile, leftOut, totals } from './test/report.js'
import { isGood, type FileResult } from './test/result.js'
import { testFile } from './test/test-file.js'
import { keepTimes, longestFirst } from './test/times.js'
import { killAll } from './test/worker-process.js'

const USAGE = `Usage: npm test [-- [PATTERN …] [--changed] [--watch] [--title TEXT] [--jobs N] [--timeout SECONDS]]
  PATTERN    part of the path of the test files to run; all when left out. A part that fits fast files leaves those of
             the second lane out: a name such as session/model runs one
  --changed  runs the files that a change since the last commit reaches
  --watch    runs them again whenever a file changes that they reach
  --title    runs the tests alone whose title holds the text`

interface Wanted {
  readonly patterns: readonly string[]
  readonly title: string | undefined
  readonly jobs: number
  readonly limit: number
}

type Compile = (root: string, folders?: readonly string[]) => Promise<readonly string[]>

async function compile(): Promise<readonly string[]> {
  const program = (await import(new URL('compile.mjs', import.meta.url).href)) as {
    readonly compile: Compile
  }
  return program.compile(`${process.cwd()}/`)
}

/** @param changes runs the files alone that these reach */
async function run({ patterns, title, jobs, limit }: Wanted, changes?: readonly string[]): Promise<boolean> {
  const paths = await compile()
  const reached = changes === undefined ? undefined : affectedBy(changes, paths)
  const all = paths.filter((path) => path.endsWith('.test.ts') && (reached?.has(path) ?? true))
  const { chosen, left } = choose(
    all.map((path) => testFile(path, limit)),
    patterns,
  )
  const results: FileResult[] = []
  const onResult = (result: FileResult): void => {
    results.push(result)
    console.log(describeFile(result))
  }
  const files = longestFirst(chosen)
  await runLanes({ files, jobs, title, onResult })
  keepTimes(results)
  if (files.length === 0) console.log('no test file fits')
  if (left.length > 0) console.log(leftOut(left))
  console.log(totals(results))
  return results.every(isGood) && (files.length > 0 || changes !== undefined)
}

/** Runs the files, and after each change those that it reaches, for ever. */
async function watchFiles(wanted: Wanted, first: readonly string[] | undefined): Promise<never> {
  const coming = changesBelow(['src', 'test', 'scripts', 'generated', 'specs'])
  await run(wanted, first)
  for await (const changes of coming) {
    console.log(`\n${changes.join(', ')}`)
    try {
      await run(wanted, changes)
    } catch (error) {
      console.log(error instanceof Error ? error.message : error)
    }
  }
  throw new Error('the watch ended')
}

function positive(option: string, value: string): number {
  const number = Number(value)
  if (number > 0) return number
  throw new TypeError(`--${option} must be a number above zero`)
}

async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      changed: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      title: { type: 'string' },
      jobs: { type: 'string', default: String(availableParallelism()) },
      timeout: { type: 'string', default: '120' },
      root: { type: 'string', default: '.' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(USAGE)
    return true
  }
  process.chdir(values.root)
  const limit = positive('timeout', values.timeout)
  const jobs = positive('jobs', values.jobs)
  const wanted = { patterns: positionals, title: values.title, jobs, limit }
  const changes = values.changed ? changedFiles() : undefined
  return values.watch ? watchFiles(wanted, changes) : run(wanted, changes)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    killAll()
    process.exit(1)
  })
}
try {
  process.exitCode = (await main()) ? 0 : 1
} catch (error) {
  if (error instanceof SyntaxError) console.log(`${error.message}\n\n0 passed, 1 failed`)
  else if (error instanceof TypeError) console.error(`${error.message}\n${USAGE}`)
  else throw error
  process.exitCode = 1
}
