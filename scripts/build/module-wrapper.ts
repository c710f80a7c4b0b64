import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, resolve } from 'node:path'
import type { Entry } from './entries.js'

/** Writes the ES module for Node that re-exports the CommonJS body, name by name, and its declarations. */
export async function moduleWrapper({ name }: Entry): Promise<void> {
  const from = `'./${basename(name)}.cjs'`
  const body = createRequire(import.meta.url)(resolve('dist', `${name}.cjs`)) as Record<string, unknown>
  const names = Object.keys(body).sort()
  const named = names.filter((each) => each !== 'default')
  const [standard, types] = names.includes('default')
    ? [`import body from ${from}\nexport default body.default\n`, `export * as default from ${from}\n`]
    : ['', '']
  await writeFile(`dist/${name}.mjs`, `export { ${named.join(', ')} } from ${from}\n${standard}`)
  await writeFile(`dist/${name}.d.mts`, `export * from ${from}\n${types}`)
}
