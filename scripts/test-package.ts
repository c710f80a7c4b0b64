/**
 * `npm run test:package [-- NAME…]`: packs the package, looks at it as its users' tools do, and uses it in empty
 * projects, and beside the named ones of the tools below.
 * `npm run test:everywhere [-- NAME…]`: uses it beside each runtime, bundler, framework, compiler and test tool that
 * its users have, and prints a matrix of tool × entry point. A tool that cannot be had from the registry is skipped.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkFiles } from './package/files.js'
import { tryHome, type Home, type Row } from './package/home.js'
import { lintPackage } from './package/lint.js'
import { countOf, matrixOf } from './package/matrix.js'
import { pack } from './package/pack.js'
import { run } from './package/run.js'
import { EVERYWHERE, NEAR } from './package/tools.js'

/** As many at a time as does not make them slow. */
const LANES = 2

const given = process.argv.slice(2)
const isEverywhere = given[0] === '--everywhere'
const names = given.slice(isEverywhere ? 1 : 0).map((name) => name.toLowerCase())
const isNamed = ({ name }: Home): boolean => names.some((part) => name.toLowerCase().startsWith(part))
const elsewhere = isEverywhere && names.length === 0 ? EVERYWHERE : EVERYWHERE.filter(isNamed)

async function tryAll(homes: readonly Home[], folder: string, tarball: string): Promise<Row[]> {
  const waiting = homes.map((home, index) => ({ home, index }))
  const rows: Row[] = []
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      rows[next.index] = await tryHome(next.home, folder, tarball)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return rows
}

const folder = await mkdtemp(join(tmpdir(), 'strictforce-package-'))
try {
  await run('npm', ['run', '-s', 'build'])
  const { tarball, files, unpackedSize } = await pack(folder)
  if (!isEverywhere) {
    checkFiles(files)
    await lintPackage(tarball)
  }
  const rows = await tryAll([...(isEverywhere ? [] : NEAR), ...elsewhere], folder, tarball)
  console.log(matrixOf(rows))
  console.log(`package: ${files.length} files, ${Math.round(unpackedSize / 1024)} KiB unpacked`)
  const counts = (['passed', 'not applicable', 'skipped', 'failed'] as const).map(
    (outcome) => `${countOf(rows, outcome)} ${outcome}`,
  )
  console.log(`cells: ${counts.join(', ')}`)
  if (countOf(rows, 'failed') > 0 || rows.length === 0) process.exitCode = 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
