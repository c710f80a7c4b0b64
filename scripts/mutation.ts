/**
 * `npm run mutation`: Stryker changes the session, the errors and the judges in every small way that it knows, one
 * at a time; a change that no test notices fails the run, unless `mutation/survivors.json` says why none can.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import type { MutantResult } from '@stryker-mutator/api/core'
import { describe, isSame, knownSurvivors, survivorOf } from './mutation/survivors.js'
import { SUBJECTS } from './mutation/subjects.js'

const USAGE = `Usage: npm run mutation [-- [FILE …] [--jobs N] [--json FILE]]
  FILE    part of the path of the files to mutate; all when left out
  --json  writes what survived, to be given reasons`

function stryker(files: readonly string[], jobs: number): Stryker {
  return new Stryker({
    mutate: [...files],
    testRunner: 'bundled',
    plugins: [fileURLToPath(new URL('mutation/runner.ts', import.meta.url))],
    testRunnerNodeArgs: ['--import', 'tsx'],
    coverageAnalysis: 'perTest',
    concurrency: jobs,
    timeoutMS: 10_000,
    reporters: ['progress-append-only'],
    ignorePatterns: ['dist', 'docs', 'coverage', '.git', 'test/types', 'generated/*.d.ts'],
    disableTypeChecks: 'src/**/*.ts',
    allowEmpty: false,
    fileLogLevel: 'off' as never,
    logLevel: 'warn' as never,
  })
}

function count(results: readonly MutantResult[], ...statuses: readonly string[]): number {
  return results.filter(({ status }) => statuses.includes(status)).length
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      jobs: { type: 'string', default: '2' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const files = SUBJECTS.filter(
    (path) => positionals.length === 0 || positionals.some((part) => path.includes(part)),
  )
  const results = await stryker(files, Number(values.jobs)).runMutationTest()
  const survivors = results
    .filter(({ status }) => ['Survived', 'NoCoverage'].includes(status))
    .map(survivorOf)
  const known = knownSurvivors().filter(({ file }) => files.includes(file))
  const fresh = survivors.filter((one) => !known.some((other) => isSame(one, other)))
  const stale = known.filter((one) => !survivors.some((other) => isSame(one, other)))
  for (const one of fresh) console.log(`survives: ${describe(one)}`)
  for (const one of stale) console.log(`does not survive any more: ${describe(one)}`)
  if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(fresh, undefined, 2))
  const noticed = count(results, 'Killed', 'Timeout', 'RuntimeError', 'CompileError')
  console.log(
    `${results.length} mutants: ${noticed} noticed, ${survivors.length} survive, ${survivors.length - fresh.length} of them with a reason`,
  )
  return fresh.length + stale.length === 0 ? 0 : 1
}

process.exitCode = await main()
