/**
 * `npm run coverage`: runs the tests, behind their guard, and tells how much of `src/` they reach, in all the
 * processes that they start. Fails when a test does, or when fewer than 95 % of the branches are reached.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'
import { built } from './built.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const RAW = `${ROOT}coverage/raw`
const C8 = fileURLToPath(new URL('../node_modules/c8/bin/c8.js', import.meta.url))

function run(args: readonly string[], env: NodeJS.ProcessEnv = process.env): number {
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env })
  return status ?? 1
}

/** Files that hold types alone are no code. */
function withoutCode(): string[] {
  const files = readdirSync(`${ROOT}src`, { recursive: true, encoding: 'utf8' })
  return files.filter((name) => {
    if (!name.endsWith('.ts')) return false
    return transformSync(readFileSync(`${ROOT}src/${name}`, 'utf8'), { loader: 'ts' }).code === ''
  })
}

const REPORT = [
  ...[
    'report',
    '--src',
    'src',
    '--all',
    '--include',
    'src/**',
    '--temp-directory',
    RAW,
    '--exclude-after-remap',
  ],
  ...['--reporter', 'text', '--reporter', 'text-summary', '--reporter', 'json'],
  ...['--check-coverage', '--branches', '95', '--statements', '95', '--lines', '95', '--functions', '95'],
]

rmSync(`${ROOT}coverage`, { recursive: true, force: true })
const tests = run([built('scripts/test.ts'), ...process.argv.slice(2)], {
  ...process.env,
  NODE_V8_COVERAGE: RAW,
})
const excluded = withoutCode().flatMap((name) => ['--exclude', `src/${name}`])
const reached = run([C8, ...REPORT, ...excluded])
process.exitCode = tests === 0 ? reached : tests
