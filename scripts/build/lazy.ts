import { writeFile } from 'node:fs/promises'
import { LOCAL_ORG, parts } from './entries.js'

/**
 * Writes the two ways to load a part: by `require`, which is the fastest and works in jest, and by
 * `import()`, at which a bundler can split.
 */
export async function lazy(): Promise<void> {
  await writeFile('dist/lazy.cjs', 'exports.load = (part) => Promise.resolve().then(() => require(part))\n')
  const names = Object.values(parts).filter((name) => !name.startsWith(LOCAL_ORG))
  const cases = [...new Set(names)].map((name) => `  './${name}.cjs': () => import('./${name}.cjs'),\n`)
  await writeFile(
    'dist/lazy.mjs',
    `const parts = {\n${cases.join('')}}\n` +
      'export const load = (part) => parts[part]().then((module) => module.default ?? module)\n',
  )
}
