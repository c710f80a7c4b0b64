/**
 * `npm run test:package`: packs the package, looks at it as its users' tools do, installs it in an empty
 * project and runs it there as an ES module, as CommonJS, and under the TypeScript compiler.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkFiles } from './package/files.js'
import { lintPackage } from './package/lint.js'
import { pack } from './package/pack.js'
import { tryCommandLine } from './package/command-line.js'
import { tryConsumers } from './package/consumers.js'

const folder = await mkdtemp(join(tmpdir(), 'strictforce-package-'))
try {
  const packed = await pack(folder)
  checkFiles(packed.files)
  await lintPackage(packed.tarball)
  await tryConsumers(folder, packed.tarball)
  await tryCommandLine(folder, packed.tarball)
  console.log(
    `package: ${packed.files.length} files, ${Math.round(packed.unpackedSize / 1024)} KiB unpacked, all consumers run`,
  )
} finally {
  await rm(folder, { recursive: true, force: true })
}
