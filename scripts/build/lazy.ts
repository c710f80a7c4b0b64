import { writeFile } from 'node:fs/promises'
import { LOCAL_ORG, parts } from './entries.js'

/**
 * Writes the two ways to load a part: by `require`, which is the fastest, works in jest, and can be followed by
 * every bundler, and by `import()`, at which a bundler can split.
 */
export async function lazy(): Promise<void> {
  const names = [...new Set(Object.values(parts))].filter((name) => !name.startsWith(LOCAL_ORG))
  await writeFile(
    'dist/lazy.cjs',
    table(names, 'require') + 'exports.load = (part) => Promise.resolve().then(() => parts[part]())\n',
  )
  await writeFile(
    'dist/lazy.mjs',
    table(names, 'import') +
      'export const load = (part) => parts[part]().then((module) => module.default ?? module)\n',
  )
}

function table(names: readonly string[], by: 'require' | 'import'): string {
  const lines = names.map((name) => `  './${name}.cjs': () => ${by}('./${name}.cjs'),\n`)
  return `const parts = {\n${lines.join('')}}\n`
}
