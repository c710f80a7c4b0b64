import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { built } from '../../scripts/built.js'
import { startOrg } from '../../src/testing/index.js'
import { note } from '../helpers/note.js'
import { finder } from './printed-views.js'

const Debug = suite('debug output')

const CHILD = built('test/hostile/debug-child.ts')
const PASSWORD = `Pa&ss<w>"o'rd/+=hush`

/** Output of a process with an environment, and the secrets that it held. */
async function outputOf(
  environment: NodeJS.ProcessEnv,
): Promise<{ output: string; secrets: object; code: number }> {
  const org = await startOrg({
    users: [{ username: 'ada@local.example', password: PASSWORD }],
    apps: [{ clientId: 'local.app', clientSecret: 'local-app-secret-hush' }],
  })
  try {
    const child = spawn(process.execPath, [CHILD], {
      env: { ...process.env, ...environment },
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    })
    const { url, user, app } = org
    child.stdin.end(
      JSON.stringify({
        url,
        username: user.username,
        password: PASSWORD,
        clientId: app.clientId,
        clientSecret: app.clientSecret,
      }),
    )
    const [out, err, told, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      text(child.stdio[3] as Readable),
      new Promise<number>((resolve) => child.once('close', resolve)),
    ])
    return { output: out + err, secrets: JSON.parse(told || '{}') as object, code }
  } finally {
    await org.close()
  }
}

/**
 * Texts are looked for. What Node's own `stream` debugging prints of buffers, fifty bytes each as hexadecimal
 * numbers, is the network's traffic itself, and no library can keep it out: SECURITY.md says so.
 */
for (const [name, environment, shows] of [
  ['DEBUG=*', { DEBUG: '*' }, false],
  [
    'NODE_DEBUG of everything',
    { NODE_DEBUG: 'http,https,http2,net,tls,stream,undici,fetch,websocket,timer,module,esm,crypto' },
    true,
  ],
  ['NODE_DEBUG=* and DEBUG=*', { NODE_DEBUG: '*', DEBUG: '*' }, true],
] as const) {
  Debug(`${name} prints no secret`, async () => {
    const { output, secrets, code } = await outputOf(environment)
    assert.is(code, 0, output.slice(-2000))
    assert.ok(Object.keys(secrets).length >= 2, 'the child tells its tokens')
    assert.is(
      output.includes('UNDICI') || output.includes('FETCH'),
      shows,
      'there is debug output to look at',
    )
    const find = finder({
      password: PASSWORD,
      clientSecret: 'local-app-secret-hush',
      ...(secrets as Record<string, string>),
    })
    assert.equal(find(output), [])
    note(`${name}: ${output.length} characters, no secret`)
  })
}

Debug.run()
