// own process
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { GeneratedFile } from '../../../scripts/generate/files.js'
import { generatePartner } from '../../../scripts/generate/partner.js'
import { readFileSync } from 'node:fs'

const Partner = suite('generation from the partner WSDL')

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const contract = at('specs/partner.wsdl')
const vendor = at('../shared/wsdl')

const started = performance.now()
const files = await generatePartner(contract)
const elapsed = performance.now() - started

function text(all: readonly GeneratedFile[], name: string): string {
  const file = all.find(({ path }) => path === `partner/${name}.ts`)
  if (file === undefined) throw new Error(`no ${name}.ts`)
  return file.text
}

/** The declaration of that name, from its name to the line that closes it. */
function declaration(source: string, name: string): string {
  const start = source.search(new RegExp(`^export (interface|type) ${name}\\b`, 'm'))
  assert.ok(start >= 0, `${name} is there`)
  const end = source.indexOf('\n\n', start)
  const next = source.indexOf('\nexport ', start + 1)
  return source.slice(start, Math.min(...[end, next].filter((place) => place >= 0), source.length))
}

Partner('takes at most 10 s and 700 MB', () => {
  const megabytes = process.resourceUsage().maxRSS / 1024
  console.log(`partner: ${Math.round(elapsed)} ms, ${Math.round(megabytes)} MB at most in this process`)
  assert.ok(elapsed < 10_000)
  assert.ok(megabytes < 700)
})

Partner('gives 63 operations, each with types, a row and a stub', () => {
  const [, list = ''] = /const names = '([\w ]+)'/.exec(text(files, 'stubs')) ?? []
  const names = list.split(' ')
  assert.is(names.length, 63)
  for (const name of names) {
    assert.match(text(files, 'operations'), `  ${name}: '${name} ${name}Response `)
    assert.match(text(files, 'operations'), new RegExp(`^  ${name}: \\{\\n      request: messages\\.`, 'm'))
  }
})

Partner('is the same twice, and starts each file with the mark', async () => {
  assert.equal(await generatePartner(contract), files)
  for (const file of files) assert.match(file.text, /^\/\/ Generated from specs\/partner\.wsdl /)
})

Partner('takes required, optional, null and arrays from the schema', () => {
  assert.match(
    declaration(text(files, 'messages'), 'LoginRequest'),
    /\busername: string\n\s+password: string/,
  )
  const result = declaration(text(files, 'types'), 'LoginResult')
  assert.match(result, 'passwordExpired: boolean')
  assert.match(result, 'sessionId: string | null')
  assert.match(result, 'userInfo?: GetUserInfoResult')
  const query = declaration(text(files, 'types'), 'QueryResult')
  assert.match(query, 'records?: readonly (sobjects.SObject | null)[]')
  assert.match(query, 'size: number')
  assert.match(declaration(text(files, 'types'), 'GetServerTimestampResult'), 'timestamp: Date')
})

Partner('makes literal unions of enumerations', () => {
  assert.match(
    text(files, 'types'),
    `export type EmailPriority = 'Highest' | 'High' | 'Normal' | 'Low' | 'Lowest'`.slice(0, 27),
  )
  assert.match(declaration(text(files, 'faults'), 'ExceptionCode'), "| 'INVALID_SESSION_ID'")
  assert.match(declaration(text(files, 'faults'), 'FaultCode'), 'FaultCode = ExceptionCode')
  assert.is(declaration(text(files, 'types'), 'ID').trim(), 'export type ID = string')
})

Partner('leaves records open, and the Id of a new one out', () => {
  const record = declaration(text(files, 'sobjects'), 'SObject')
  assert.match(record, '[field: string]: unknown')
  assert.match(record, /^ {2}type: string$/m)
  assert.match(record, 'Id?: types.ID | null')
})

Partner('makes families of derived types that narrow by xsi:type', () => {
  const types = text(files, 'types')
  assert.match(
    declaration(types, 'ProcessSubmitRequest'),
    /extends ProcessRequest \{[^}]*'xsi:type': 'ProcessSubmitRequest'\n/s,
  )
  const family = declaration(types, 'AnyProcessRequest')
  assert.match(family, "(ProcessRequest & { 'xsi:type'?: 'ProcessRequest' })")
  assert.match(family, 'ProcessWorkitemRequest')
  assert.match(text(files, 'messages'), 'actions?: readonly types.AnyProcessRequest[]')
})

Partner('gives results bare, void where there is none', () => {
  const stubs = text(files, 'stubs')
  assert.match(
    stubs,
    `login(request: messages.LoginRequest, options?: OperationOptions<'login'>): Promise<types.LoginResult>`,
  )
  assert.match(
    stubs,
    `logout(request?: messages.LogoutRequest, options?: OperationOptions<'logout'>): Promise<void>`,
  )
  assert.match(stubs, /create\(request\?: .*\): Promise<readonly types\.SaveResult\[\]>/)
})

Partner('ships no enumeration and no documentation to run time, and 40 KB of tables at most', () => {
  const tables = text(files, 'tables')
  const operations = text(files, 'operations')
  const rows = operations.slice(operations.search(/^\/\*\* Headers and faults/m))
  assert.not.match(tables, /AppSwitcher|INVALID_SESSION_ID/)
  assert.match(tables, "sObject: 'type fieldsToNull?*~ Id~ ...'")
  assert.match(tables, "address: '<tns:location city~ country~")
  assert.ok(rows.length > 5000 && tables.length + rows.length <= 40 * 1024)
})

const noVendor = !existsSync(vendor)
const vendorFiles = noVendor ? [] : readdirSync(vendor).filter((name) => name.endsWith('.wsdl'))

for (const name of vendorFiles) {
  Partner(`takes ${name}`, async () => {
    const begun = performance.now()
    const generated = await generatePartner(join(vendor, name))
    const seconds = (performance.now() - begun) / 1000
    const megabytes = readFileSync(join(vendor, name)).byteLength / 1e6
    console.log(`${name}: ${seconds.toFixed(2)} s, ${(seconds / megabytes).toFixed(2)} s per MB`)
    assert.ok(seconds < 30)
    assert.match(text(generated, 'stubs'), 'export function createStubs')
  })
}

Partner('names file, line and element of a WSDL that cannot be used', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wsdl-'))
  const broken = readFileSync(contract, 'utf8').replace('type="tns:GetUserInfoResult"', 'type="tns:Nowhere"')
  const file = join(folder, 'broken.wsdl')
  writeFileSync(file, broken)
  try {
    await generatePartner(file)
    assert.unreachable()
  } catch (error) {
    assert.match((error as Error).message, /broken\.wsdl:\d+: .*Nowhere/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

Partner.run()
