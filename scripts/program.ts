import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildSync } from 'esbuild'
import { built } from './built.js'

/** CommonJS packages load the modules of Node.js by `require`. */
const BANNER = `import { createRequire as here } from 'node:module'; const require = here(import.meta.url)`

const timeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.mtimeMs

/** Whether all files are there that a program was put together from, as they were then. */
function isFresh(inputs: string): boolean {
  if (timeOf(inputs) === undefined) return false
  const times = JSON.parse(readFileSync(inputs, 'utf8')) as Record<string, number>
  return Object.entries(times).every(([path, time]) => timeOf(path) === time)
}

/** Writes in one step: programs that run at once read the old text or the new. */
function write(path: string, contents: Uint8Array | string): void {
  const fresh = `${path}.${process.pid}`
  writeFileSync(fresh, contents)
  renameSync(fresh, path)
}

function bundle(entry: string, folder: string, inputs: string): void {
  const { metafile, outputFiles } = buildSync({
    entryPoints: [entry],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    banner: { js: BANNER },
    external: ['libxml2-wasm', 'ts-morph', 'pg-native'],
    metafile: true,
    write: false,
    logLevel: 'error',
  })
  mkdirSync(folder, { recursive: true })
  for (const { path, contents } of outputFiles) write(path, contents)
  const times = Object.keys(metafile.inputs).map((path) => [path, timeOf(path)] as const)
  write(inputs, JSON.stringify(Object.fromEntries(times)))
}

/**
 * A TypeScript program together with all that it loads, put into one folder: it starts faster than `built()` of the
 * same path, whose files are loaded one by one; that is what runs while coverage is measured.
 *
 * @param path from the root
 */
export function program(path: string): string {
  if (process.env['NODE_V8_COVERAGE'] !== undefined) return built(path)
  const folder = built(path).replace(/\.js$/, '')
  const inputs = join(folder, 'inputs.json')
  if (!isFresh(inputs)) bundle(built(path), folder, inputs)
  return `${join(folder, folder.slice(dirname(folder).length))}.mjs`
}
