import { build, type BuildOptions, type Metafile } from 'esbuild'
import type { Entry } from './entries.js'

const SHARED: BuildOptions = {
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
}

/**
 * Bundles every entry to `dist/<name>.cjs`.
 *
 * @returns the paths of all files that went in
 */
export async function bundle(entries: readonly Entry[]): Promise<string[]> {
  const inputs = new Set<string>()
  for (const { name, source } of entries) {
    const { metafile } = await build({ ...SHARED, entryPoints: [source], outfile: `dist/${name}.cjs` })
    for (const path of inputsOf(metafile)) inputs.add(path)
  }
  return [...inputs].sort()
}

function inputsOf(metafile: Metafile | undefined): string[] {
  return Object.keys(metafile?.inputs ?? {})
}
