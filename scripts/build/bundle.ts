import { resolve } from 'node:path'
import { build as bundleWith, type BuildOptions, type Plugin } from 'esbuild'
import { chunks, type Chunk, type Entry } from './entries.js'
import { withoutHttp } from './without-http.js'

const SHARED: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  logOverride: { 'empty-import-meta': 'silent' },
  external: ['libxml2-wasm'],
  plugins: [lazily(), withoutHttp()],
}

/**
 * Bundles every entry to `dist/<name>.cjs`, and every part that is loaded later to a file of its own.
 *
 * @returns the paths of all files that went in
 */
export async function bundle(entries: readonly Entry[]): Promise<string[]> {
  const bodies = entries.map(({ name, source, minify }) => ({ source, file: `${name}.cjs`, minify }))
  const parts = chunks.map((chunk) => ({ ...chunk, minify: true }))
  const inputs = await Promise.all([...bodies, ...parts].map(bundleFile))
  return [...new Set(inputs.flat())].sort()
}

async function bundleFile({ source, file, minify }: Chunk & { readonly minify: boolean }): Promise<string[]> {
  const { metafile } = await bundleWith({
    ...SHARED,
    entryPoints: [source],
    outfile: `dist/${file}`,
    format: file.endsWith('.mjs') ? 'esm' : 'cjs',
    minify,
    sourcemap: !minify,
  })
  return Object.keys(metafile?.inputs ?? {})
}

/** Leaves a dynamic import of a chunk to run time. */
function lazily(): Plugin {
  return {
    name: 'lazily',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined
        const source = resolve(resolveDir, path.replace(/\.js$/, '.ts'))
        const chunk = chunks.find((part) => part.source === path || resolve(part.source) === source)
        return chunk && { path: `./${chunk.file}`, external: true }
      })
    },
  }
}
