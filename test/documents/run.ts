import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileFunction } from 'node:vm'
import ts from 'typescript'
import { built } from '../../scripts/built.js'
import { Connection } from '../../src/index.js'
import { startOrg, type LocalOrg } from '../../src/testing/index.js'
import type { CodeBlock } from '../helpers/markdown.js'
import { temporaryFolder } from '../helpers/temporary-folder.js'
import { sources } from './compile.js'

const APP = {
  clientId: '3MVG9…',
  clientSecret: '…',
  redirectUri: 'https://app.example.com/callback',
  runAs: 'ada@example.com',
  requireSecret: false,
  tokenHandler: 'MyTokenHandler',
}
const USER = { username: 'ada@example.com', password: 'password', securityToken: 'securityToken' }
const HOSTS = /https:\/\/(login|test|mydomain\.my)\.salesforce\.com/g
const TOKENS = { '00D…': 'accessToken', '5Aep…': 'refreshToken' } as const

/** An org that knows the users, apps and tokens of the documents. */
export function documentsOrg(): Promise<LocalOrg> {
  return startOrg({ users: [USER], apps: [APP], deviceInterval: 0.01 })
}

/** Runs a block against an org, its hosts, tokens and files replaced by the org's. */
export async function runBlock({ text }: CodeBlock, org: LocalOrg): Promise<void> {
  const modules = new Map(await Promise.all(importsOf(text).map(load)))
  const given = await prelude(org)
  const names = { ...given, require: (name: string) => modules.get(name), exports: {} }
  const { outputText } = ts.transpileModule(atHome(text, org), {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  })
  const body = `return (async () => {${outputText}\n})()`
  const run = compileFunction(body, Object.keys(names)) as (...values: unknown[]) => Promise<void>
  await run(...Object.values(names))
}

function atHome(text: string, org: LocalOrg): string {
  const session = org.openSession()
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'server.key'), org.privateKey)
  const replaced = text
    .replaceAll(HOSTS, org.url)
    .replaceAll(/'(sessions|server\.key)'/g, (_, name: string) => JSON.stringify(join(folder, name)))
  return Object.entries(TOKENS).reduce(
    (code, [token, kind]) => code.replaceAll(token, session[kind]),
    replaced,
  )
}

function importsOf(text: string): string[] {
  return ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName)
}

async function load(name: string): Promise<[string, object]> {
  const source = sources[name]
  const target = source === undefined ? name : pathToFileURL(built(source)).href
  return [name, { ...((await import(target)) as object), __esModule: true }]
}

/** Declarations of the compiled prelude for one run: the user has already logged in on the org's page. */
async function prelude(org: LocalOrg): Promise<Record<string, unknown>> {
  const { clientId, clientSecret, redirectUri } = APP
  const oauth2 = { clientId, clientSecret, redirectUri, loginUrl: org.url }
  const conn = new Connection({ oauth2, ...org.openSession() })
  const { url, ...pending } = conn.oauth2.authorizationRequest()
  const request = { url: consent(url, org) }
  return {
    conn,
    ...USER,
    privateKey: org.privateKey,
    subjectToken: await org.subjectToken(),
    samlAssertion: org.samlAssertion(),
    session: { pending },
    request,
    redirect: (next: string) => {
      request.url = consent(next, org)
    },
    save: () => undefined,
    askAgain: () => undefined,
    console: {
      log: (line: unknown) => {
        const userCode = /enter (\w+)/.exec(String(line))?.[1]
        if (userCode !== undefined) org.approveDevice(userCode)
      },
    },
  }
}

/** Where the org sends a user who signs in and consents. */
function consent(url: string, org: LocalOrg): string {
  const params = Object.fromEntries(new URL(url).searchParams)
  const callback = new URL(params['redirect_uri'] ?? '')
  callback.searchParams.set('code', org.authorizationCode(undefined, params))
  callback.searchParams.set('state', params['state'] ?? '')
  return callback.href
}
