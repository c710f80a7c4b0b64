import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { run } from '../../package/run.js'
import { sizeOf, type Projects } from './projects.js'
import type { Contender, Row } from './row.js'
import { exactly, sampleOf } from './statistics.js'

/** Installed size, number of packages, and what a bundler makes of `{ Connection }`. */
export async function sizeRows(projects: Projects): Promise<Row[]> {
  const rows: Row[] = [
    { id: 'installed', title: 'installed', unit: 'KiB', figures: {} },
    { id: 'packages', title: 'installed packages', unit: '', figures: {} },
    { id: 'bundle', title: 'bundled { Connection }, gzipped, as first loaded', unit: 'KB', figures: {} },
    { id: 'bundle-oauth2', title: 'the same with all that OAuth 2.0 needs', unit: 'KB', figures: {} },
  ]
  for (const name of Object.keys(projects) as (keyof Projects)[]) {
    const { bytes, packages } = await sizeOf(projects[name])
    const bundle = await bundleOf(name === 'jsforce-node' ? '@jsforce/jsforce-node' : name, projects[name])
    const values = [bytes / 1024, packages, bundle.first / 1000, bundle.oauth2 / 1000]
    for (const [index, value] of values.entries())
      Object.assign(rows[index]?.figures ?? {}, { [name]: exactly(value) })
  }
  return rows
}

interface Bundled {
  /** Bytes, gzipped, of what the entry loads at once. */
  readonly first: number
  /** With what the OAuth 2.0 endpoints need, but for JWTs. */
  readonly oauth2: number
  /** With all that a program of one kind loads, by its kind. */
  readonly programs: Readonly<Record<keyof typeof PROGRAMS, number>>
}

/** The parts that a program loads which asks for records, logs in by OAuth 2.0 and renews, or calls the Partner API. */
const PROGRAMS = {
  REST: /\brest\.[cm]js$/,
  'OAuth 2.0': /\b(oauth2|session)\.[cm]js$/,
  SOAP: /\bpartner(-calls)?\.[cm]js$/,
}

/** Bundles as for a browser where that can be done, for Node where not. */
export async function bundleOf(name: string, project: string): Promise<Bundled> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `import { Connection } from '${name}'\nconsole.log(Connection)`, resolveDir: project },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: name === 'strictforce' ? 'browser' : 'node',
    outdir: join(project, 'bundle'),
    write: false,
    metafile: true,
    logLevel: 'silent',
    absWorkingDir: project,
  })
  const sizes = new Map(
    outputFiles.map(({ path, contents }) => [path, gzipSync(contents, { level: 9 }).length]),
  )
  const size = (path: string): number => sizes.get(resolve(project, path)) ?? 0
  const entries = Object.entries(metafile.outputs)
  const loadedBy = (isStart: (entryPoint: string) => boolean): ReadonlySet<string> => {
    const starts = entries.filter(([, { entryPoint }]) => entryPoint !== undefined && isStart(entryPoint))
    const found = new Set(starts.map(([path]) => path))
    for (const path of found)
      for (const { path: next, kind } of metafile.outputs[path]?.imports ?? [])
        if (kind === 'import-statement' && next in metafile.outputs) found.add(next)
    return found
  }
  const sum = (paths: ReadonlySet<string>): number => [...paths].reduce((all, path) => all + size(path), 0)
  const first = loadedBy((entryPoint) => entryPoint === '<stdin>')
  const withParts = (parts: RegExp): number =>
    sum(new Set([...first, ...loadedBy((entryPoint) => parts.test(entryPoint))]))
  const kinds = Object.entries(PROGRAMS).map(([kind, parts]) => [kind, withParts(parts)])
  const programs = Object.fromEntries(kinds) as Bundled['programs']
  return { first: sum(first), oauth2: withParts(/\boauth2\.[cm]js$/), programs }
}

const PACKAGES = { strictforce: 'strictforce', jsforce: 'jsforce', 'jsforce-node': '@jsforce/jsforce-node' }

/** Time and memory of the type check of a one-line consumer, over those of an empty program. */
export async function typeCheckRows(projects: Projects, runs: number): Promise<Row[]> {
  const time: Row['figures'] = {}
  const memory: Row['figures'] = {}
  const names = Object.keys(projects) as (keyof Projects & Contender)[]
  const found: Partial<Record<string, { readonly time: number; readonly memory: number }[]>> = {}
  for (let round = 0; round < runs; round += 1) {
    for (const name of names) {
      const empty = await typeCheck(projects[name], 'empty', 'export {}\n')
      const line = `import { Connection } from '${PACKAGES[name]}'\nexport const conn = new Connection({})\n`
      const full = await typeCheck(projects[name], 'consumer', line)
      const added = { time: full.time - empty.time, memory: full.memory - empty.memory }
      ;(found[name] ??= []).push(added)
    }
  }
  for (const name of names) {
    time[name] = sampleOf((found[name] ?? []).map((each) => each.time))
    memory[name] = sampleOf((found[name] ?? []).map((each) => each.memory))
  }
  return [
    { id: 'check-time', title: 'type check of a one-line consumer', unit: 'ms', figures: time },
    { id: 'check-memory', title: 'memory of that type check', unit: 'MB', figures: memory },
  ]
}

async function typeCheck(
  folder: string,
  name: string,
  text: string,
): Promise<{ readonly time: number; readonly memory: number }> {
  const file = join(folder, `${name}.ts`)
  await writeFile(file, text)
  const flags = [
    '--noEmit',
    '--strict',
    '--extendedDiagnostics',
    '--module',
    'nodenext',
    '--target',
    'es2022',
  ]
  const types = ['--types', 'node', '--typeRoots', resolve('node_modules/@types')]
  const output = await diagnostics(
    [resolve('node_modules/typescript/bin/tsc'), ...flags, ...types, file],
    folder,
  )
  const read = (label: string): number => Number(new RegExp(`${label}:\\s+([\\d.]+)`).exec(output)?.[1])
  return { time: read('Total time') * 1000, memory: read('Memory used') / 1000 }
}

/** Others' declarations do not all check; they take their time all the same. */
async function diagnostics(args: readonly string[], folder: string): Promise<string> {
  try {
    return await run(process.execPath, args, folder)
  } catch (error) {
    return (error as Error).message
  }
}
