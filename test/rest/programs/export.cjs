// Exports by events, by pages and by a stream.
const { Connection } = require('jsforce')
const { Writable } = require('node:stream')

const { SF_URL: instanceUrl, SF_TOKEN: accessToken } = process.env
const conn = new Connection({ instanceUrl, accessToken, version: '64.0' })
const WHEELS = 'SELECT Code__c FROM Wheel__c ORDER BY Code__c'

function byEvents(options) {
  return new Promise((resolve, reject) => {
    const seen = []
    const query = conn
      .query(WHEELS)
      .on('record', ({ Code__c }, index) => seen.push(`${index} ${Code__c}`))
      .on('end', () => resolve([query.totalSize, query.totalFetched, seen.length, seen[0], seen.at(-1)]))
      .on('error', reject)
    query.run(options)
  })
}

async function byPages() {
  const numbers = []
  let page = await conn.query(WHEELS)
  for (;;) {
    numbers.push(page.records.length)
    if (page.done) return numbers
    page = await conn.queryMore(page.nextRecordsUrl)
  }
}

async function byStream() {
  const seen = []
  const sink = new Writable({
    objectMode: true,
    write(record, _encoding, next) {
      seen.push(record.Code__c)
      next()
    },
  })
  await new Promise((resolve, reject) => {
    conn
      .query(WHEELS)
      .run({ autoFetch: true, maxFetch: 2300 })
      .pipe(sink)
      .on('finish', resolve)
      .on('error', reject)
  })
  return [seen.length, seen[0], seen.at(-1)]
}

async function main() {
  console.log(...(await byEvents({ autoFetch: true, maxFetch: 10000 })))
  console.log(...(await byEvents({ autoFetch: true, maxFetch: 2100 })))
  console.log(...(await byEvents()))
  console.log(...(await byPages()))
  console.log(...(await byStream()))
  const all = await conn.query(WHEELS, { autoFetch: true, maxFetch: 2100 })
  console.log(all.totalSize, all.records.length)
  const failed = await conn.query('SELECT Nope FROM Wheel__c').catch((error) => error)
  console.log(failed.name, failed.errorCode)
}

void main()
