import { relative } from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'
import { ERRORS, entries, modules } from './entries.js'
import { bareLock } from './bare-lock.js'
import { jsonForYaml } from './contracts.js'
import { sourceOf } from './source.js'

/** The package as ES modules, before they are put together to the files that are published. */
export interface Bundle {
  /** Where they are. */
  readonly folder: string
  readonly outputs: Metafile['outputs']
  /** Paths of all files that went in. */
  readonly inputs: readonly string[]
}

/** Bundles all entries, and what they load later, to ES modules without duplicates. */
export async function bundle(folder: string): Promise<Bundle> {
  const { metafile } = await build({
    entryPoints: Object.fromEntries([...entries, ERRORS].map(({ name, source }) => [name, source])),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    minifySyntax: true,
    metafile: true,
    logLevel: 'warning',
    logOverride: { 'empty-import-meta': 'silent' },
    external: ['libxml2-wasm', ...Object.values(modules).map((name) => `./${name}.mjs`)],
    plugins: [ownModules(), bareLock(), jsonForYaml()],
  })
  await bundleModules()
  return { folder, outputs: metafile.outputs, inputs: Object.keys(metafile.inputs) }
}

/** Leaves the dynamic import of a part that stays an ES module to run time. */
function ownModules(): Plugin {
  return {
    name: 'own-modules',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        const name = kind === 'dynamic-import' ? modules[sourceOf(resolveDir, path)] : undefined
        return name === undefined ? undefined : { path: `./${name}.mjs`, external: true }
      })
    },
  }
}

async function bundleModules(): Promise<void> {
  await build({
    entryPoints: Object.fromEntries(Object.entries(modules).map(([source, name]) => [name, source])),
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    external: ['libxml2-wasm'],
  })
}

/** The output that a file is, by its path. */
export function outputAt({ outputs }: Bundle, path: string): Metafile['outputs'][string] | undefined {
  return outputs[relative(process.cwd(), path)]
}
