import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, resolve } from 'node:path'
import type { Entry } from './entries.js'

/**
 * Writes the ES module that re-exports the CommonJS body, name by name, and its declarations.
 *
 * @param apart - a file of which the entry re-exports names, too, and which a bundler can take alone
 */
export async function moduleWrapper({ name }: Entry, apart?: Entry): Promise<void> {
  const names = namesOf(name)
  const own = apart === undefined ? [] : namesOf(apart.name).filter((each) => names.includes(each))
  const others = names.filter((each) => !own.includes(each))
  const lines = [own.length > 0 ? reexport(own, apart?.name ?? '') : '', reexport(others, name)]
  await writeFile(`dist/${name}.mjs`, lines.join(''))
  await writeFile(`dist/${name}.d.mts`, `export * from './${basename(name)}.cjs'\n`)
}

function namesOf(name: string): readonly string[] {
  const body = createRequire(import.meta.url)(resolve('dist', `${name}.cjs`)) as Record<string, unknown>
  return Object.keys(body).sort()
}

function reexport(names: readonly string[], from: string): string {
  return `export { ${names.join(', ')} } from './${basename(from)}.cjs'\n`
}
