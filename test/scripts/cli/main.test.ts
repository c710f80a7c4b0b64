import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { COMMAND_NAMES, main } from '../../../scripts/cli/main.js'

const Main = suite('strictforce: every command')

interface Ended {
  readonly code: number
  readonly out: string
  readonly log: readonly string[]
}

async function strictforce(...args: readonly string[]): Promise<Ended> {
  const [out, log]: [string[], string[]] = [[], []]
  const terminal = { out: (line: string) => out.push(line), log: (line: string) => log.push(line) }
  const code = await main(args, { ...terminal, version: '1.2.3' })
  return { code, out: out.join('\n'), log }
}

const errorOf = ({ out }: Ended): string => (JSON.parse(out) as { error: { message: string } }).error.message

Main('login, logout, whoami, sessions, token, org, generate and completion are there', async () => {
  const names = ['login', 'logout', 'whoami', 'sessions', 'token', 'org', 'generate', 'completion']
  assert.equal([...COMMAND_NAMES].sort(), [...names].sort())
  const { code, out } = await strictforce('--help')
  assert.is(code, 0)
  for (const name of names) assert.match(out, `\n  ${name} `)
  assert.match(out, 'Exit codes: 0 done, 1 failed, 2 wrong usage')
})

for (const name of COMMAND_NAMES) {
  Main(`${name} --help has an example, and names --json`, async () => {
    const { code, out, log } = await strictforce(name, '--help')
    assert.equal([code, log], [0, []])
    assert.match(out, new RegExp(`^Usage: strictforce ${name}`))
    assert.match(out, /^Examples?:\n {2}\S/m)
    assert.match(out, /^ {2}--json/m)
  })

  Main(
    `${name}: a misspelt option is told in one line, with the nearest, as JSON too, with exit code 2`,
    async () => {
      const wrong = await strictforce(name, '--jsn')
      assert.equal([wrong.code, wrong.out, wrong.log.length], [2, '', 1])
      assert.match(wrong.log[0] ?? '', /unknown option --jsn: did you mean --json\?/)
      const json = await strictforce(name, '--jsn', '--json')
      assert.is(json.code, 2)
      assert.match(errorOf(json), 'did you mean --json?')
    },
  )
}

Main('no option takes a secret of an org', async () => {
  for (const name of COMMAND_NAMES.filter((one) => one !== 'org')) {
    const { out } = await strictforce(name, '--help')
    assert.not.match(out, /^ {2}--(\S*(secret|password|passphrase|token|refresh)\S*) [A-Z]/m, name)
  }
})

Main('an unknown command and an unknown option name the nearest, as JSON too', async () => {
  const command = await strictforce('lgoin', '--json')
  assert.equal([command.code, command.log.length], [2, 1])
  assert.match(errorOf(command), "there is no command 'lgoin': did you mean 'login'?")
  assert.match((await strictforce('--versoin')).log.join(), "did you mean '--version'?")
  assert.equal(JSON.parse((await strictforce('--version', '--json')).out), { version: '1.2.3' })
})

Main('the completion is a script, or JSON that holds it', async () => {
  const { out } = await strictforce('completion', 'fish', '--json')
  const { shell, script } = JSON.parse(out) as { shell: string; script: string }
  assert.is(shell, 'fish')
  assert.match(script, '-l from-clear-text')
  assert.match(script, '-f -a reseal')
  assert.is((await strictforce('completion', 'fish')).out, script)
})

Main.run()
