// second lane, at most 240 s
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const root = fileURLToPath(new URL('../..', import.meta.url))

const Copies = suite('scripts/build: two copies in one program')

Copies('instanceof holds for what another copy of the package made', () => {
  execFileSync('npm', ['run', '-s', 'build'], { cwd: root })
  const said = execFileSync(
    process.execPath,
    [
      '--eval',
      `import('./dist/esm/index.mjs').then((other) => {
      const own = require('./dist/index.cjs')
      const facts = { errorCode: 'TIMEOUT', verdict: 'retry' }
      const made = {
        Connection: new other.Connection(),
        OAuth2: new other.OAuth2(),
        SalesforceError: new other.SalesforceError('no', facts),
        PasswordExpiredError: new other.PasswordExpiredError({ sessionId: 's', serverUrl: 'u', userId: 'i' }),
      }
      const facets = Object.entries(made).map(([name, value]) => [name, value instanceof own[name], value.constructor === own[name]])
      class Mine extends own.Connection {}
      const wrong = [made.Connection instanceof Mine, made.OAuth2 instanceof own.Connection, 1 instanceof own.OAuth2]
      let refused
      try { new own.Connection({ oauth2: made.OAuth2 }) } catch (error) { refused = error.message }
      console.log(JSON.stringify([facets, own.isSalesforceError(made.PasswordExpiredError), wrong, new Mine() instanceof Mine, refused]))
    })`,
    ],
    { cwd: root, encoding: 'utf8' },
  )
  const [facets, isError, wrong, isMine, refused] = JSON.parse(said) as [
    unknown[],
    boolean,
    boolean[],
    boolean,
    string,
  ]
  const names = ['Connection', 'OAuth2', 'SalesforceError', 'PasswordExpiredError']
  assert.equal(
    facets,
    names.map((name) => [name, true, false]),
  )
  assert.equal([isError, wrong, isMine], [true, [false, false, false], true])
  assert.match(refused, /oauth2 is of another copy of strictforce/)
})

Copies.run()
