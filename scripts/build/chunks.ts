import { writeFile } from 'node:fs/promises'
import { rollup, type OutputOptions, type Plugin } from 'rollup'
import { transform } from 'esbuild'
import { outputAt, type Bundle } from './bundle.js'
import { CONTRACTS } from './contracts.js'
import {
  API,
  CLIENT,
  commonParts,
  CORE,
  ERRORS,
  JOSE,
  JUDGEMENTS,
  SHARED,
  VALUES,
  entries,
  parts,
  type Entry,
} from './entries.js'
import { inLines } from './lines.js'
import { SHA256 } from './sha256.js'

/** Loads a part in CommonJS: works in jest without flags, and can be followed by every tracer of files. */
const REQUIRE = { left: `Promise.resolve().then(()=>require(`, right: '))' }

/** Warnings about bundled packages: unused names and cycles inside a package. */
const HARMLESS: ReadonlySet<string | undefined> = new Set(['CIRCULAR_DEPENDENCY', 'UNUSED_EXTERNAL_IMPORT'])

/** Files that stand in `dist/` itself and serve both bodies. */
const COMMON = [...Object.values(commonParts), CONTRACTS]

/**
 * Puts the bundle's modules together to the files that are published: the CommonJS body, which is what Node loads,
 * and ES modules for bundlers.
 */
export async function chunks(bundle: Bundle): Promise<void> {
  const chunkOf = chunksOf(bundle)
  const [, ...others] = entries
  await writeFile(`${bundle.folder}/${NAMES}.js`, `export * from './${API.name}.js'`)
  await write(bundle, inputsOf(entries), 'cjs', {
    dir: 'dist',
    exports: 'named',
    manualChunks: (id) => chunkOf(id, CORE.name),
    plugins: [required(), tidied([CORE.name, ERRORS.name])],
  })
  await write(bundle, { [API.name]: NAMES, ...inputsOf(others) }, 'mjs', {
    dir: 'dist/esm',
    format: 'es',
    manualChunks: (id) => chunkOf(id, VALUES),
    plugins: [tidied(), outside()],
  })
  await writeFile('dist/esm/index.mjs', NAMESPACE)
}

/** A module in front of that of the names, so that this one need not be loaded for all. */
const NAMES = 'names'

/** The files of entries among the bundle's, by the names of the files that are published. */
function inputsOf(some: readonly Entry[]): Readonly<Record<string, string>> {
  return Object.fromEntries(some.map(({ name }) => [name, name]))
}

/** The first entry for bundlers: its default export costs those nothing that do not use it. */
const NAMESPACE = `export*from'./${API.name}.mjs'\nexport*as default from'./${API.name}.mjs'\n`

/**
 * Says which file a module goes into. The values that a connection does without have a name of the caller's; a bundler
 * loads them at once where a part that is loaded later shares one with them, hence those are in the core.
 */
function chunksOf(bundle: Bundle): (id: string, values: string) => string | undefined {
  const errors = loadedWith(bundle, ERRORS)
  const core = loadedWith(bundle, CORE)
  const api = loadedWith(bundle, API)
  const later = new Set(Object.keys(parts).flatMap((source) => [...neededBy(bundle, source)]))
  const refusals = neededBy(bundle, 'src/rest/refusals.ts')
  const oauth2 = neededBy(bundle, 'src/oauth2/protocol.ts')
  const client = neededBy(bundle, 'src/rest/protocol.ts')
  const session = neededBy(bundle, 'src/connection/protocol.ts')
  return (id, values) => {
    if (errors.has(id)) return ERRORS.name
    if (core.has(id)) return CORE.name
    if (api.has(id)) return later.has(id) ? CORE.name : values
    if (refusals.has(id)) return oauth2.has(id) ? JUDGEMENTS : parts['src/rest/refusals.ts']
    if (client.has(id)) return CLIENT
    return session.has(id) ? parts['src/connection/protocol.ts'] : nameOf(bundle, id)
  }
}

async function write(
  bundle: Bundle,
  inputs: Readonly<Record<string, string>>,
  ending: string,
  options: OutputOptions,
): Promise<void> {
  const build = await rollup({
    input: Object.fromEntries(
      Object.entries(inputs).map(([name, file]) => [name, `${bundle.folder}/${file}.js`]),
    ),
    external: [/^node:/, 'libxml2-wasm', SHA256, ...COMMON.map((name) => new RegExp(`${name}$`))],
    treeshake: { moduleSideEffects: 'no-external' },
    onwarn: ({ code, message }) => {
      if (!HARMLESS.has(code)) throw new Error(`chunks: ${message}`)
    },
  })
  await build.write({
    format: 'cjs',
    esModule: false,
    interop: 'default',
    hoistTransitiveImports: false,
    entryFileNames: `[name].${ending}`,
    chunkFileNames: `[name].${ending}`,
    ...options,
  })
  await build.close()
}

/** The file of what is not in the core; undefined where rollup is to name it after its entry. */
function nameOf(bundle: Bundle, id: string): string | undefined {
  const output = outputAt(bundle, id)
  if (output?.entryPoint !== undefined) return parts[output.entryPoint]
  const inputs = Object.keys(output?.inputs ?? {})
  return inputs.every((input) => input.startsWith('node_modules/jose/')) ? JOSE : SHARED
}

/** Modules that a part shares with others: in a file that is loaded without those. */
function neededBy(bundle: Bundle, source: string): ReadonlySet<string> {
  const [path] = Object.entries(bundle.outputs).find(([, { entryPoint }]) => entryPoint === source) ?? []
  return new Set(path === undefined ? [] : [...reachedFrom(bundle, `${process.cwd()}/${path}`)].slice(1))
}

/** The chunks that an entry loads at once. */
function loadedWith(bundle: Bundle, entry: Entry | undefined): ReadonlySet<string> {
  return reachedFrom(bundle, `${bundle.folder}/${entry?.name ?? ''}.js`)
}

function reachedFrom(bundle: Bundle, start: string): ReadonlySet<string> {
  const found = new Set<string>()
  const add = (path: string): void => {
    if (found.has(path)) return
    found.add(path)
    for (const { path: next, kind } of outputAt(bundle, path)?.imports ?? [])
      if (kind === 'import-statement') add(`${process.cwd()}/${next}`)
  }
  add(start)
  return found
}

/** The dynamic import of a file for both bodies. */
const OF_COMMON = new RegExp(`import\\((['"])\\./(${COMMON.join('|')})\\1\\)`, 'g')

/** Loads parts by `require`, but for the one that is an ES module. */
function required(): Plugin {
  return {
    name: 'required',
    renderDynamicImport: ({ targetModuleId }) => (targetModuleId?.endsWith('.js') === true ? REQUIRE : null),
    renderChunk: (code) =>
      withLateHash(code).replaceAll(OF_COMMON, (whole, _quote, name: string) =>
        name.endsWith('.cjs') ? `Promise.resolve().then(()=>require('./${name}'))` : whole,
      ),
  }
}

/** Loads SHA-256 with the first hash, and with it Node's module of cryptography. */
function withLateHash(code: string): string {
  const [declaration, name] = /\b(?:var|const) (\w+) = require\('#sha256'\);\n/.exec(code) ?? []
  if (declaration === undefined || name === undefined) return code
  return code.replace(declaration, '').replaceAll(`${name}.`, `require('${SHA256}').`)
}

/** Tells bundlers to leave an import alone. */
const IGNORED = '/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */'

/**
 * The files for both bodies are outside of the folder of the ES modules. The one with an optional package in it is no
 * part of a bundle: where it is not found, the local org does without.
 */
function outside(): Plugin {
  return {
    name: 'outside',
    renderChunk: (code) =>
      code.replaceAll(OF_COMMON, (_whole, _quote, name: string) =>
        name.endsWith('.cjs')
          ? `import('../${name}').then((module)=>module.default??module)`
          : `import(${IGNORED} ['..','${name}'].join('/'))`,
      ),
  }
}

/**
 * Takes white space out, and names, too, but for those files whose stacks are read; keeps lines short, and every
 * literal whole.
 */
function tidied(named: readonly string[] = []): Plugin {
  return {
    name: 'tidied',
    async renderChunk(code, { name }) {
      const { code: small } = await transform(code, {
        minifyWhitespace: true,
        minifySyntax: true,
        minifyIdentifiers: !named.includes(name),
        target: 'node20.19',
        legalComments: 'none',
      })
      return { code: inLines(small, this.parse(small)), map: null }
    },
  }
}
