// own process
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection } from '../../src/index.js'

setFlagsFromString('--expose-gc')

const Memory = suite('memory of queries')

const gc = runInNewContext('gc') as () => void

/** Bytes of the heap that are in use. */
function used(): number {
  gc()
  gc()
  return process.memoryUsage().heapUsed
}

const PAGE = 2000
const TOTAL = 50_000

/** A page of records of about 400 bytes each, as an org would send it. */
function pageFrom(start: number): Response {
  const records = Array.from({ length: PAGE }, (_, n) => ({
    attributes: { type: 'Note', url: `/services/data/v64.0/sobjects/Note/${start + n}` },
    Id: String(start + n),
    Text: `${start + n} `.repeat(50),
  }))
  const end = start + PAGE
  const more = end < TOTAL ? { nextRecordsUrl: `/services/data/v64.0/query/01g-${end}` } : {}
  return Response.json({ totalSize: TOTAL, done: end >= TOTAL, ...more, records })
}

const conn = new Connection({
  accessToken: 'x',
  instanceUrl: 'https://mydomain.my.salesforce.com',
  fetch: (url) => Promise.resolve(pageFrom(Number(/01g-(\d+)/.exec(url)?.[1] ?? 0))),
})

const SOQL = 'SELECT Id, Text FROM Note'

/** The most bytes beyond the first page that are in use while records are read, looked at once a page. */
async function growthOf(
  records: AsyncIterable<{ Id?: string }>,
): Promise<readonly [count: number, most: number]> {
  let [count, first, most] = [0, 0, 0]
  for await (const { Id } of records) {
    assert.is(Id, String(count))
    if (count === PAGE - 1) first = used()
    if (count > PAGE && count % PAGE === PAGE - 1) most = Math.max(most, used() - first)
    count += 1
  }
  return [count, most]
}

Memory('50,000 records by iteration take no more than one page of them does', async () => {
  const [count, most] = await growthOf(conn.query(SOQL))
  assert.is(count, TOTAL)
  assert.ok(most < 3e6, `${most} bytes more than at the first page`)
})

Memory('so do 50,000 records by a stream that is read', async () => {
  const [count, most] = await growthOf(conn.query(SOQL).stream('record'))
  assert.is(count, TOTAL)
  assert.ok(most < 3e6, `${most} bytes more than at the first page`)
})

Memory('a result with all records keeps them: the figure above can fail', async () => {
  const before = used()
  const { records } = await conn.query(SOQL, { autoFetch: true, maxFetch: TOTAL })
  assert.is(records.length, TOTAL)
  assert.ok(used() - before > 10e6)
})

Memory.run()
