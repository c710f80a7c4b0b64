import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
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
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext', outDir: 'out' },
  bundler: { module: 'esnext', moduleResolution: 'bundler', noEmit: true },
}

const WSDL = 'org.wsdl'
const GENERATE = ['strictforce', 'generate', '--wsdl', WSDL, '--out', 'src/salesforce']

/**
 * Has the command write stubs in an empty project that has what npm installs by default, compiles and runs
 * them there.
 */
export async function tryCommandLine(folder: string, tarball: string): Promise<void> {
  const project = join(folder, 'command-line')
  await mkdir(join(project, 'src'), { recursive: true })
  await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }')
  await copyFile('scripts/package/enterprise.wsdl', join(project, WSDL))
  await install(project, tarball)
  await refuse(project, 'npm install --save-dev ts-morph')
  await install(project, '--save-dev', 'ts-morph')
  await run('npx', GENERATE, project)
  await run('npx', [...GENERATE, '--check'], project)
  await writeFile(join(project, 'src/main.ts'), PROGRAM)
  for (const [name, settings] of Object.entries(SETTINGS)) await compile(project, name, settings)
  await run(process.execPath, ['out/main.js'], project)
  await refuseWhatIsNone(project)
}

async function install(project: string, ...packages: readonly string[]): Promise<void> {
  await run('npm', ['install', '--no-audit', '--no-fund', ...packages], project)
}

/** A WSDL that is cut off ends in an error, and the stubs stay as they are. */
async function refuseWhatIsNone(project: string): Promise<void> {
  const text = await readFile(join(project, WSDL), 'utf8')
  await writeFile(join(project, WSDL), text.slice(0, text.length / 2))
  await refuse(project, `${WSDL}:`)
  await writeFile(join(project, WSDL), text)
  await run('npx', [...GENERATE, '--check'], project)
}

async function refuse(project: string, reason: string): Promise<void> {
  const output = await run('npx', GENERATE, project).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : ''),
  )
  if (output?.includes(reason) !== true)
    throw new Error(`the command did not refuse: ${output ?? 'it ended well'}`)
}

async function compile(project: string, name: string, settings: object): Promise<void> {
  const compilerOptions = {
    ...settings,
    target: 'es2022',
    lib: ['es2022', 'dom'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    types: [],
  }
  const config = join(project, `tsconfig.${name}.json`)
  await writeFile(config, JSON.stringify({ compilerOptions, include: ['src'] }))
  await run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', config], project)
}
