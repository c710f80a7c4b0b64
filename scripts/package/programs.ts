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

/** Logs in through a proxy that the environment names: `NODE_USE_ENV_PROXY`, of which the process itself knows nothing. */
export const ENV_PROXY = `
import { execFile } from 'node:child_process'
import { createServer, request } from 'node:http'
import { connect } from 'node:net'
import { Connection } from 'strictforce'
import { startOrg } from 'strictforce/testing'

async function logIn() {
  const { ORG: loginUrl, NAME: name, PASSWORD: password } = process.env
  console.log((await new Connection({ loginUrl }).login(name, password)).organizationId)
}

async function logInByProxy() {
  const passed = []
  const proxy = createServer((asked, answer) => {
    const { url, method, headers } = asked
    passed.push(url)
    asked.pipe(request(url, { method, headers }, (got) => got.pipe(answer.writeHead(got.statusCode, got.headers))))
  })
  proxy.on('connect', ({ url }, socket, head) => {
    passed.push(url)
    const upstream = connect(url.split(':')[1], '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\\r\\n\\r\\n')
      upstream.write(head)
      upstream.pipe(socket).pipe(upstream)
    })
    for (const end of [socket, upstream]) end.on('error', () => undefined)
  })
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const org = await startOrg()
  const HTTP_PROXY = 'http://127.0.0.1:' + proxy.address().port
  const env = { NODE_USE_ENV_PROXY: '1', HTTP_PROXY, ORG: org.url, NAME: org.user.username, PASSWORD: org.user.password }
  const child = [process.execPath, [process.argv[1]], { env: { ...process.env, ...env } }]
  const told = await new Promise((resolve, reject) =>
    execFile(...child, (error, out) => (error ? reject(error) : resolve(out.trim()))),
  )
  if (!told.startsWith('00D') || passed.length === 0) throw new Error('the login passed the proxy by: ' + told)
  proxy.closeAllConnections()
  proxy.close()
  await org.close()
}

await (process.env.ORG ? logIn() : logInByProxy())
`
