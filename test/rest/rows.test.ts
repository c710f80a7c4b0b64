import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Record, SaveResult } from '../../src/index.js'
import { failure, withConnection } from './support.js'

const Rows = suite('verbs for rows')

const objects = { Wheel__c: { fields: { Code__c: 'string#', Teeth__c: 'double', Mill__c: 'Account' } } }

Rows(
  'one record is made, read, changed and deleted',
  withConnection(async ({ conn }) => {
    const made = await conn
      .sobject('Account')
      .create({ Name: 'Mill', Id: 'ignored', attributes: { type: 'X' } })
    assert.ok(made.success)
    const id = made.id
    assert.equal(await conn.update('Account', { Id: id, Name: 'Big mill' }), {
      id,
      success: true,
      errors: [],
    })
    const { Name, attributes } = await conn.retrieve('Account', id, { fields: 'Name' })
    assert.equal([Name, attributes?.type], ['Big mill', 'Account'])
    assert.equal(await conn.destroy('Account', id), { id, success: true, errors: [] })
    assert.is((await failure(conn.retrieve('Account', id)))['errorCode'], 'NOT_FOUND')
    assert.is((await failure(conn.del('Account', id)))['errorCode'], 'ENTITY_IS_DELETED')
  }),
)

Rows(
  'a record reference does the same',
  withConnection(async ({ conn }) => {
    const { id = '' } = await conn.create('Account', { Name: 'Mill' })
    const record = conn.sobject('Account').record(id)
    assert.ok((await record.update({ Name: 'Inn' })).success)
    assert.is((await record.retrieve({ fields: ['Name'] }))['Name'], 'Inn')
    assert.ok((await record.delete()).success)
  }),
)

Rows(
  'the type may stand in the record, as with jsforce 1',
  withConnection(async ({ conn, sent }) => {
    const made = await conn.insert({ type: 'Account', Name: 'Mill' })
    await conn.update({ attributes: { type: 'Account' }, Id: made.id, Name: 'Inn' })
    const [first] = await conn.create([{ attributes: { type: 'Contact' }, LastName: 'Somerville' }])
    assert.ok(first?.success)
    assert.equal(
      sent.map((line) => line.split('?')[0]),
      ['POST /sobjects/Account', `PATCH /sobjects/Account/${made.id!}`, 'POST /composite/sobjects'],
    )
    assert.match((await failure(conn.create({ Name: 'x' }))).message, /type of the record is not known/)
  }),
)

Rows(
  'a list is saved by one request; each failure tells its place and its code under both names',
  withConnection(async ({ conn, sent }) => {
    const made = await conn.sobject('Account').create([{ Name: 'One' }, { Nmae: 'x' }, { Name: 'Three' }])
    assert.equal(
      made.map(({ success }) => success),
      [true, false, true],
    )
    const [failed] = made.filter((one): one is Extract<SaveResult, { success: false }> => !one.success)
    assert.equal(
      [failed?.index, failed?.errors[0]?.errorCode, failed?.errors[0]?.statusCode],
      [1, 'INVALID_FIELD', 'INVALID_FIELD'],
    )
    const ids = made.flatMap((one) => one.id ?? [])
    assert.equal(
      (await conn.retrieve('Account', [...ids, '001000000000999AAA'], { fields: ['Name'] })).map(
        (one: Record | null) => one?.['Name'] as unknown,
      ),
      ['One', 'Three', undefined],
    )
    const updated = await conn.sobject('Account').update(ids.map((Id) => ({ Id, Industry: 'Mining' })))
    assert.ok(updated.every(({ success }) => success))
    assert.ok((await conn.sobject('Account').destroy(ids)).every(({ success }) => success))
    assert.is(sent.length, 4)
  }),
)

Rows(
  'allOrNone undoes all for one failure',
  withConnection(async ({ conn }) => {
    const results = await conn.create('Account', [{ Name: 'One' }, {}], { allOrNone: true })
    assert.equal(
      results.map((one) => one.errors[0]?.errorCode),
      ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING'],
    )
    assert.is(await conn.sobject('Account').count({ Name: 'One' }), 0)
  }),
)

Rows(
  'more than 200 records need allowRecursive, and go out by 200; an empty list goes out not at all',
  withConnection(async ({ conn, sent }) => {
    const many = Array.from({ length: 450 }, (_, n) => ({ Name: n === 420 ? '' : `No ${n}` }))
    const refused = await failure(conn.create('Account', many))
    assert.instance(refused, TypeError)
    assert.match(refused.message, /450 records .* 200 .*allowRecursive/)
    assert.is(sent.length, 0)
    const made = await conn.create('Account', many, { allowRecursive: true })
    assert.is(sent.length, 3)
    assert.equal(
      made.flatMap((one) => (one.success ? [] : one.index)),
      [420],
    )
    assert.equal(await conn.create('Account', []), [])
    assert.equal(await conn.retrieve('Account', []), [])
    assert.is(sent.length, 3)
  }),
)

Rows(
  'when a later request of 200 fails, the error tells how many had their results before',
  withConnection(async ({ org, conn }) => {
    const many = Array.from({ length: 201 }, (_, n) => ({ Name: `No ${n}` }))
    let count = 0
    const second = ({ name }: { name: string }): boolean => name === 'createMany' && (count += 1) === 2
    org.answer(second, { status: 500, body: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'out of cards' }] })
    const error = await failure(conn.create('Account', many, { allowRecursive: true }))
    assert.match(error.message, /out of cards \(the first 200 records had their results before\)/)
  }),
)

Rows(
  'upsert encodes the value of the external id, and tells what became of it',
  withConnection(
    async ({ conn, sent }) => {
      const record = { Code__c: 'a/b?c #é', Teeth__c: 12 }
      const made = await conn.sobject('Wheel__c').upsert(record, 'Code__c')
      assert.equal([made.success, made.created], [true, true])
      const again = await conn.upsert('Wheel__c', { ...record, Teeth__c: 13 }, 'Code__c')
      assert.equal([again.id, again.created], [made.id, false])
      assert.is((await conn.retrieve('Wheel__c', made.id!))['Code__c'], 'a/b?c #é')
      assert.is(sent[0], 'PATCH /sobjects/Wheel__c/Code__c/a%2Fb%3Fc%20%23%C3%A9')
      const many = await conn.upsert('Wheel__c', [record, { Code__c: 'new' }], 'Code__c')
      assert.equal(
        many.map(({ created }) => created),
        [false, true],
      )
    },
    { objects },
  ),
)

Rows(
  'upsert names the paths of several records with one external id',
  withConnection(
    async ({ conn }) => {
      await conn.create('Wheel__c', [{ Code__c: 'twin' }, { Code__c: 'twin' }])
      const error = await failure(conn.upsert('Wheel__c', { Code__c: 'twin' }, 'Code__c'))
      assert.equal([error.name, error['status']], ['MULTIPLE_CHOICES', 300])
      assert.match(
        String((error['data'] as string[])[1]),
        /^\/services\/data\/v64\.0\/sobjects\/Wheel__c\/\w{18}$/,
      )
    },
    { objects },
  ),
)

Rows(
  'before API version 46.0 a list is upserted record by record, before 42.0 saved so',
  withConnection(
    async ({ conn, sent }) => {
      const results = await conn.upsert(
        'Wheel__c',
        [{ Code__c: 'one' }, { Code__c: 'two', Nope: 1 }],
        'Code__c',
      )
      assert.equal(
        results.map(({ success }) => success),
        [true, false],
      )
      assert.is(results[1]?.errors[0]?.errorCode, 'INVALID_FIELD')
      assert.is(sent.length, 2)
    },
    { objects },
    { version: '45.0' },
  ),
)

for (const [what, call] of [
  ['update without an Id', (conn) => conn.update('Account', { Name: 'x' })],
  ['update of a list without an Id', (conn) => conn.update('Account', [{ Name: 'x' }])],
  ['destroy without an id', (conn) => conn.destroy('Account', '')],
  ['retrieve without an id', (conn) => conn.retrieve('Account', '')],
  ['upsert without a value', (conn) => conn.upsert('Account', { Name: 'x' }, 'Code__c')],
  ['upsert without a field', (conn) => conn.upsert('Account', { Name: 'x' }, '')],
] as readonly [
  string,
  (conn: Parameters<Parameters<typeof withConnection>[0]>[0]['conn']) => Promise<unknown>,
][]) {
  Rows(
    `${what} is refused before anything is sent`,
    withConnection(async ({ conn, sent }) => {
      const error = await failure(call(conn))
      assert.instance(error, TypeError)
      assert.is(sent.length, 0)
    }),
  )
}

Rows(
  'a new record that is like others tells their ids, and nothing else of them',
  withConnection(async ({ org, conn }) => {
    const record = { attributes: { type: 'Account', url: '/x' }, Id: '001000000000001AAA', Name: 'Secret' }
    const match = { matchConfidence: 100, record, fieldDiffs: [] }
    const duplicateResut = { allowSave: true, matchResults: [{ rule: 'R', matchRecords: [match] }] }
    const body = [{ errorCode: 'DUPLICATES_DETECTED', message: 'Like another', duplicateResut }]
    org.answer('create', { status: 400, body })
    const error = await failure(conn.create('Account', { Name: 'x' }))
    const found = (error['data'] as { duplicateResut: typeof duplicateResut }).duplicateResut
    assert.is(found.matchResults[0]?.matchRecords[0]?.record.Id, '001000000000001AAA')
    assert.not.match(JSON.stringify(error['data']), 'Secret')
  }),
)

Rows(
  'a file comes as a stream of bytes',
  withConnection(async ({ conn }) => {
    const Body = Buffer.from('punched card').toString('base64')
    const { id = '' } = await conn.create('Attachment', { Name: 'card.txt', Body })
    const chunks: Uint8Array[] = []
    for await (const chunk of conn.sobject('Attachment').record(id).blob('Body')) chunks.push(chunk)
    assert.is(Buffer.concat(chunks).toString(), 'punched card')
    const gone = conn.sobject('Attachment').record('00P000000000009AAA').blob('Body')
    const error = await failure(
      (async () => {
        for await (const chunk of gone) chunks.push(chunk)
      })(),
    )
    assert.is(error['errorCode'], 'NOT_FOUND')
  }),
)

Rows(
  'signal and timeout end a verb, and headers go out with it',
  withConnection(async ({ org, conn }) => {
    org.answer('create', { delay: 5000 }, 2)
    const error = await failure(conn.create('Account', { Name: 'x' }, { timeout: 30 }))
    assert.is(error['errorCode'], 'TIMEOUT')
    const abort = new AbortController()
    const aborted = failure(conn.create('Account', { Name: 'x' }, { signal: abort.signal }))
    abort.abort(new Error('enough'))
    assert.is((await aborted).message, 'enough')
    assert.ok(
      (await conn.create('Account', { Name: 'x' }, { headers: { 'Sforce-Auto-Assign': 'FALSE' } })).success,
    )
  }),
)

Rows.run()
