import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Record } from '../../src/index.js'
import { failure, withConnection } from './support.js'

const Queries = suite('queries')

const objects = {
  Wheel__c: {
    fields: { Code__c: 'string#', Mill__c: 'Account' },
    records: Array.from({ length: 4500 }, (_, n) => ({ Code__c: `W${n}` })),
  },
}
const WHEELS = 'SELECT Code__c FROM Wheel__c'

Queries(
  'a query gives its first page, and queryMore the next by path, URL or bare locator',
  withConnection(
    async ({ org, conn, sent }) => {
      const page = await conn.query(WHEELS)
      assert.equal([page.totalSize, page.done, page.records.length], [4500, false, 2000])
      const url = page.nextRecordsUrl!
      const bare = url.slice(url.lastIndexOf('/') + 1)
      for (const locator of [url, org.url + url, `https://evil.example${url}`, bare]) {
        const next = await conn.queryMore(locator)
        assert.equal([next.records.length, next.records[0]?.['Code__c']], [2000, 'W2000'])
      }
      assert.is(sent.filter((line) => line.startsWith('GET /query/')).length, 4)
      assert.instance(await failure(conn.queryMore('x y')), TypeError)
    },
    { objects },
  ),
)

Queries(
  'autoFetch joins the pages, at most maxFetch records, and tells when there are more',
  withConnection(
    async ({ conn }) => {
      const all = await conn.query(WHEELS, { autoFetch: true })
      assert.equal([all.records.length, all.done, all.nextRecordsUrl], [4500, true, undefined])
      const some = await conn.query(WHEELS).autoFetch(true).maxFetch(2500)
      assert.equal([some.records.length, some.totalSize, some.done], [2500, 4500, false])
      assert.ok(some.nextRecordsUrl)
    },
    { objects },
  ),
)

Queries(
  'events tell each record with its number; run gives the query itself',
  withConnection(
    async ({ conn }) => {
      const seen: string[] = []
      const query = conn.query<{ Code__c: string }>(WHEELS)
      await new Promise<void>((resolve, reject) => {
        query
          .on('record', ({ Code__c }, index) => seen.push(`${index}:${Code__c}`))
          .on('end', resolve)
          .on('error', reject)
        assert.is(query.run({ autoFetch: true, maxFetch: 2100 }), query)
      })
      assert.equal([seen.length, seen[0], seen.at(-1)], [2100, '0:W0', '2099:W2099'])
      assert.equal([query.totalSize, query.totalFetched], [4500, 2100])
    },
    { objects },
  ),
)

Queries(
  'iteration goes through all pages, and asks for no page before it is reached',
  withConnection(
    async ({ conn, sent }) => {
      let count = 0
      for await (const { Code__c } of conn.query<{ Code__c: string }>(WHEELS)) {
        assert.is(Code__c, `W${count}`)
        count += 1
        if (count === 10) assert.is(sent.length, 1)
      }
      assert.equal([count, sent.length], [4500, 3])
      for await (const record of conn.sobject('Wheel__c').find({}, 'Id')) {
        assert.ok(record)
        break
      }
      assert.is(sent.length, 4)
    },
    { objects },
  ),
)

Queries(
  'streams give all records, before and after run',
  withConnection(
    async ({ conn }) => {
      let count = 0
      for await (const record of conn.query(WHEELS).stream('record')) count += Object.keys(record).length / 2
      assert.is(count, 4500)
      for await (const record of conn.query(WHEELS).run({ autoFetch: true, maxFetch: 2100 }).stream('record'))
        count -= Object.keys(record).length / 2
      assert.is(count, 2400)
      const { PassThrough } = await import('node:stream')
      const target = conn.query(`${WHEELS} LIMIT 3`).pipe(new PassThrough({ objectMode: true }))
      const codes: unknown[] = []
      for await (const record of target) codes.push((record as Record)['Code__c'])
      assert.equal(codes, ['W0', 'W1', 'W2'])
    },
    { objects },
  ),
)

Queries(
  'find, findOne, select and count give records, one or null, and a number',
  withConnection(async ({ conn }) => {
    const Account = conn.sobject('Account')
    const found = await Account.find(
      { NumberOfEmployees: { $gt: 1 } },
      { Id: 1, Name: true, Industry: 0 },
    ).sort({ Name: -1 })
    assert.equal(
      found.map((one) => String(one['Name'])),
      ['Difference & Sons', 'Analytical Engines'],
    )
    assert.equal(Object.keys(found[0]!), ['attributes', 'Id', 'Name'])
    assert.is((await Account.findOne({ Name: { $like: 'Loom%' } }, 'Id, Name'))?.['Name'], 'Loom <Jacquard>')
    assert.is(await Account.findOne({ Name: 'nobody' }, ['Id']), null)
    assert.is(await Account.count(), 3)
    assert.is(await Account.count({ Industry: null }), 1)
    const first = await Account.select('Name').orderby('Name', 'DESC').limit(1).skip(1).execute()
    assert.equal(
      first.map((one) => String(one['Name'])),
      ['Difference & Sons'],
    )
    const [contact] = await conn
      .sobject('Contact')
      .find({ LastName: "O'Loom" }, 'Name, Account.Name, Account.Parent.Name')
    const { Name, Parent } = contact!['Account'] as { Name: string; Parent: { Name: string } }
    assert.equal([Name, Parent.Name], ['Difference & Sons', 'Analytical Engines'])
  }),
)

Queries(
  'the star stands for all fields of an object, and of a parent',
  withConnection(async ({ conn }) => {
    const [all] = await conn.sobject('Account').find({ Name: 'Loom <Jacquard>' })
    assert.ok('BillingCity' in all!)
    const [deal] = await conn.sobject('Opportunity').find({ Name: 'Mill' }, 'Id, Account.*')
    assert.is((deal!['Account'] as Record)['BillingCity'], 'London')
    assert.match(
      (await failure(conn.sobject('Opportunity').select('Wheel.*').run())).message,
      /no parent Wheel/,
    )
  }),
)

Queries(
  'queryAll and scanAll find deleted records',
  withConnection(async ({ conn }) => {
    const { id = '' } = await conn.create('Account', { Name: 'Gone' })
    await conn.destroy('Account', id)
    const soql = "SELECT Id FROM Account WHERE Name = 'Gone'"
    assert.is((await conn.query(soql)).totalSize, 0)
    assert.is((await conn.queryAll(soql)).totalSize, 1)
    assert.is((await conn.query(soql, { scanAll: true })).totalSize, 1)
    assert.is((await conn.query(soql).scanAll(true)).totalSize, 1)
  }),
)

Queries(
  'callbacks are served by every form',
  withConnection(async ({ conn }) => {
    const Account = conn.sobject('Account')
    const called = (
      start: (done: (error: Error | null, value?: unknown) => void) => unknown,
    ): Promise<unknown> =>
      new Promise((resolve, reject) => {
        start((error, value) => {
          if (error === null) resolve(value)
          else reject(error)
        })
      })
    const size = async (value: Promise<unknown>): Promise<number> => ((await value) as unknown[]).length
    assert.is(
      ((await called((done) => conn.query('SELECT Id FROM Account', done))) as { totalSize: number })
        .totalSize,
      3,
    )
    assert.is(await size(called((done) => Account.find(done))), 3)
    assert.is(await size(called((done) => Account.find({ Industry: null }, done))), 1)
    assert.is(await size(called((done) => Account.find({}, 'Id', done))), 3)
    assert.is(await size(called((done) => Account.find({}, 'Id', { limit: 2 }, done))), 2)
    assert.is(await size(called((done) => Account.find({}, 'Id').limit(1).execute(done))), 1)
    assert.is(await size(called((done) => Account.select('Id', done))), 3)
    assert.is(await called((done) => Account.count({}, done)), 3)
    assert.match(
      String(await called((done) => Account.find({}, 'Id').toSOQL(done))),
      'SELECT Id FROM Account',
    )
    const error = await failure(called((done) => conn.query('SELECT Nope FROM Account', done)))
    assert.is(error['errorCode'], 'INVALID_FIELD')
  }),
)

Queries.run()
