// The objects of an org, and requests of other resources.
import { Connection } from 'jsforce'

const { SF_URL: instanceUrl, SF_TOKEN: accessToken } = process.env
const conn = new Connection({ instanceUrl, accessToken, version: '64.0' })

const { sobjects } = await conn.describeGlobal()
console.log(sobjects.map(({ name }) => name).join(' '))
const account = await conn.sobject('Account').describe()
console.log(account.label, account.keyPrefix, account.fields.length)
for (const { name, type, nillable } of account.fields.slice(0, 9)) console.log(name, type, nillable)
console.log((await conn.describe('Contact')).childRelationships.length)
const { searchRecords } = await conn.search('FIND {Love*} IN ALL FIELDS RETURNING Contact(Id, LastName)')
console.log(searchRecords.map(({ attributes, LastName }) => `${attributes.type} ${LastName}`).join())
const { DailyApiRequests } = await conn.limits()
console.log(DailyApiRequests.Max, conn.limitInfo.apiUsage.limit)

const { id } = await conn.requestPost('/sobjects/Account', { Name: 'Mill' })
const path = `/services/data/v${conn.version}/sobjects/Account/${id}`
console.log(await conn.requestPatch(path, { Name: 'Inn' }))
console.log((await conn.request(path)).Name, (await conn.requestGet(`${instanceUrl}${path}`)).Name)
console.log((await conn.recent(1)).length, (await conn.sobject('Account').recent()).length)
const [start, end] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)]
console.log((await conn.updated('Account', start, end)).ids.includes(id))
console.log(await conn.requestDelete(path))
console.log(
  (await conn.sobject('Account').deleted(start.toISOString(), end.toISOString())).deletedRecords.length,
)
for (const call of [
  () => conn.request('/nothing'),
  () => conn.describe('Nope__c'),
  () => conn.query('SELECT Id FROM Nope__c'),
  () => conn.query('SELECT Id, Nope FROM Account'),
  () => conn.search('FIND'),
]) {
  const error = await call().then(
    () => undefined,
    (reason) => reason,
  )
  console.log(error.name, error.errorCode, error.message)
}
