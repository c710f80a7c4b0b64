// Runs one of the TypeScript programs beside it, on a clone in which nothing was installed yet.
// Usage: node scripts/bootstrap.mjs scripts/<program>.ts [arguments]
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

function run(command, args) {
  const { status, signal, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
  if (error) throw error
  return signal ? 1 : status
}

function install() {
  console.error('strictforce: installing what this clone needs (once) …')
  const npm = process.env.npm_execpath
  const ci = ['ci', '--loglevel=error']
  const status = npm ? run(process.execPath, [npm, ...ci]) : run('npm', ci)
  if (status !== 0) process.exit(status)
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`strictforce needs Node.js 20.19 or later; this is ${process.version}.`)
  process.exit(1)
}
if (!existsSync(new URL('../node_modules/.package-lock.json', import.meta.url))) install()
process.exit(run(process.execPath, ['--import', 'tsx', ...process.argv.slice(2)]))
