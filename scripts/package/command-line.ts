import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Home } from './home.js'
import { compile, TYPESCRIPT } from './homes/typescript.js'
import { run } from './run.js'

/** A program over stubs of an own WSDL: it calls the local org, which answers one query in their style. */
const PROGRAM = `
import { Connection, records } from 'strictforce'
import { startOrg } from 'strictforce/testing'
import type { Account } from './salesforce/sobjects.js'
import * as salesforce from './salesforce/stubs.js'

const org = await startOrg()
const conn = new Connection({ loginUrl: org.url })
await conn.login(org.user.username, org.user.password)
const row = '<records xsi:type="sf:Account"><sf:Id xsi:nil="true"/><sf:Name>Ada</sf:Name><sf:NumberOfEmployees>7</sf:NumberOfEmployees></records>'
const result = '<result><done>true</done><queryLocator xsi:nil="true"/>' + row + '<size>1</size></result>'
const body = '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:enterprise.soap.sforce.com" xmlns:sf="urn:sobject.enterprise.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><e:Body><queryResponse>' + result + '</queryResponse></e:Body></e:Envelope>'
org.answer(({ path }) => path === salesforce.path + '/' + salesforce.version, { status: 200, body })
const found: Account[] = []
for await (const record of records(conn.api(salesforce), 'SELECT Name FROM Account'))
  if (record['xsi:type'] === 'Account') found.push(record)
await org.close()
if (found.length !== 1 || found[0]?.Name !== 'Ada' || found[0].NumberOfEmployees !== 7) throw new Error(JSON.stringify(found))

export const refused = (): Promise<unknown> =>
  // @ts-expect-error the type has no such field
  conn.api(salesforce).create({ sObjects: [{ 'xsi:type': 'Account', Nmae: 'x' }] })
`

/** Compiler options of the projects that the stubs are compiled in. */
const SETTINGS: Readonly<Record<string, object>> = {
  nodenext: {
    module: 'nodenext',
    moduleResolution: 'nodenext',
    noEmit: false,
    rootDir: 'src',
    outDir: 'out',
  },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
}
const LIBRARIES = { lib: ['es2022', 'dom'], noUncheckedIndexedAccess: true }

const WSDL = 'org.wsdl'
/** The command, as npm puts it there. */
const COMMAND = 'node_modules/.bin/strictforce'
const GENERATE = ['generate', '--wsdl', WSDL, '--out', 'src/salesforce']

const NOT_USED = 'generated stubs use the core alone'

/** The command writes stubs in a project that has what npm installs by default; they are compiled and run there. */
export const commandLine: Home = {
  name: 'the command line',
  packages: [TYPESCRIPT],
  without: {
    'strictforce/jsforce': NOT_USED,
    'strictforce/soap': NOT_USED,
    'strictforce/stores/file': NOT_USED,
    'strictforce/stores/redis': NOT_USED,
  },
  async prepare(project) {
    await mkdir(join(project, 'src'))
    await copyFile('scripts/package/enterprise.wsdl', join(project, WSDL))
    await refuse(project, 'npm install --save-dev ts-morph')
    await run('npm', ['install', '--no-audit', '--no-fund', '--save-dev', 'ts-morph'], project)
    await run('npx', ['strictforce', ...GENERATE], project)
    await run(COMMAND, [...GENERATE, '--check'], project)
    await writeFile(join(project, 'src/main.ts'), PROGRAM)
    for (const [name, settings] of Object.entries(SETTINGS))
      await compile(project, name, { ...settings, ...LIBRARIES }, ['src/main.ts'])
    await refuseWhatIsNone(project)
  },
  async tryEntry(project) {
    await run(process.execPath, ['out/main.js'], project)
  },
}

/** A WSDL that is cut off ends in an error, and the stubs stay as they are. */
async function refuseWhatIsNone(project: string): Promise<void> {
  const text = await readFile(join(project, WSDL), 'utf8')
  await writeFile(join(project, WSDL), text.slice(0, text.length / 2))
  await refuse(project, `${WSDL}:`)
  await writeFile(join(project, WSDL), text)
  await run(COMMAND, [...GENERATE, '--check'], project)
}

async function refuse(project: string, reason: string): Promise<void> {
  const output = await run(COMMAND, GENERATE, project).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : ''),
  )
  if (output?.includes(reason) !== true)
    throw new Error(`the command did not refuse: ${output ?? 'it ended well'}`)
}
