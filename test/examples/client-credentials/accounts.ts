import { Connection, isSalesforceError } from 'strictforce'

interface Account {
  readonly Id: string
  readonly Name: string
}

const SOQL = 'SELECT Id, Name FROM Account LIMIT 10'

function setting(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '') throw new Error(`${name} is not set: see README.md`)
  return value
}

async function main(): Promise<void> {
  const conn = new Connection({
    oauth2: {
      loginUrl: setting('SF_LOGIN_URL'),
      clientId: setting('SF_CLIENT_ID'),
      clientSecret: setting('SF_CLIENT_SECRET'),
    },
    grant: { grant_type: 'client_credentials' }, // logs in with the first request, and whenever the session is over
  })
  const { records } = await conn.request<{ records: Account[] }>(`/query?q=${encodeURIComponent(SOQL)}`)
  for (const { Id, Name } of records) console.log(Id, Name)
  await conn.logout()
}

main().catch((error: unknown) => {
  if (!isSalesforceError(error)) throw error
  console.error(`${error.errorCode} (${error.verdict}): ${error.message}`)
  const mayPass = error.verdict === 'retry' || error.verdict === 'throttled'
  process.exitCode = mayPass ? 75 : 1 // 75 is EX_TEMPFAIL: schedulers try again
})
