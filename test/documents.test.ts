// own process, at most 300 s
import { execSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import jsforce from 'jsforce'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, memoryStore, OAuth2 } from '../src/index.js'
import { causeOf } from '../src/oauth2/errors.js'
import { startOrg } from '../src/testing/index.js'
import { compileDocuments } from './documents/compile.js'
import { brokenLinks } from './documents/links.js'
import { documentsOrg, runBlock } from './documents/run.js'
import { unknownCommands } from './documents/shell.js'
import { codeBlocks } from './helpers/markdown.js'
import { testWhere } from './helpers/skip.js'
import { temporaryFolder } from './helpers/temporary-folder.js'

const Documents = suite('documents')

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const GUIDES = readdirSync(`${ROOT}site/guide`).map((name) => `site/guide/${name}`)
const NAMES = [
  ...['README.md', 'MIGRATION.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'],
  ...['site/index.md', 'site/troubleshooting.md', ...GUIDES],
]
const LANGUAGES = ['ts', 'sh', 'text', 'mermaid']

/** The file below `test/examples` that a block shows. */
function fileOf(flags: readonly string[]): string | undefined {
  return flags.flatMap((flag) => /^file=(.*)$/.exec(flag)?.[1] ?? [])[0]
}

/** A value that each option of jsforce's, and each of ours in the guide, may have. */
const OPTIONS = {
  loginUrl: 'https://test.salesforce.com',
  instanceUrl: 'https://a.my.salesforce.com',
  serverUrl: 'https://a.my.salesforce.com/services/Soap/u/50.0',
  sessionId: 'a.session',
  accessToken: 'a.token',
  refreshToken: 'a.refresh.token',
  oauth2: { clientId: 'c' },
  version: '66.0',
  clientId: 'c',
  clientSecret: 's',
  redirectUri: 'https://app.example.com/callback',
  refreshFn: () => undefined,
  signedRequest: { client: { oauthToken: 'a.token', instanceUrl: 'https://a.my.salesforce.com' } },
  callOptions: { client: 'app' },
  maxRequest: 10,
  logLevel: 'DEBUG',
  httpProxy: 'http://proxy.example.com',
  proxyUrl: 'http://proxy.example.com',
  timeout: 1000,
  fetch,
  retry: 1,
  store: memoryStore(),
  key: 'a key',
  grant: { grant_type: 'client_credentials' },
  loginScope: { organizationId: '00DLo000000Org1MAC' },
  allowedHosts: ['crm.example.com'],
}
/** Wrong on purpose: shows that the compiler would see it. */
const WRONG = { language: 'ts', flags: [], heading: '', line: 90_000, text: 'conn.logout(1)\nnoSuchName()\n' }

const documents = NAMES.filter((one) => existsSync(ROOT + one)).map((name) => {
  const text = readFileSync(ROOT + name, 'utf8')
  const blocks = codeBlocks(text)
  const typescript = blocks.filter(({ language, flags }) => language === 'ts' && fileOf(flags) === undefined)
  return { name, text, blocks, typescript }
})

let complaints: ReturnType<typeof compileDocuments> | undefined

/** Complaints of the compiler about a document; all documents are compiled at once. */
function complaintsAbout(name: string): string[] {
  complaints ??= compileDocuments(
    new Map(documents.map(({ name, typescript }) => [name, [...typescript, WRONG]])),
  )
  return [...(complaints.get(name) ?? [])]
}

for (const { name, text, blocks, typescript } of documents) {
  Documents(`${name}: every block says what it is`, () => {
    const strange = blocks.filter(({ language }) => !LANGUAGES.includes(language))
    assert.equal(
      strange.map(({ line, language }) => `line ${line}: '${language}'`),
      [],
    )
  })

  Documents(`${name}: every link leads somewhere`, () => {
    assert.equal(brokenLinks(text, join(ROOT, dirname(name))), [])
  })

  Documents(`${name}: every npm and npx command exists`, () => {
    const shell = blocks.filter(({ language }) => language === 'sh')
    assert.equal(unknownCommands(shell.flatMap((block) => block.text.split('\n'))), [])
  })

  for (const { flags, text: shown, line } of blocks) {
    const file = fileOf(flags)
    if (file === undefined) continue
    Documents(`${name}, line ${line}: shows the example ${file} as it is tested`, () => {
      assert.is(shown, readFileSync(`${ROOT}test/examples/${file}`, 'utf8'))
    })
  }

  if (typescript.length > 0) {
    Documents(`${name}: every block of TypeScript compiles`, () => {
      const found = complaintsAbout(name)
      assert.match(found.shift() ?? '', /^line 90000: .*boolean/)
      assert.match(found.shift() ?? '', /^line 90001: .*noSuchName/)
      assert.equal(found, [])
    })
  }

  for (const block of typescript) {
    Documents(`${name} runs: ${block.heading}, line ${block.line}`, async () => {
      const org = await documentsOrg()
      try {
        await runBlock(block, org)
        assert.equal(org.violations, [])
      } finally {
        await org.close()
      }
    })
  }
}

Documents('the README has at most 200 lines, and its relative links lead to files of the package', () => {
  const text = readFileSync(`${ROOT}README.md`, 'utf8')
  assert.ok(text.split('\n').length <= 201)
  const { files } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { files: readonly string[] }
  const links = [...text.matchAll(/\]\(([^)#:\s]+)/g)].map(([, path = '']) => path)
  assert.ok(links.length > 15)
  assert.equal(
    links.filter((path) => !files.some((one) => path === one || path.startsWith(`${one}/`))),
    [],
  )
})

Documents('the README and the guide have blocks to run', () => {
  const counts = ['README.md', 'MIGRATION.md'].map(
    (name) =>
      codeBlocks(readFileSync(ROOT + name, 'utf8')).filter(({ language }) => language === 'ts').length,
  )
  assert.ok(
    counts.every((count) => count >= 5),
    counts.join(),
  )
})

/** The rows of the guide's table under a heading: names, what became of them, why. */
function rowsUnder(heading: string): { names: string[]; fate: string; why: string }[] {
  const guide = readFileSync(`${ROOT}MIGRATION.md`, 'utf8')
  const [, section = ''] = guide.split(`| **${heading}** |`)
  return [...(section.split('| **')[0] ?? '').matchAll(/^\| (`.*?) \| (\w+) \| (.*) \|$/gm)].map(
    ([, first = '', fate = '', why = '']) => ({
      names: [...first.matchAll(/`(?:Connection\.)?(\w+)[(`]/g)].map(([, name = '']) => name),
      fate,
      why,
    }),
  )
}

Documents('what the guide says of methods is so: here, not here, and of jsforce', () => {
  const ours = { Connection: Connection.prototype, OAuth2: OAuth2.prototype }
  const theirs = { Connection: jsforce.Connection.prototype, OAuth2: jsforce.OAuth2.prototype }
  const rows = [
    ...rowsUnder('Methods').map((row) => ({ ...row, of: 'Connection' as const })),
    ...rowsUnder('`OAuth2`').map((row) => ({ ...row, of: 'OAuth2' as const })),
  ]
  const all = rows.flatMap(({ names, ...row }) => names.map((name) => ({ name, ...row })))
  assert.ok(all.length > 25, String(all.length))
  for (const { name, fate, why, of } of all) {
    const isHere = name in ours[of] || name in Connection
    assert.is(isHere, fate !== 'different', `${name}: ${why}`)
    if (fate === 'same' || fate === 'better') assert.ok(name in theirs[of] || name.endsWith('Url'), name)
  }
})

Documents('what the guide says of options is so: taken, or refused by name', () => {
  const rows = rowsUnder('Options of `new Connection()`')
  assert.ok(rows.length > 12)
  const open: Record<string, unknown> = { ...OPTIONS }
  for (const { names, why } of rows) {
    for (const name of names.filter((one) => one in open)) {
      const options = {
        oauth2: { clientId: 'c' },
        instanceUrl: 'https://a.my.salesforce.com',
        [name]: open[name],
        ...(name === 'store' ? { key: 'a key' } : {}),
      }
      const make = (): unknown => new Connection(options)
      if (why.startsWith('Refused')) assert.throws(make, new RegExp(`${name} is not an option`))
      else assert.not.throws(make, undefined, name)
    }
    assert.equal(
      names.filter((one) => !(one in open)),
      [],
    )
  }
})

Documents('the verdicts in the guide are those that the errors have', () => {
  const guide = readFileSync(`${ROOT}MIGRATION.md`, 'utf8')
  const rows = [...guide.matchAll(/^\| `([a-z_]+)`(?:: ([^|]*?))? \| `(\w+)` \|/gm)]
  assert.ok(rows.length > 10)
  for (const [, code = '', description = '', verdict] of rows) {
    for (const one of description.split(', '))
      assert.is(causeOf(code, one).verdict, verdict, `${code}: ${one}`)
  }
})

testWhere(
  Documents,
  openssl() !== undefined,
  'openssl is not installed',
  'MIGRATION.md: the command for the certificate gives a pair that a JWT bearer login works with',
  async () => {
    const folder = temporaryFolder()
    const [command] = codeBlocks(readFileSync(`${ROOT}MIGRATION.md`, 'utf8'))
      .filter(({ text }) => text.startsWith('openssl'))
      .map(({ text }) => text)
    execSync(String(command), { cwd: folder, stdio: 'ignore' })
    const [privateKey = '', publicKey = ''] = ['server.key', 'server.crt'].map((name) =>
      readFileSync(join(folder, name), 'utf8'),
    )
    const org = await startOrg({
      apps: [{ clientId: 'the-app', publicKey, preAuthorized: ['ada@b.example'] }],
      users: [{ username: 'ada@b.example', password: 'p' }],
    })
    try {
      const conn = new Connection({ oauth2: { loginUrl: org.url, clientId: 'the-app', privateKey } })
      const user = await conn.authorize({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        sub: 'ada@b.example',
      })
      assert.is(user.id, org.user.id)
      assert.ok(publicKey.length < 4096)
    } finally {
      await org.close()
    }
  },
)

function openssl(): Buffer | undefined {
  try {
    return execSync('openssl version', { stdio: 'pipe' })
  } catch {
    return undefined
  }
}

Documents('a link without a target, and a command that is none, are found', () => {
  assert.equal(brokenLinks('[a](nowhere.md) [b](#nothing) [c](#here)\n\n## Here', ROOT), [
    'nowhere.md',
    '#nothing',
  ])
  assert.equal(unknownCommands(['npm run nothing', 'npm test', 'npx strictforce nothing', 'npm install x']), [
    'npm run nothing',
    'npx strictforce nothing',
  ])
})

Documents.run()
