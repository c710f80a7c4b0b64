/**
 * `npm run mutation`: Stryker changes the session, the errors and the judges in every small way that it knows, one at a
 * time, and runs each test file that reaches the change. Fails when too few of the changes are noticed.
 */
import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { testFile } from './test/test-file.js'

const USAGE = `Usage: npm run mutation [-- [FILE …] [--jobs N]]
  FILE  part of the path of the files to mutate; all when left out`

/** The percentage of the changes that must be noticed. */
const LEAST = 80
const SUBJECTS =
  /^src\/(session\/|errors\/|http\/(response|sent-secrets)|rest\/(request|response|session-refused)|oauth2\/(errors|call|token-response|authorization-response)|partner\/(faults|is-fault)|lib\/token|stores\/stored-session)/
const TESTS =
  /^test\/((session|errors|rest)\/|oauth2\/(errors|token|lookups|web-login|id-token|codes|device|device-flow)\.|lib\/url|http\/(response|transport-limits)|partner\/(faults|login|malformed)|stores\/stored)/

function filesOf(folder: string, ending: string): string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return all.filter((path) => path.endsWith(ending)).map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
}

function stryker(mutate: string[], concurrency: number): Stryker {
  const tests = filesOf('test', '.test.ts').filter((path) => TESTS.test(path))
  const shared = tests.filter((path) => testFile(path, 1).place === 'shared')
  return new Stryker({
    mutate,
    concurrency,
    testRunner: 'tap',
    tap: {
      testFiles: shared.map((path) => `.build/${path.replace(/\.ts$/, '.js')}`),
      nodeArgs: ['-r', '{{hookFile}}', '.build/scripts/mutation/tap.js', '{{testFile}}'],
      forceBail: false,
    },
    symlinkNodeModules: false,
    buildCommand: 'node scripts/bootstrap.mjs scripts/mutation/tap.ts',
    coverageAnalysis: 'perTest',
    dryRunTimeoutMinutes: 60,
    timeoutMS: 10_000,
    reporters: ['progress-append-only', 'clear-text'],
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
    ignorePatterns: ['.build', 'dist', 'docs', 'coverage', '.git', 'test/types', 'generated/*.d.ts'],
    disableTypeChecks: 'src/**/*.ts',
    thresholds: { break: LEAST, low: LEAST, high: 95 },
    logLevel: (process.env['STRYKER_LOG'] ?? 'error') as never,
  })
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jobs: { type: 'string', default: '2' }, help: { type: 'boolean', default: false } },
})
const files = filesOf('src', '.ts').filter((path) => SUBJECTS.test(path))
const wanted = files.filter(
  (path) => positionals.length === 0 || positionals.some((part) => path.includes(part)),
)
if (values.help || wanted.length === 0) console.log(USAGE)
else await stryker(wanted, Number(values.jobs)).runMutationTest()
