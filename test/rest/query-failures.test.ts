import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, type Query } from '../../src/index.js'
import { failure, withConnection } from './support.js'

const Queries = suite('queries that fail, and what becomes of them')

const objects = {
  Wheel__c: {
    fields: { Code__c: 'string#', Mill__c: 'Account' },
    records: Array.from({ length: 4500 }, (_, n) => ({ Code__c: `W${n}` })),
  },
}
const WHEELS = 'SELECT Code__c FROM Wheel__c'

Queries(
  'a failure reaches the error listener, and is no unhandled rejection then',
  withConnection(async ({ conn }) => {
    const seen: unknown[] = []
    const hear = (reason: unknown): number => seen.push(reason)
    process.on('unhandledRejection', hear)
    const error = await new Promise<Error>((resolve) => {
      conn.query('SELECT Nope FROM Account').on('error', resolve).run()
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    process.off('unhandledRejection', hear)
    assert.is(error.name, 'INVALID_FIELD')
    assert.equal(seen, [])
  }),
)

Queries(
  'a query runs once; nothing is sent before it is asked for its result',
  withConnection(async ({ conn, sent }) => {
    const query: Query = conn.query('SELECT Id FROM Account')
    await new Promise((resolve) => setTimeout(resolve, 10))
    assert.is(sent.length, 0)
    assert.is(await query.then(({ totalSize }) => totalSize), 3)
    assert.is((await query.finally(() => undefined)).totalSize, 3)
    assert.is(sent.length, 1)
    assert.throws(() => query.run(), /runs already/)
    assert.throws(() => query.limit(1), /runs already/)
    assert.match((await failure(conn.query('SELECT Id FROM Account').limit(1))).message, /given as SOQL/)
  }),
)

Queries(
  'a page that fails after a renewal says to query again',
  withConnection(
    async ({ org, conn }) => {
      const { nextRecordsUrl } = await conn.query(WHEELS)
      const { accessToken, instanceUrl } = org.openSession()
      const error = await failure(new Connection({ accessToken, instanceUrl }).queryMore(nextRecordsUrl!))
      assert.equal([error['errorCode'], error['verdict']], ['INVALID_QUERY_LOCATOR', 'retry'])
      assert.match(error.message, /query again/)
    },
    { objects },
  ),
)

Queries(
  'a page that is lost by a renewal on the way says to query again, in a loop as well',
  withConnection(
    async ({ org }) => {
      const { refreshToken, instanceUrl } = org.openSession()
      const { clientId, clientSecret } = org.app
      const oauth2 = { loginUrl: org.url, clientId, clientSecret }
      const conn = new Connection({ oauth2, refreshToken, instanceUrl })
      let count = 0
      const error = await failure(
        (async () => {
          for await (const record of conn.query(WHEELS)) {
            if ((count += 1) === 1500) org.expireSessions()
            assert.ok(record)
          }
        })(),
      )
      assert.equal([count, error['errorCode'], error['verdict']], [2000, 'INVALID_QUERY_LOCATOR', 'retry'])
      assert.match(error.message, /query again/)
      assert.is((await conn.query(WHEELS)).records.length, 2000)
    },
    { objects },
  ),
)

Queries(
  'a URL that the service would not take is refused before it is sent, with its length',
  withConnection(async ({ conn, sent }) => {
    const Id = Array.from({ length: 900 }, (_, n) => `001000000000${100 + n}AAA`)
    const error = await failure(conn.sobject('Account').find({ Id }, 'Id').run())
    assert.instance(error, TypeError)
    assert.match(error.message, /would have 2\d{4} characters.*in parts/)
    assert.is(sent.length, 0)
  }),
)

Queries(
  'an expired session is renewed on the way, and a busy org is asked again',
  withConnection(async ({ org, conn }) => {
    org.answer('query', { status: 503, headers: { 'Retry-After': '0' } })
    assert.is((await conn.query('SELECT Id FROM Account')).totalSize, 3)
    const { refreshToken, instanceUrl } = org.openSession()
    const { clientId, clientSecret } = org.app
    const renewing = new Connection({
      oauth2: { loginUrl: org.url, clientId, clientSecret },
      refreshToken,
      instanceUrl,
    })
    org.expireSessions()
    assert.is((await renewing.query('SELECT Id FROM Account')).totalSize, 3)
    org.expireSessions()
    assert.ok((await renewing.create('Account', { Name: 'x' })).success)
    assert.ok((renewing.limitInfo.apiUsage?.used ?? 0) > 0)
  }),
)

Queries(
  'children that have more pages come whole with autoFetch',
  withConnection(async ({ org, conn }) => {
    const child = (n: number): object => ({ attributes: { type: 'Contact' }, Name: `c${n}` })
    const next = '/services/data/v64.0/query/01gChild-1'
    const Contacts = { totalSize: 2, done: false, nextRecordsUrl: next, records: [child(1)] }
    const records = [{ attributes: { type: 'Account' }, Contacts }]
    org.answer('query', { status: 200, body: { totalSize: 1, done: true, records } })
    org.answer('queryMore', { status: 200, body: { totalSize: 2, done: true, records: [child(2)] } })
    const result = await conn.query('SELECT (SELECT Name FROM Contacts) FROM Account', { autoFetch: true })
    const whole = result.records[0]?.['Contacts'] as typeof Contacts
    assert.equal([whole.done, whole.records.length, whole.nextRecordsUrl], [true, 2, undefined])
  }),
)

Queries.run()
