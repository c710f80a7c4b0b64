// Compiles each TypeScript file into JavaScript that Node runs as it is, in the ignored folder `.build`.
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, isAbsolute, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const OWN_ROOT = fileURLToPath(new URL('..', import.meta.url))
const FOLDERS = ['src', 'generated', 'scripts', 'test']
const NEVER_RUN = /^test\/(types|fixtures)\//

/** Where the JavaScript of a TypeScript file is; both paths as one has them, from the root or absolute. */
export function builtFile(root, path) {
  const relative = path.startsWith(root) ? path.slice(root.length) : path
  return join(root, '.build', relative.replace(/\.ts$/, '.js'))
}

function filesBelow(folder, ending) {
  if (!fs.existsSync(folder)) return []
  const all = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return all.filter((path) => path.endsWith(ending)).map((path) => path.replaceAll('\\', '/'))
}

/** Names that lead elsewhere: the package's own, files by their ending, and uvu, for which the runner stands. */
function aliases() {
  const { compilerOptions } = JSON.parse(fs.readFileSync(join(OWN_ROOT, 'tsconfig.json'), 'utf8'))
  const own = Object.entries(compilerOptions.paths).map(([name, [path]]) => [name, path.slice(2)])
  const built = [['uvu', 'scripts/test/uvu.ts'], ['uvu/assert', 'scripts/test/assert.ts'], ...own].map(
    ([name, path]) => [name.replace('*', '([^"]+)'), builtFile(OWN_ROOT, path).replace('*', '$2')],
  )
  return [...built, ['(\\.[^"]*)\\.ts', '$2.js']].map(([name, target]) => ({
    name: new RegExp(`^((?:import|export|\\}).*? from |import )"${name}";$`, 'gm'),
    target,
  }))
}

/** The names of other files as a file imports them: from where it is. */
function imported(target, file) {
  if (!isAbsolute(target)) return target
  const path = relative(dirname(file), target).replaceAll('\\', '/')
  return path.startsWith('.') ? path : `./${path}`
}

function options(root, path) {
  const url = pathToFileURL(join(root, path)).href
  return {
    loader: 'ts',
    format: 'esm',
    target: 'node20',
    sourcefile: url,
    sourcemap: 'inline',
    sourcesContent: false,
    define: { 'import.meta.url': JSON.stringify(url) },
    logLevel: 'silent',
  }
}

/** Writes in one step: programs that run at once read the old text or the new. */
function write(file, text, time) {
  const fresh = `${file}.${process.pid}`
  fs.mkdirSync(dirname(file), { recursive: true })
  fs.writeFileSync(fresh, text)
  fs.utimesSync(fresh, time, time)
  fs.renameSync(fresh, file)
}

/** Forgets all that was compiled in another way, or of files that are gone. */
function cleanUp(root, paths) {
  const esbuild = createRequire(import.meta.url)('esbuild/package.json').version
  const parts = [root, OWN_ROOT, esbuild, fs.readFileSync(fileURLToPath(import.meta.url), 'utf8')]
  parts.push(fs.readFileSync(join(OWN_ROOT, 'tsconfig.json'), 'utf8'))
  const stamp = createHash('sha256').update(parts.join('\n')).digest('hex')
  const built = join(root, '.build')
  const known = join(built, 'stamp')
  if (!fs.existsSync(known) || fs.readFileSync(known, 'utf8') !== stamp) {
    fs.rmSync(built, { recursive: true, force: true })
    write(known, stamp, new Date())
  }
  const wanted = new Set(paths.map((path) => path.replace(/\.ts$/, '.js')))
  for (const path of filesBelow(built, '.js')) if (!wanted.has(path)) fs.rmSync(join(built, path))
}

/**
 * Compiles what changed since the last time.
 *
 * @param folders below the root
 * @returns the paths of all TypeScript files, from the root
 * @throws SyntaxError that names the file and the line
 */
export async function compile(root = OWN_ROOT, folders = FOLDERS) {
  const paths = folders.flatMap((folder) =>
    filesBelow(join(root, folder), '.ts').map((path) => `${folder}/${path}`),
  )
  const sources = paths.filter((path) => !NEVER_RUN.test(path) && !path.endsWith('.d.ts'))
  cleanUp(root, sources)
  const stale = sources.filter((path) => {
    const built = fs.statSync(builtFile(root, path), { throwIfNoEntry: false })
    return built?.mtime.getTime() !== fs.statSync(join(root, path)).mtime.getTime()
  })
  if (stale.length === 0) return sources
  const { transform } = await import('esbuild')
  const names = aliases()
  const compileOne = async (path) => {
    const { mtime } = fs.statSync(join(root, path))
    const { code } = await transform(fs.readFileSync(join(root, path), 'utf8'), options(root, path)).catch(
      ({ errors: [{ location, text }] }) => {
        throw new SyntaxError(`${path}:${location.line}:${location.column + 1}: ${text}`)
      },
    )
    const file = builtFile(root, path)
    const text = names.reduce(
      (all, { name, target }) => all.replace(name, `$1"${imported(target, file)}";`),
      code,
    )
    write(file, text, mtime)
  }
  await Promise.all(stale.map(compileOne))
  return sources
}
