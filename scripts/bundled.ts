/**
 * `npm run bundled`: which packages the published files hold, by name, version and licence, as
 * `dist/THIRD-PARTY-NOTICES.md` has them; fails when one is another than the lock file's.
 */
import { readFile } from 'node:fs/promises'
import { bundledIn } from './release/bundled.js'

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string } | undefined>>
}

const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as Lock
for (const { name, version, licence } of bundledIn(await readFile('dist/THIRD-PARTY-NOTICES.md', 'utf8'))) {
  const locked = lock.packages[`node_modules/${name}`]?.version
  console.log(
    `${name} ${version} (${licence})${locked === version ? '' : `, but ${String(locked)} in the lock file`}`,
  )
  if (locked !== version) process.exitCode = 1
}
