/**
 * `npm run build`: the package as it is published, in `dist/`.
 *
 * The CommonJS body is the implementation; the ES module is a thin re-export generated from it, so that
 * there is one instance whichever way it is loaded.
 */
import { rm } from 'node:fs/promises'
import { bundle } from './build/bundle.js'
import { declarations } from './build/declarations.js'
import { moduleWrapper } from './build/module-wrapper.js'
import { entries } from './build/entries.js'
import { notices } from './build/notices.js'

await rm('dist', { recursive: true, force: true })
const packages = await bundle(entries)
await notices(packages)
for (const entry of entries) {
  await moduleWrapper(entry)
  await declarations(entry)
}
