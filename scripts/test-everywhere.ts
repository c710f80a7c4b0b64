/**
 * `npm run test:everywhere [-- NAME…]`: installs the packed package beside each runtime, compiler, test runner and
 * bundler that its users have, and uses it there. What cannot be had from the registry is skipped, and said to be.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tryHome, type Verdict } from './package/home.js'
import { esbuild, vite } from './package/homes/bundlers.js'
import { jest } from './package/homes/jest.js'
import { runtimes } from './package/homes/runtimes.js'
import { compilers } from './package/homes/typescript.js'
import { workerd } from './package/homes/workerd.js'
import { pack } from './package/pack.js'
import { run } from './package/run.js'

/** As many at a time as does not make them slow. */
const LANES = 2

const names = process.argv.slice(2).map((name) => name.toLowerCase())
const homes = [esbuild, ...compilers, jest, vite, workerd, ...runtimes].filter(
  ({ name }) => names.length === 0 || names.some((part) => name.toLowerCase().startsWith(part)),
)
const folder = await mkdtemp(join(tmpdir(), 'strictforce-everywhere-'))
const verdicts: Verdict[] = []
try {
  await run('npm', ['run', '-s', 'build'])
  const { tarball } = await pack(folder)
  const waiting = [...homes]
  const lane = async (): Promise<void> => {
    for (let home = waiting.shift(); home !== undefined; home = waiting.shift()) {
      const verdict = await tryHome(home, folder, tarball)
      verdicts.push(verdict)
      report(verdict)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
} finally {
  await rm(folder, { recursive: true, force: true })
}
const count = (outcome: Verdict['outcome']): number =>
  verdicts.filter((verdict) => verdict.outcome === outcome).length
console.log(`everywhere: ${count('passed')} passed, ${count('skipped')} skipped, ${count('failed')} failed`)
if (count('failed') > 0 || verdicts.length === 0) process.exitCode = 1

function report({ name, outcome, reason, seconds }: Verdict): void {
  console.log(`  ${outcome.padEnd(8)}${name} (${seconds.toFixed(1)} s)${reason === '' ? '' : `: ${reason}`}`)
}
