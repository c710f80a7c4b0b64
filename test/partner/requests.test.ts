import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Stubs } from '../../generated/partner/stubs.js'
import { createEnvelopeCheck } from '../../src/testing/contracts/xsd.js'
import { answering, envelope, stubs, thrown } from './answers.js'
import { path } from './samples.js'

const Requests = suite('requests that are not what the contract says')

const schema = createEnvelopeCheck(readFileSync(path, 'utf8'))
const CREATED = envelope('<createResponse/>')

const query = { queryString: 'q' }
const WRONG: readonly (readonly [what: string, call: (api: Stubs) => Promise<unknown>, message: string])[] = [
  [
    'text for a number',
    (api) => api.query(query, batchOf('many')),
    'QueryOptions.batchSize must be of type int',
  ],
  [
    'a part of a number',
    (api) => api.query(query, batchOf(2.5)),
    'QueryOptions.batchSize must be of type int',
  ],
  ['no number', (api) => api.query(query, batchOf(Number.NaN)), 'QueryOptions.batchSize must be of type int'],
  [
    'text for a flag',
    (api) => api.create({}, { headers: { AllOrNoneHeader: { allOrNone: 'yes' as never } } }),
    'AllOrNoneHeader.allOrNone must be of type boolean',
  ],
  [
    'a day for an instant',
    (api) => api.getUpdated({ sObjectType: 'X', startDate: '2026-01-01' as never, endDate: new Date(0) }),
    'getUpdated.startDate must be of type dateTime',
  ],
  [
    'milliseconds for an instant',
    (api) => api.getUpdated({ sObjectType: 'X', startDate: 0 as never, endDate: new Date(0) }),
    'getUpdated.startDate must be of type dateTime',
  ],
  ['a hole in a list', (api) => api.create({ sObjects: new Array<never>(1) }), 'create.sObjects[0] must be'],
]

function batchOf(batchSize: unknown): object {
  return { headers: { QueryOptions: { batchSize } } }
}

for (const [what, call, message] of WRONG) {
  Requests(`a value that is none of its type is refused by name: ${what}`, async () => {
    const { send, sent } = answering(CREATED)
    const error = (await thrown(() => call(stubs(send)))) as Error
    assert.instance(error, TypeError)
    assert.match(error.message, message)
    assert.is(sent.length, 0)
  })
}

Requests('numbers, flags and instants may be text in the form of the schema', async () => {
  const { send, sent } = answering(CREATED)
  const updated = { sObjectType: 'X', startDate: '2026-01-01T00:00:00Z' as never, endDate: new Date(0) }
  const forms = [
    (api: Stubs) => api.query(query, batchOf('250')),
    (api: Stubs) => api.create({}, { headers: { AllOrNoneHeader: { allOrNone: 1 as never } } }),
    (api: Stubs) => api.getUpdated(updated),
  ]
  for (const call of forms)
    await thrown(() => call(stubs(send)).then(() => Promise.reject(new Error('sent'))))
  assert.is(sent.length, forms.length)
  for (const { body } of sent) assert.equal(schema.check(body ?? ''), [])
})

Requests('a request that refers to itself, or goes down too deep, is refused as such', async () => {
  const { send, sent } = answering(CREATED)
  const loop: Record<string, unknown> & { type: string } = { type: 'X' }
  loop['Self'] = loop
  let deep: { type: string; Parent?: unknown } = { type: 'X' }
  for (let depth = 0; depth < 50_000; depth += 1) deep = { type: 'X', Parent: deep }
  for (const record of [loop, deep]) {
    const error = (await thrown(() => stubs(send).create({ sObjects: [record] }))) as Error
    assert.instance(error, TypeError)
    assert.match(error.message, 'The request of create() refers to itself, or is nested too deeply')
  }
  assert.is(sent.length, 0)
})

Requests('options and headers that are null are none', async () => {
  const { send, sent } = answering(CREATED)
  await stubs(send).create({}, null as never)
  await stubs(send).create({}, { headers: null as never })
  assert.is(sent.length, 2)
})

Requests.run()
