import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** V8's report on one script that a process has run. */
interface Script {
  readonly url: string
  readonly functions: readonly { readonly ranges: readonly { readonly endOffset: number }[] }[]
}

/** The file that a process writes into `NODE_V8_COVERAGE`. */
interface Written {
  readonly result: readonly Script[]
  readonly 'source-map-cache'?: Readonly<Record<string, unknown>>
}

/** The length of a script, by which what was made of one source is told apart. */
function lengthOf({ functions }: Script): number {
  return Math.max(...functions.map(({ ranges }) => ranges[0]?.endOffset ?? 0))
}

/** How many processes ran each script at each length. */
function shapesOf(all: readonly Written[]): Map<string, Map<number, number>> {
  const shapes = new Map<string, Map<number, number>>()
  for (const script of all.flatMap(({ result }) => result)) {
    const lengths = shapes.get(script.url) ?? new Map<number, number>()
    shapes.set(script.url, lengths.set(lengthOf(script), (lengths.get(lengthOf(script)) ?? 0) + 1))
  }
  return shapes
}

function usual(lengths: ReadonlyMap<number, number> = new Map()): number | undefined {
  return [...lengths].sort(([, a], [, b]) => b - a)[0]?.[0]
}

function read(file: string, prefix: string): Written {
  const { result, 'source-map-cache': maps = {} } = JSON.parse(readFileSync(file, 'utf8')) as Written
  const inside = ([url]: [string, unknown]): boolean => url.startsWith(prefix)
  return {
    result: result.filter(({ url }) => url.startsWith(prefix)),
    'source-map-cache': Object.fromEntries(Object.entries(maps).filter(inside)),
  }
}

/**
 * Keeps of what processes wrote the scripts below a URL, and of each script the one form that most of them ran:
 * a process that translates TypeScript in another way has other offsets, which must not be added up.
 */
export function keepUsualShapes(from: string, to: string, prefix: string): void {
  const files = readdirSync(from).filter((name) => name.endsWith('.json'))
  const all = files.map((name) => read(join(from, name), prefix))
  const shapes = shapesOf(all)
  mkdirSync(to, { recursive: true })
  for (const [at, written] of all.entries()) {
    const kept = written.result.filter((script) => lengthOf(script) === usual(shapes.get(script.url)))
    if (kept.length === 0) continue
    const urls = new Set(kept.map(({ url }) => url))
    const maps = Object.entries(written['source-map-cache'] ?? {}).filter(([url]) => urls.has(url))
    const text = JSON.stringify({ result: kept, 'source-map-cache': Object.fromEntries(maps) })
    writeFileSync(join(to, files[at] ?? ''), text)
  }
}
