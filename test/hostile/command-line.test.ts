import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { program } from '../../scripts/program.js'
import { fileStore } from '../../src/stores/file.js'
import { startOrg } from '../../src/testing/index.js'
import { note } from '../helpers/note.js'
import { FIXED, PASSWORD, SECRET, STORE_KEY } from './inspect-views.js'
import { finder } from './printed-views.js'

const CommandLine = suite('the command line prints no secret')

const CLI = program('scripts/cli.ts')
const find = finder(FIXED)

/** Everything that the command prints, on either stream. */
async function printed(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...process.env, DEBUG: '*', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return (await Promise.all([text(child.stdout), text(child.stderr)])).join('\n')
}

CommandLine('whoami, whether it succeeds or fails', async () => {
  const user = { username: 'ada@local.example', password: PASSWORD }
  const org = await startOrg({
    users: [user],
    apps: [{ clientId: 'local.app', clientSecret: SECRET, runAs: user.username }],
  })
  const { accessToken } = org.openSession()
  const login = { SF_LOGIN_URL: org.url }
  const session = { SF_INSTANCE_URL: org.url, ...login }
  const app = { SF_CLIENT_ID: 'local.app', SF_CLIENT_SECRET: SECRET, ...login }
  const cases: readonly (readonly [NodeJS.ProcessEnv, string[]])[] = [
    [{ ...session, SF_ACCESS_TOKEN: accessToken }, ['whoami', '--json']],
    [
      { ...session, SF_ACCESS_TOKEN: FIXED.accessToken, SF_REFRESH_TOKEN: FIXED.refreshToken },
      ['whoami', '--json'],
    ],
    [{ ...login, SF_USERNAME: user.username, SF_PASSWORD: `${PASSWORD}x` }, ['whoami']],
    [{ ...app, SF_REFRESH_TOKEN: FIXED.refreshToken }, ['whoami', PASSWORD]],
    [{ SF_STORE_PASSPHRASE: STORE_KEY }, ['whoami', '--store', STORE_KEY.slice(0, 3), '--key', 'ada']],
  ]
  try {
    const outputs = await Promise.all(cases.map(([env, args]) => printed(args, env)))
    for (const output of outputs) {
      assert.ok(output.trim().length > 20, output)
      const secrets = finder({ session: accessToken })
      const isArgument = output.includes('Usage')
      assert.equal([...secrets(output), ...(isArgument ? [] : find(output))], [])
    }
    note(`${outputs.length} runs, ${outputs.join('').length} characters, no secret`)
  } finally {
    await org.close()
  }
})

CommandLine('sessions, of a store whose sessions it can read and of one that it cannot', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'strictforce-sessions-'))
  const { accessToken, refreshToken } = FIXED
  const session = {
    kind: 'oauth2',
    accessToken,
    refreshToken,
    instanceUrl: 'https://a.my.salesforce.com',
  } as const
  await fileStore(folder, { key: STORE_KEY }).put('ada', { version: 1, state: 'live', session }, undefined)
  try {
    for (const key of [STORE_KEY, PASSWORD]) {
      for (const args of [
        ['sessions'],
        ['sessions', '--json'],
        ['sessions', 'reseal', '--from-clear-text'],
      ]) {
        const output = await printed([...args, '--store', folder], { SF_STORE_PASSPHRASE: key })
        assert.ok(output.trim().length > 20, output)
        assert.equal(find(output), [])
      }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})

CommandLine.run()
