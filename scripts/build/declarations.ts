import { resolve } from 'node:path'
import { rollup, type GetModuleInfo } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import type { Entry } from './entries.js'

/** Writes the declarations: one file for what the first entry shows, one for each further entry. */
export async function declarations(entries: readonly Entry[]): Promise<void> {
  const build = await rollup({
    input: Object.fromEntries(entries.map(({ name, source }) => [name, source])),
    plugins: [dts({ tsconfig: 'tsconfig.json', compilerOptions: { incremental: false } })],
    onwarn: (warning) => {
      throw new Error(`declarations: ${warning.message}`)
    },
  })
  const first = resolve(entries[0]?.source ?? '')
  await build.write({
    dir: 'dist',
    format: 'es',
    entryFileNames: '[name].d.cts',
    chunkFileNames: '[name].d.cts',
    manualChunks: (id, { getModuleInfo }) => (reaches(first, id, getModuleInfo) ? 'core' : undefined),
    plugins: [{ name: 'tabs', renderChunk: (code) => code.replace(/^(?: {4})+/gm, tabs) }],
  })
  await build.close()
}

/** Indentation costs more by spaces. */
function tabs(spaces: string): string {
  return '\t'.repeat(spaces.length / 4)
}

function reaches(from: string, id: string, infoOf: GetModuleInfo, seen = new Set<string>()): boolean {
  if (from === id) return true
  seen.add(from)
  const next = infoOf(from)?.importedIds ?? []
  return next.some((path) => !seen.has(path) && reaches(path, id, infoOf, seen))
}
