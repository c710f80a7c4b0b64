/**
 * `npm run build`: the package as it is published, in `dist/`, unless it is there already.
 *
 * Node loads the CommonJS body; its ES module is a thin re-export generated from it, so that there is one instance
 * whichever way it is loaded. Bundlers take the ES modules of `dist/esm` by the condition `module`, for import and
 * require alike. What is not needed at once stands in files of its own.
 */
import { mkdir, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { bundle } from './build/bundle.js'
import { commandLine } from './build/command-line.js'
import { contracts } from './build/contracts.js'
import { chunks } from './build/chunks.js'
import { declarations } from './build/declarations.js'
import { entries } from './build/entries.js'
import { moduleWrapper } from './build/module-wrapper.js'
import { notices } from './build/notices.js'
import { isBuilt, noteBuilt } from './build/stamp.js'

async function build(): Promise<void> {
  const folder = resolve('dist/modules')
  await rm('dist', { recursive: true, force: true })
  await mkdir('dist')
  const bundled = await bundle(folder)
  await chunks(bundled)
  await rm(folder, { recursive: true })
  await contracts()
  const command = await commandLine()
  await notices([...bundled.inputs, ...command])
  for (const entry of entries) await moduleWrapper(entry)
  await declarations(entries)
}

if (!isBuilt()) {
  await build()
  noteBuilt()
}
