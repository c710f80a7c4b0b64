import { relative } from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'
import { API, commonParts, CORE, ERRORS, entries } from './entries.js'
import { packedContracts } from './contracts.js'
import { sha256ByCondition, sha256Parts } from './sha256.js'
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
    entryPoints: Object.fromEntries(
      [...entries, API, CORE, ERRORS].map(({ name, source }) => [name, source]),
    ),
    outdir: folder,
    bundle: true,
    preserveSymlinks: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    legalComments: 'none',
    minifySyntax: true,
    metafile: true,
    logLevel: 'warning',
    logOverride: { 'empty-import-meta': 'silent' },
    external: ['libxml2-wasm'],
    plugins: [ownParts(), packedContracts(), sha256ByCondition()],
  })
  const common = await Promise.all([...Object.entries(commonParts), ...sha256Parts].map(bundlePart))
  return { folder, outputs: metafile.outputs, inputs: [...Object.keys(metafile.inputs), ...common.flat()] }
}

/** Leaves the dynamic import of a part that both bodies share to run time. */
function ownParts(): Plugin {
  return {
    name: 'own-parts',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        const name = kind === 'dynamic-import' ? commonParts[sourceOf(resolveDir, path)] : undefined
        return name === undefined ? undefined : { path: `./${name}`, external: true }
      })
    },
  }
}

/** @returns paths of all files that went in */
async function bundlePart([source, name]: readonly [source: string, name: string]): Promise<
  readonly string[]
> {
  const { metafile } = await build({
    entryPoints: [source],
    outfile: `dist/${name}`,
    bundle: true,
    preserveSymlinks: true,
    format: name.endsWith('.cjs') ? 'cjs' : 'esm',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    metafile: true,
    legalComments: 'none',
    external: ['libxml2-wasm'],
    plugins: [packedContracts()],
  })
  return Object.keys(metafile.inputs)
}

/** The output that a file is, by its path. */
export function outputAt({ outputs }: Bundle, path: string): Metafile['outputs'][string] | undefined {
  return outputs[relative(process.cwd(), path)]
}
