// A report by promises: a login, related records, a number, a logout.
const jsforce = require('jsforce')

async function main() {
  const conn = new jsforce.Connection({ loginUrl: process.env.SF_URL, version: '64.0' })
  const user = await conn.login(process.env.SF_USERNAME, process.env.SF_PASSWORD)
  console.log(user.id, user.organizationId)
  const { totalSize, done, records } = await conn.query(
    'SELECT Name, Account.Name FROM Contact ORDER BY Name LIMIT 5',
  )
  console.log(totalSize, done)
  for (const { attributes, Name, Account } of records) console.log(attributes.type, Name, Account?.Name)
  const parents = await conn.query('SELECT Name, (SELECT Name FROM Contacts) FROM Account ORDER BY Name')
  for (const { Name, Contacts } of parents.records) console.log(Name, Contacts?.records.length ?? 'none')
  console.log((await conn.query('SELECT COUNT() FROM Contact')).totalSize)
  await conn.logout()
  console.log(conn.accessToken)
}

main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
