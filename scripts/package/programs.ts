/** Fails when `import` and `require` give two instances of a name. */
export const ONE_INSTANCE = `
import { createRequire } from 'node:module'
import * as module from 'strictforce'
const common = createRequire(import.meta.url)('strictforce')
for (const name of new Set([...Object.keys(module), ...Object.keys(common)])) {
  if (module[name] === undefined || module[name] !== common[name]) throw new Error('two instances of ' + name)
}
`

/** Starts the org by the command, asks the command who is logged in there, and ends it as Ctrl-C does. */
export const LOCAL_ORG = `
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'

const COMMAND = 'node_modules/strictforce/dist/cli.cjs'
const org = spawn(process.execPath, [COMMAND, 'org', '--port', '0', '--user', 'ada@x.example:pass-word'])
let printed = ''
for await (const chunk of org.stdout.iterator({ destroyOnReturn: false })) {
  printed += chunk
  if (printed.includes('Ctrl-C')) break
}
const variables = [...printed.matchAll(/export (\\w+)=(\\S+)/g)].map(([, name, value]) => [name, value])
const env = { ...process.env, ...Object.fromEntries(variables) }
const told = JSON.parse(execFileSync(process.execPath, [COMMAND, 'whoami', '--json'], { env, encoding: 'utf8' }))
if (told.username !== 'ada@x.example') throw new Error(JSON.stringify(told))
org.stdout.resume()
org.kill('SIGINT')
const [code] = await once(org, 'exit')
if (code !== 0) throw new Error('the org ended with ' + code)
`
