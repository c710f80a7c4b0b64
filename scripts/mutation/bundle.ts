import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { SUBJECTS, TESTS } from './subjects.js'
import { FILE } from './uvu.js'

const UVU = fileURLToPath(new URL('uvu.ts', import.meta.url))

/** Tests look for files beside themselves, and tell in which file they are. */
const places: Plugin = {
  name: 'places',
  setup(setup) {
    setup.onResolve({ filter: /^uvu$/ }, () => ({ path: UVU }))
    setup.onLoad({ filter: /\/(src|test|scripts)\/.*\.ts$/ }, ({ path }) => {
      const url = JSON.stringify(pathToFileURL(path).href)
      const mark = path.endsWith('.test.ts') ? `globalThis.${FILE} = ${JSON.stringify(path)};` : ''
      return { contents: mark + readFileSync(path, 'utf8').replaceAll('import.meta.url', url), loader: 'ts' }
    })
  },
}

/**
 * Bundles the tests and what they test into one module, which gives `tests()`. What is mutated comes first, so
 * that what it does when it is loaded is done then, and not in the first test that needs it.
 *
 * @param root of the project
 * @param file to write; below the root, where packages are found
 */
export async function bundleTests(root: string, file: string): Promise<void> {
  const imports = [...SUBJECTS, ...TESTS].map((path) => `import ${JSON.stringify(resolve(root, path))}`)
  await build({
    stdin: {
      contents: `${imports.join('\n')}\nexport { tests } from ${JSON.stringify(UVU)}`,
      resolveDir: root,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    ignoreAnnotations: true,
    keepNames: true,
    plugins: [places],
    outfile: file,
    logLevel: 'error',
  })
}
