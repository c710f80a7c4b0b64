import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, isSalesforceError, records } from '../../src/index.js'
import { startOrg } from '../../src/testing/index.js'
import { envelope, fault, refused } from './answers.js'

const Records = suite('records of a query')

interface Sent {
  readonly operation: string
  readonly body: string
}

/** A connection whose org answers with batches of records, numbered from 1. */
function batches(sizes: readonly number[]): { readonly conn: Connection; readonly sent: Sent[] } {
  const sent: Sent[] = []
  const conn = new Connection({
    accessToken: '00D!token',
    instanceUrl: 'https://example.my.salesforce.com',
    fetch: async (_input, init) => {
      const body = await new Response(init.body).text()
      const operation = /<(query|queryAll|queryMore) xmlns/.exec(body)?.[1] ?? ''
      sent.push({ operation, body })
      return new Response(answer(operation, sizes, Number(/>at-(\d+)</.exec(body)?.[1] ?? 0)), {
        headers: { 'content-type': 'text/xml' },
      })
    },
  })
  return { conn, sent }
}

function answer(operation: string, sizes: readonly number[], batch: number): string {
  const start = sizes.slice(0, batch).reduce((sum, size) => sum + size, 0)
  const rows = Array.from({ length: sizes[batch] ?? 0 }, (_, index) => {
    const name = `<sf:type>Account</sf:type><sf:Id xsi:nil="true"/><sf:Name>${start + index + 1}</sf:Name>`
    return `<records xsi:type="sf:sObject">${name}</records>`
  })
  const last = batch + 1 >= sizes.length
  const locator = last ? '<queryLocator xsi:nil="true"/>' : `<queryLocator>at-${batch + 1}</queryLocator>`
  const result = `<done>${String(last)}</done>${locator}${rows.join('')}<size>0</size>`
  return envelope(`<${operation}Response><result>${result}</result></${operation}Response>`)
}

async function namesOf(all: AsyncIterable<Record<string, unknown>>): Promise<unknown[]> {
  const names: unknown[] = []
  for await (const { Name } of all) names.push(Name)
  return names
}

for (const sizes of [[0], [3], [2, 2, 1], [2, 0, 1], [0, 0]]) {
  Records(`come one by one from batches of ${sizes.join(', ')}`, async () => {
    const { conn, sent } = batches(sizes)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    const expected = Array.from({ length: total }, (_, index) => String(index + 1))
    assert.equal(await namesOf(conn.partner.records('SELECT Name FROM Account')), expected)
    assert.equal(
      sent.map(({ operation }) => operation),
      ['query', ...sizes.slice(1).map(() => 'queryMore')],
    )
  })
}

Records('nothing is asked for before the first record is wanted, nor after a break', async () => {
  const { conn, sent } = batches([2, 2, 2])
  const all = conn.partner.records('q')
  assert.is(sent.length, 0)
  for await (const { Name } of all) if (Name === '3') break
  assert.is(sent.length, 2)
  assert.equal(await all.next(), { done: true, value: undefined })
  assert.is(sent.length, 2)
})

Records('headers go along, to queryMore those that it takes', async () => {
  const { conn, sent } = batches([1, 1])
  const headers = { QueryOptions: { batchSize: 250 }, MruHeader: { updateMru: true } }
  await namesOf(conn.partner.records('q', { headers }))
  for (const { body } of sent) assert.match(body, '<batchSize>250</batchSize>')
  assert.match(sent[0]!.body, 'updateMru')
  assert.not.match(sent[1]!.body, 'updateMru')
})

Records('deleted ones come by queryAll', async () => {
  const { conn, sent } = batches([1, 1])
  await namesOf(conn.partner.records('q', { all: true }))
  assert.equal(
    sent.map(({ operation }) => operation),
    ['queryAll', 'queryMore'],
  )
  const { partner } = conn
  const query: typeof partner.query = (request, options) => partner.query(request, options)
  try {
    await namesOf(records({ query, queryMore: () => Promise.reject(new Error()) }, 'q', { all: true }))
    assert.unreachable()
  } catch (error) {
    assert.instance(error, TypeError)
  }
})

Records('an abort ends the query between batches', async () => {
  const { conn, sent } = batches([1, 1, 1])
  const controller = new AbortController()
  try {
    for await (const { type } of conn.partner.records('q', { signal: controller.signal }))
      controller.abort(type)
    assert.unreachable()
  } catch (error) {
    assert.ok(error === controller.signal.reason || isSalesforceError(error))
  }
  assert.is(sent.length, 1)
})

Records('an error in the middle reaches the loop, after the records before it', async () => {
  const seen: unknown[] = []
  const { conn } = batches([2, 2])
  const queryMore = (): Promise<never> => Promise.reject(new Error('gone'))
  try {
    for await (const { Name } of records({ query: (request) => conn.partner.query(request), queryMore }, 'q'))
      seen.push(Name)
    assert.unreachable()
  } catch (error) {
    assert.is((error as Error).message, 'gone')
  }
  assert.equal(seen, ['1', '2'])
})

Records('an answer that is neither the last nor names a next one is refused', async () => {
  const query = () => Promise.resolve({ done: false, queryLocator: null, records: [] })
  const error = await refused(() => namesOf(records({ query, queryMore: query }, 'q')))
  assert.is(error.errorCode, 'INVALID_RESPONSE')
})

Records('the session is renewed in the middle of a query', async () => {
  const org = await startOrg()
  const conn = new Connection({
    oauth2: { loginUrl: org.url, clientId: org.app.clientId, clientSecret: org.app.clientSecret },
    ...org.openSession(),
  })
  org.answer('query', { status: 200, body: answer('query', [2, 1], 0) })
  org.answer('queryMore', { status: 500, body: fault('INVALID_SESSION_ID', 'over') })
  org.answer('queryMore', { status: 200, body: answer('queryMore', [2, 1], 1) })
  assert.equal(await namesOf(conn.partner.records('SELECT Name FROM Account')), ['1', '2', '3'])
  assert.is(org.count('refresh_token'), 1)
  await org.close()
})

Records.run()
