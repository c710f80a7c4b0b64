// Runs one of the TypeScript programs beside it, on a clone in which nothing was installed yet.
// Usage: node scripts/bootstrap.mjs scripts/<program>.ts [arguments]
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Whether packages are found, in this folder or, for a copy inside it that is being tested, in one above. */
function isInstalled() {
  if (existsSync(new URL('../node_modules/.package-lock.json', import.meta.url))) return true
  return root.includes('.stryker-tmp')
}

function install() {
  console.error('strictforce: installing what this clone needs (once) …')
  const npm = process.env.npm_execpath
  const [command, ...first] = npm ? [process.execPath, npm] : ['npm']
  const options = { cwd: root, stdio: 'inherit' }
  const { status, error } = spawnSync(command, [...first, 'ci', '--loglevel=error'], options)
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`strictforce needs Node.js 20.19 or later; this is ${process.version}.`)
  process.exit(1)
}
if (!isInstalled()) install()
process.chdir(root)
process.setSourceMapsEnabled(true)
const { compile, builtFile } = await import('./compile.mjs')
try {
  await compile(root)
} catch (error) {
  if (!(error instanceof SyntaxError)) throw error
  console.error(error.message)
  process.exit(1)
}
const [program] = process.argv.splice(2, 1)
process.argv[1] = builtFile(root, program)
await import(pathToFileURL(process.argv[1]).href)
