import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, resolve } from 'node:path'
import type { Entry } from './entries.js'

/** Writes the ES module that re-exports the CommonJS body, name by name, and its declarations. */
export async function moduleWrapper({ name }: Entry): Promise<void> {
  const body = createRequire(import.meta.url)(resolve('dist', `${name}.cjs`)) as Record<string, unknown>
  const names = Object.keys(body).sort()
  await writeFile(
    `dist/${name}.mjs`,
    `import body from './${basename(name)}.cjs'\nexport const { ${names.join(', ')} } = body\n`,
  )
  await writeFile(`dist/${name}.d.mts`, `export * from './${basename(name)}.cjs'\n`)
}
