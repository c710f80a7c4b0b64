/**
 * `npm run test:package`: packs the package, looks at it as its users' tools do, and uses it in empty projects.
 * `npm run test:everywhere [-- NAME…]`: uses it beside each runtime, compiler, test runner and bundler that its users
 * have. A tool that cannot be had from the registry is skipped, and said to be.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkFiles } from './package/files.js'
import { tryHome, type Home, type Verdict } from './package/home.js'
import { lintPackage } from './package/lint.js'
import { pack } from './package/pack.js'
import { run } from './package/run.js'
import { EVERYWHERE, NEAR } from './package/tools.js'

/** As many at a time as does not make them slow. */
const LANES = 2

const [mode, ...given] = process.argv.slice(2)
const isEverywhere = mode === '--everywhere'
const names = given.map((name) => name.toLowerCase())
const isWanted = ({ name }: Home): boolean =>
  names.length === 0 || names.some((part) => name.toLowerCase().startsWith(part))

async function tryAll(homes: readonly Home[], folder: string, tarball: string): Promise<Verdict[]> {
  const waiting = [...homes]
  const verdicts: Verdict[] = []
  const lane = async (): Promise<void> => {
    for (let home = waiting.shift(); home !== undefined; home = waiting.shift()) {
      const verdict = await tryHome(home, folder, tarball)
      const { name, outcome, reason, seconds } = verdict
      verdicts.push(verdict)
      console.log(
        `  ${outcome.padEnd(8)}${name} (${seconds.toFixed(1)} s)${reason === '' ? '' : `: ${reason}`}`,
      )
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return verdicts
}

const folder = await mkdtemp(join(tmpdir(), 'strictforce-package-'))
try {
  await run('npm', ['run', '-s', 'build'])
  const { tarball, files, unpackedSize } = await pack(folder)
  if (!isEverywhere) {
    checkFiles(files)
    await lintPackage(tarball)
  }
  const verdicts = await tryAll((isEverywhere ? EVERYWHERE : NEAR).filter(isWanted), folder, tarball)
  const count = (wanted: Verdict['outcome']): number =>
    verdicts.filter(({ outcome }) => outcome === wanted).length
  console.log(`package: ${files.length} files, ${Math.round(unpackedSize / 1024)} KiB unpacked`)
  console.log(`tools: ${count('passed')} passed, ${count('skipped')} skipped, ${count('failed')} failed`)
  if (count('failed') > 0 || verdicts.length === 0) process.exitCode = 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
