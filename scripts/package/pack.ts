import { join } from 'node:path'
import { run } from './run.js'

/** Result of `npm pack`. */
export interface Packed {
  readonly tarball: string
  /** Paths in the package, sorted. */
  readonly files: readonly string[]
  /** Bytes. */
  readonly unpackedSize: number
}

interface Report {
  readonly filename: string
  readonly unpackedSize: number
  readonly files: readonly { readonly path: string }[]
}

/** Packs the package as it would be published. */
export async function pack(folder: string): Promise<Packed> {
  const output = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder])
  const parsed = JSON.parse(output) as Report[] | Record<string, Report>
  const [report] = Array.isArray(parsed) ? parsed : Object.values(parsed)
  if (report === undefined) throw new Error('npm pack reported nothing')
  const files = report.files.map(({ path }) => path).sort()
  return { tarball: join(folder, report.filename), files, unpackedSize: report.unpackedSize }
}
