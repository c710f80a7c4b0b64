// own process, at most 240 s
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import ts from 'typescript'
import { main } from '../../../scripts/cli/main.js'
import { recordTypesText, type DescribedObject } from '../../../scripts/generate/records.js'
import { complaintsAbout } from '../../helpers/compiler.js'
import { readFixture } from '../../helpers/fixture.js'
import { enterpriseWsdl } from '../../helpers/generated.js'
import { withOrg } from '../../testing/support.js'

const Objects = suite('strictforce generate --sobjects')

const root = process.cwd()

/** Content of the recorded describes. */
function described(...names: readonly string[]): readonly DescribedObject[] {
  return names.map((name) => {
    const { exchanges } = readFixture(join(root, 'test/fixtures/rest', name))
    return JSON.parse(exchanges[0]!.response.body) as DescribedObject
  })
}

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  types: ['node'],
  lib: ['lib.es2023.d.ts'],
  paths: { strictforce: [join(root, 'src/index.ts')] },
}

/** Compiles a program beside the types, and gives the complaints. */
function compiled(types: string, program: string): readonly string[] {
  const texts = { 'records.ts': types, 'program.ts': program }
  const files = Object.entries(texts).map(([name, text]) => [join(root, 'test/types', name), text] as const)
  return complaintsAbout(new Map(files), OPTIONS).map(({ text }) => text)
}

const TYPES = recordTypesText(described('describe__an_object', 'describe__a_custom_setting'))

Objects(
  'types of recorded describes compile: null where a field may be empty, required fields, relations',
  () => {
    const program = `
import { Connection } from 'strictforce'
import type { Account, CreateAccount, Wheel__c } from './records.js'
declare const conn: Connection
const [account] = await conn.sobject('Account').find({ Name: 'x' })
if (account) {
  const name: string = account.Name
  const revenue: number | null = account.AnnualRevenue
  const parent: string | undefined = account.Parent?.Name
  const city: string | null | undefined = account.BillingAddress?.city
  // @ts-expect-error may be null
  const type: string = account.Type
}
const made: CreateAccount = { Name: 'x', Type: null }
await conn.sobject('Account').create(made)
await conn.sobject('Account').update({ Id: 'x', NumberOfEmployees: 3 })
// @ts-expect-error the name is required
await conn.sobject('Account').create({ Type: 'Mill' })
// @ts-expect-error no such field
await conn.sobject('Account').create({ Name: 'x', Nmae: 'x' })
const wheel: Wheel__c = await conn.sobject('Wheel__c').retrieve('x')
const mill: Account | null | undefined = wheel.Mill__r
const owned = await conn.query<Account>('SELECT Name FROM Account')
export const names: string[] = owned.records.map(({ Name }) => Name)
export const other = (await conn.sobject('Other__c').retrieve('x'))['Name']
`
    assert.equal(compiled(TYPES, program), [])
  },
)

Objects('a label cannot end its comment', () => {
  const [object] = described('describe__a_custom_setting')
  const fields = object!.fields.map((field) => ({ ...field, label: '*/ export const evil = 1 /*' }))
  const { outputText } = ts.transpileModule(recordTypesText([{ ...object!, fields }]), {})
  assert.not.match(outputText, /^\s*(export )?const evil/m)
})

async function strictforce(...args: readonly string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = []
  const log = (line: string): number => lines.push(line)
  const code = await main(args, { out: log, log, version: '1.2.3' })
  return { code, text: lines.join('\n') }
}

Objects(
  'writes the types of an org, by a session of the environment, and finds them up to date',
  withOrg(async (org) => {
    const folder = mkdtempSync(join(tmpdir(), 'strictforce-sobjects-'))
    const { accessToken, instanceUrl } = org.openSession()
    const before = { ...process.env }
    Object.assign(process.env, { SF_ACCESS_TOKEN: accessToken, SF_INSTANCE_URL: instanceUrl })
    try {
      const out = join(folder, 'types')
      const args = ['generate', '--sobjects', 'Account, Contact', '--out', out]
      const { code, text } = await strictforce(...args)
      assert.is(code, 0, text)
      assert.equal(readdirSync(out), ['records.ts'])
      const types = readFileSync(join(out, 'records.ts'), 'utf8')
      assert.match(
        types,
        /^\/\/ Generated from the objects of http:\/\/127\.0\.0\.1:\d+ by `npx strictforce generate --sobjects Account,Contact/,
      )
      assert.match(types, 'Contacts?: QueryResult<Contact> | null')
      assert.is((await strictforce(...args, '--check')).code, 0)
      const unknown = await strictforce('generate', '--sobjects', 'Wheel__c', '--out', out)
      assert.is(unknown.code, 1)
      assert.match(unknown.text, 'The requested resource does not exist')
    } finally {
      process.env = before
      rmSync(folder, { recursive: true })
    }
  }),
)

Objects('writes the types of an Enterprise WSDL without a session; they compile', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'strictforce-sobjects-'))
  try {
    const out = join(folder, 'types')
    const args = ['generate', '--sobjects', 'Account,Contact', '--wsdl', enterpriseWsdl, '--out', out]
    const { code, text } = await strictforce(...args)
    assert.is(code, 0, text)
    const types = readFileSync(join(out, 'records.ts'), 'utf8')
    assert.match(
      types,
      /^\/\/ Generated from scripts\/package\/enterprise\.wsdl by `npx strictforce generate --sobjects Account,Contact --wsdl /,
    )
    const program = `
import { Connection } from 'strictforce'
import type { Contact, CreateAccount } from './records.js'
declare const conn: Connection
const [contact] = await conn.sobject('Contact').find({ LastName: 'x' })
if (contact) {
  const id: string = contact.Id
  const blocked: boolean = contact.DoNotCall
  const employees: number | null | undefined = contact.Account?.NumberOfEmployees
  // @ts-expect-error may be null
  const name: string = contact.LastName
}
const made: CreateAccount = { Name: 'x', Since__c: '2026-01-31' }
await conn.sobject('Account').create(made)
// @ts-expect-error the org writes it
await conn.sobject('Account').create({ Name: 'x', CreatedDate: '2026-01-31' })
const account = await conn.sobject('Account').retrieve('x')
export const owner: unknown = account.Owner?.['Username']
export const children: number | undefined = account.Contacts?.records.length
export const city: string | null | undefined = account.BillingAddress?.city
export type Fits = Contact
`
    assert.equal(compiled(types, program), [])
    assert.is((await strictforce(...args, '--check')).code, 0)
    const unknown = await strictforce(
      'generate',
      '--sobjects',
      'Wheel__c',
      '--wsdl',
      enterpriseWsdl,
      '--out',
      out,
    )
    assert.is(unknown.code, 1)
    assert.match(unknown.text, 'declares no object Wheel__c')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

for (const [args, pattern] of [
  [['--sobjects', ''], /--sobjects: the name of an object is needed/],
  [['--sobjects', 'A', '--wsdl', 'x', '--store', 'x', '--key', 'y'], /give it, or --store and --key/],
  [['--sobjects', 'A', '--wsdl', 'x', '--out', 'y'], /--wsdl: there is no file x/],
  [['--sobjects', 'A', '--store', 'x'], /--store and --key go together/],
  [['--sobjects', 'A'], /--out: the name of a folder is needed/],
] as const) {
  Objects(`refuses ${args.join(' ')}`, async () => {
    const { code, text } = await strictforce('generate', ...args)
    assert.is(code, 2)
    assert.match(text, pattern)
  })
}

Objects.run()
