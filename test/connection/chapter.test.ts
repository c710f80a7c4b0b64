// own process
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { compileFunction } from 'node:vm'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { built } from '../../scripts/built.js'
import type { LocalOrg } from '../../src/testing/index.js'
import { requireSource } from '../helpers/common-js.js'
import { isAlive, isRenewable, logIn, withOrg } from './support.js'

const Chapter = suite("the examples of jsforce's Connection chapter, with only the package name changed")

type Settings = Readonly<Record<string, string>>
type Facts = Readonly<Record<string, unknown>>
type Example = (settings: Settings) => Promise<Facts>
type Examples = Readonly<Record<string, Example>>

const PACKAGE = pathToFileURL(built('src/index.ts')).href

function textOf(name: string): string {
  return readFileSync(new URL(`../examples/${name}.cjs`, import.meta.url), 'utf8')
}

/** Runs the text as CommonJS runs it. */
function asCommonJs(text: string): Record<string, unknown> {
  const exports = {}
  const require = (): unknown => requireSource()
  const run = compileFunction(text, ['require', 'exports']) as (require: unknown, exports: object) => void
  run(require, exports)
  return exports
}

/** The same text as an ES module. */
async function asModule(text: string): Promise<Record<string, unknown>> {
  const source = text
    .replace("const jsforce = require('strictforce')", `import * as jsforce from '${PACKAGE}'`)
    .replaceAll(/^exports\.(\w+) =/gm, 'export const $1 =')
  return (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as Record<string, unknown>
}

/** An example that takes a Node callback, as one that gives a promise; a second call of the callback fails it. */
function promised(example: unknown): Example {
  return (settings) =>
    new Promise((resolve, reject) => {
      let calls = 0
      const done = (error: Error | null, facts: Facts): void => {
        calls += 1
        if (calls > 1) throw new Error('called twice')
        if (error === null) resolve(facts)
        else reject(error)
      }
      ;(example as (settings: Settings, callback: typeof done) => void)(settings, done)
    })
}

function withCallbacks(examples: Record<string, unknown>): Examples {
  return Object.fromEntries(Object.entries(examples).map(([name, example]) => [name, promised(example)]))
}

/** Values that a user would fill in. */
async function settingsOf(org: LocalOrg): Promise<Record<string, string>> {
  const { accessToken: sessionId } = await logIn(org)
  const [session, expired] = [org.openSession(), org.openSession()]
  org.killSession(expired.accessToken)
  const { username, password } = org.user
  return {
    loginUrl: org.url,
    instanceUrl: org.url,
    serverUrl: `${org.url}/services/Soap/u/64.0/00DLo0000000Org`,
    username,
    password,
    clientId: org.app.clientId,
    clientSecret: org.app.clientSecret,
    redirectUri: org.app.redirectUri,
    sessionId: String(sessionId),
    accessToken: session.accessToken,
    expiredToken: expired.accessToken,
    refreshToken: expired.refreshToken,
  }
}

type Check = (org: LocalOrg, settings: Settings, facts: Facts) => Promise<void> | void

async function isLoggedIn(org: LocalOrg, _settings: Settings, facts: Facts): Promise<void> {
  assert.equal([facts['id'], facts['organizationId']], [org.user.id, org.user.organizationId])
  assert.ok(await isAlive(org, String(facts['accessToken'])))
}

async function isLoggedOut(org: LocalOrg, settings: Settings, facts: Facts): Promise<void> {
  assert.equal([facts['accessToken'], org.count('logout')], [null, 1])
  assert.is(await isAlive(org, String(settings['sessionId'])), org.count('login') > 1)
}

const CHECKS: Readonly<Record<string, Check>> = {
  usernameAndPassword: async (org, settings, facts) => {
    await isLoggedIn(org, settings, facts)
    assert.equal([facts['instanceUrl'], org.count('login')], [org.url, 2])
  },
  passwordGrant: async (org, settings, facts) => {
    await isLoggedIn(org, settings, facts)
    assert.equal([facts['instanceUrl'], org.count('password')], [org.url, 1])
  },
  sessionId: isLoggedIn,
  accessToken: isLoggedIn,
  accessTokenWithRefreshToken: async (org, _settings, facts) => {
    assert.equal(facts['renewed'], [facts['accessToken'], facts['accessToken']])
    assert.ok(await isAlive(org, String(facts['accessToken'])))
    assert.ok(await isRenewable(org, String(facts['refreshToken'])))
  },
  refreshByHand: async (org, _settings, facts) => {
    assert.ok(await isAlive(org, String(facts['accessToken'])))
  },
  sessionRefreshHandler: async (org, _settings, facts) => {
    assert.equal([facts['calls'], facts['instanceUrl'], org.count('login')], [1, org.url, 2])
    assert.ok(await isAlive(org, String(facts['accessToken'])))
  },
  logout: isLoggedOut,
  logoutAfterLogin: isLoggedOut,
}

const callbacks = textOf('callbacks')
const promises = textOf('promises')
const STYLES: Readonly<Record<string, Examples>> = {
  'callbacks, by require': withCallbacks(asCommonJs(callbacks)),
  'callbacks, by import': withCallbacks({ ...(await asModule(callbacks)) }),
  'promises, by require': asCommonJs(promises) as Examples,
  'promises, by import': { ...(await asModule(promises)) } as Examples,
}

for (const [style, examples] of Object.entries(STYLES)) {
  for (const [name, example] of Object.entries(examples)) {
    Chapter(
      `${style}: ${name}`,
      withOrg(async (org) => {
        const settings = await settingsOf(org)
        const check = CHECKS[name] ?? assert.unreachable(`${name} is checked by nothing`)
        if (check) await check(org, settings, await example(settings))
      }),
    )
  }
}

Chapter('every example is there in every style', () => {
  const names = Object.keys(CHECKS).sort()
  for (const [style, examples] of Object.entries(STYLES)) {
    const wanted = style.startsWith('promises')
      ? names
      : names.filter((name) => name !== 'sessionRefreshHandler')
    assert.equal(Object.keys(examples).sort(), wanted, style)
  }
})

Chapter.run()
