// own process
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { contract } from '../../generated/partner/operations.js'
import { decode } from '../../src/partner/decode.js'
import { schemaOf } from '../../src/partner/types.js'
import { envelope } from './answers.js'

setFlagsFromString('--expose-gc')

const Memory = suite('memory of SOAP answers')

const query = schemaOf(contract).operation('query')!

const gc = runInNewContext('gc') as () => void

/** Bytes of the heap that are in use. */
function used(): number {
  gc()
  gc()
  return process.memoryUsage().heapUsed
}

/** The records of an answer of so many rows. */
function answerOf(rows: number, field: (row: number) => string): string {
  const records = Array.from(
    { length: rows },
    (_, row) => `<records xsi:type="sf:sObject">${field(row)}</records>`,
  )
  return envelope(
    `<queryResponse><result><done>true</done><queryLocator xsi:nil="true"/>${records.join('')}<size>${rows}</size></result></queryResponse>`,
  )
}

interface Result {
  readonly result: { readonly records: readonly Record<string, unknown>[] }
}

function read(text: string): readonly Record<string, unknown>[] {
  return (decode(schemaOf(contract), query, text).result as unknown as Result).result.records
}

Memory('a value that is kept does not keep the answer that it was in', () => {
  const row = (index: number): string =>
    `<sf:type>Account</sf:type><sf:Id>001${String(index).padStart(15, '0')}</sf:Id><sf:Note xsi:type="sf:NoSuchTypeAtAll"><sf:ALongNameOfAField>${'a long text '.repeat(20)}</sf:ALongNameOfAField></sf:Note>`
  const before = used()
  const kept = ((): unknown => {
    const last = read(answerOf(20_000, row)).at(-1)
    return [last, Object.keys(last?.['Note'] as object)]
  })()
  const growth = used() - before
  assert.is((kept as [{ Id: string }])[0].Id, '001000000000019999')
  assert.ok(growth < 1e6, `${growth} bytes are kept`)
})

for (const [what, field] of Object.entries({
  'short texts': () => '<sf:a>b</sf:a><sf:c>d</sf:c>',
  'names that are never the same': (row: number) => `<sf:a${row}>b</sf:a${row}><sf:b${row}/>`,
  'namespaces that are never the same': (row: number) =>
    `<a${row} xmlns="u${row}"><b xmlns:c="d${row}"/></a${row}>`,
  'types that are never the same': (row: number) => `<sf:a xsi:type="sf:T${row}"><sf:b>c</sf:b></sf:a>`,
})) {
  Memory(`reading takes at most ten bytes of memory a byte: ${what}`, () => {
    const text = answerOf(100_000, field)
    const before = used()
    const records = read(text)
    const growth = process.memoryUsage().heapUsed - before
    assert.is(records.length, 100_000)
    assert.ok(growth < 10 * text.length + 2e7, `${(growth / text.length).toFixed(1)} bytes a byte`)
    assert.ok(used() - before < 10 * text.length)
  })
}

Memory.run()
