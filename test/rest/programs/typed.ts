// A typed program: its types are those of jsforce 3.
import { Connection, type QueryResult, type Record, type SaveResult } from 'jsforce'

interface Account {
  Id: string
  Name: string
  Industry: string | null
}

const { SF_URL: instanceUrl = '', SF_TOKEN: accessToken = '' } = process.env
const conn = new Connection({ instanceUrl, accessToken, version: '64.0' })

async function accounts(): Promise<Account[]> {
  const { records } = await conn.query<Account & Record>(
    'SELECT Id, Name, Industry FROM Account ORDER BY Name',
  )
  return records
}

function told(result: SaveResult): string {
  return result.success ? result.id.slice(0, 3) : result.errors.map(({ message }) => message).join()
}

for (const { Name, Industry } of await accounts()) console.log(Name, Industry?.toLowerCase() ?? 'none')
const result: SaveResult = await conn.sobject('Account').create({ Name: 'Mill' })
console.log(told(result))
const page: QueryResult<Record> = await conn.query('SELECT Id FROM Wheel__c')
console.log(page.done, page.nextRecordsUrl !== undefined, page.records.length)
const all: QueryResult<Record> = await conn.query('SELECT Id FROM Wheel__c').autoFetch(true).maxFetch(2200)
console.log(all.records.length)
const deleted = await conn.query('SELECT Id FROM Account', { scanAll: true })
console.log(deleted.totalSize)
const one: Record | null = await conn.sobject('Account').findOne({ Name: 'Mill' }, 'Id, Name')
console.log(String(one?.['Name']))
