// own process, at most 240 s
import '../../helpers/quick-scrypt.js'
import { runInNewContext } from 'node:vm'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parseOrgFlags } from '../../../scripts/cli/org-flags.js'
import { Connection } from '../../../src/index.js'
import { startOrg } from '../../../src/testing/index.js'
import { refused } from '../../helpers/refused.js'
import { run, start, type Ended, type Running } from './command.js'

const Org = suite('strictforce org')

async function withCommand(
  args: readonly string[],
  use: (url: string, running: Running) => Promise<void>,
): Promise<Ended> {
  const running = start(['org', '--port', '0', ...args])
  try {
    await use(await running.printed(/(http:\/\/127\.0\.0\.1:\d+)/), running)
  } finally {
    running.child.kill('SIGINT')
  }
  return await running.ended
}

Org(
  'what it prints for the environment and for the code opens a session; each request is a line',
  async () => {
    const { code, out } = await withCommand([], async (url, running) => {
      await running.printed(/Requests/)
      const text = await running.printed(/^([^]*)Requests/)
      const env = Object.fromEntries(
        [...text.matchAll(/export (\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
      )
      assert.is(env['SF_LOGIN_URL'], url)
      const object = /new Connection\((\{[^]*?\n {2}\})\)/.exec(text)?.[1] ?? ''
      const options = runInNewContext(`(${object})`, { process: { env } }) as object
      const conn = new Connection(options)
      await conn.login(env['SF_USERNAME'] ?? '', env['SF_PASSWORD'] ?? '')
      assert.is((await conn.identity()).username, env['SF_USERNAME'])
      await running.printed(/POST \/services\/oauth2\/token password 200/)
      assert.match(await (await fetch(`${url}/local-org/state.json`)).text(), 'new Connection({')
    })
    assert.equal([code, /GET \/ /.test(out)], [0, false])
  },
)

Org('a signal ends it with exit code 0 and frees the port, even while a client is connected', async () => {
  const running = start(['org', '--port', '0', '--quiet'])
  const url = await running.printed(/(http:\/\/127\.0\.0\.1:\d+)/)
  await (await fetch(`${url}/services/data`)).text()
  running.child.kill('SIGTERM')
  const { code, out, log } = await running.ended
  assert.equal([code, out, log], [0, `${url}\n`, ''])
  const org = await startOrg({ port: Number(new URL(url).port) })
  await org.close()
})

Org('users, app and settings are those of the options', async () => {
  const args = ['--user', 'grace@x.example:a:b', '--user', 'bob@x.example', '--client-id', 'my app']
  const more = ['--client-secret', '', '--soap-login', 'disabled', '--no-rotation', '--api-version', '66.0']
  await withCommand([...args, ...more], async (url, running) => {
    const text = await running.printed(/^([^]*)Requests/)
    for (const line of ['grace@x.example  password a:b', 'bob@x.example', 'without a secret', "ID='my app'"])
      assert.match(text, line)
    assert.match(text, 'API 66.0, sessions idle out after 7200 s, rotation off')
    assert.not.match(text, 'SF_CLIENT_SECRET')
    const conn = new Connection({ loginUrl: url })
    assert.is((await refused(conn.login('grace@x.example', 'a:b'))).errorCode, 'INVALID_OPERATION')
  })
})

Org('a port that is in use is named, with the way out', async () => {
  const org = await startOrg()
  const { port } = new URL(org.url)
  const { code, log } = await run(['org', '--port', port])
  await org.close()
  assert.is(code, 1)
  assert.match(log, new RegExp(`port ${port} is in use: .*--port 0`))
  assert.not.match(log, /at .*\.ts:/)
})

const WRONG: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [['--port', 'x'], /--port: 'x' is not a whole number/],
  [['--port', '70000'], /from 0 to 65535/],
  [['--user', ':x'], /--user: give NAME/],
  [['--api-version', 'latest'], /look like 64\.0/],
  [['--consent', 'maybe'], /'maybe' is not one of ask, automatic/],
  [['--redirect-uri', 'here'], /'here' is not a URL/],
  [['--client-id', ''], /an id is needed/],
  [['--nonsense'], /--nonsense/],
]

for (const [args, says] of WRONG) {
  Org(`refuses ${args.join(' ')}, and says why`, () => {
    assert.throws(() => parseOrgFlags(args), says)
  })
}

Org('wrong usage is one line and exit code 2, help is exit code 0', async () => {
  const [wrong, help] = await Promise.all([run(['org', '--nonsense']), run(['org', '--help'])])
  assert.equal([wrong.code, wrong.out, help.code, help.log], [2, '', 0, ''])
  assert.is(wrong.log, 'strictforce org: unknown option --nonsense (see strictforce org --help)\n')
  assert.match(help.out, 'Usage: strictforce org [options]')
})

Org.run()
