import { readFile } from 'node:fs/promises'
import { transform } from 'esbuild'
import { rollup, type Plugin } from 'rollup'
import { outputAt, type Bundle } from './bundle.js'
import { CORE, ERRORS, LOCAL_ORG, SHARED, entries, parts, type Entry } from './entries.js'

/** Loads a part in one of the two ways between which `package.json` chooses. */
const LAZY = { left: `require('#lazy').load(`, right: ')' }

/** Loads a part of the local org, which runs nowhere but in Node. */
const IN_NODE = { left: 'Promise.resolve().then(()=>require(', right: '))' }

/** Characters of a line: Node prints the whole line that an uncaught error was thrown in. */
const LINE = 160

/** Warnings about what bundled packages do: unused names and cycles inside a package. */
const HARMLESS: ReadonlySet<string | undefined> = new Set(['CIRCULAR_DEPENDENCY', 'UNUSED_EXTERNAL_IMPORT'])

/** Puts the bundle's modules together to the CommonJS files that are published. */
export async function chunks(bundle: Bundle): Promise<void> {
  const errors = loadedWith(bundle, ERRORS)
  const core = new Set([...loadedWith(bundle, entries[0])].filter((id) => !errors.has(id)))
  const build = await rollup({
    input: Object.fromEntries(entries.map(({ name }) => [name, `${bundle.folder}/${name}.js`])),
    plugins: [sourceMaps(), lazyParts(), minified()],
    external: [/^node:/, 'libxml2-wasm', /\.mjs$/],
    onwarn: ({ code, message }) => {
      if (!HARMLESS.has(code)) throw new Error(`chunks: ${message}`)
    },
  })
  await build.write({
    dir: 'dist',
    format: 'cjs',
    esModule: false,
    interop: 'default',
    sourcemap: true,
    sourcemapExcludeSources: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    manualChunks: (id) => (errors.has(id) ? ERRORS.name : core.has(id) ? CORE : nameOf(bundle, id)),
  })
  await build.close()
}

/** The file of what is not in the core; undefined where rollup is to name it after its entry. */
function nameOf(bundle: Bundle, id: string): string | undefined {
  const output = outputAt(bundle, id)
  return output?.entryPoint === undefined ? SHARED : parts[output.entryPoint]
}

/** The chunks that an entry loads at once. */
function loadedWith(bundle: Bundle, entry: Entry | undefined): ReadonlySet<string> {
  const found = new Set<string>()
  const add = (path: string): void => {
    if (found.has(path)) return
    found.add(path)
    for (const { path: next, kind } of outputAt(bundle, path)?.imports ?? [])
      if (kind === 'import-statement') add(`${process.cwd()}/${next}`)
  }
  add(`${bundle.folder}/${entry?.name ?? ''}.js`)
  return found
}

function sourceMaps(): Plugin {
  return {
    name: 'source-maps',
    load: async (id) => ({ code: await readFile(id, 'utf8'), map: await readFile(`${id}.map`, 'utf8') }),
  }
}

function lazyParts(): Plugin {
  return {
    name: 'lazy-parts',
    renderDynamicImport: ({ targetModuleId, chunk }) => {
      if (targetModuleId?.endsWith('.js') !== true) return null
      return chunk.name.startsWith(LOCAL_ORG) ? IN_NODE : LAZY
    },
  }
}

/** Takes white space out of everything, and names, too, out of what has no source map. */
function minified(): Plugin {
  return {
    name: 'minified',
    async renderChunk(code, { name }) {
      const { code: small, map } = await transform(code, {
        minifyWhitespace: true,
        minifySyntax: true,
        minifyIdentifiers: name !== CORE && name !== ERRORS.name,
        lineLimit: LINE,
        sourcemap: true,
        target: 'node20.19',
        legalComments: 'none',
      })
      return { code: small, map }
    },
    generateBundle(_options, files) {
      for (const [path, file] of Object.entries(files)) {
        if (path.startsWith(`${CORE}.`) || path.startsWith(`${ERRORS.name}.`)) continue
        if (file.type === 'asset') Reflect.deleteProperty(files, path)
        else file.code = file.code.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n')
      }
    },
  }
}
