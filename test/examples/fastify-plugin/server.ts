import fastify from 'fastify'
import { salesforce } from './salesforce.ts'

const { SF_LOGIN_URL: loginUrl, SF_CLIENT_ID: clientId, SF_CLIENT_SECRET: clientSecret } = process.env
if (loginUrl === undefined || clientId === undefined || clientSecret === undefined) {
  throw new Error('SF_LOGIN_URL, SF_CLIENT_ID and SF_CLIENT_SECRET are needed: see README.md')
}

const app = fastify({ logger: { level: 'warn' } })
await app.register(salesforce, {
  oauth2: { loginUrl, clientId, clientSecret },
  grant: { grant_type: 'client_credentials' },
})

app.get('/accounts', async () => {
  const { records } = await app.salesforce.request<{ records: { Id: string; Name: string }[] }>(
    `/query?q=${encodeURIComponent('SELECT Id, Name FROM Account LIMIT 10')}`,
  )
  return records.map(({ Id, Name }) => ({ id: Id, name: Name }))
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close())
console.log(await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT'] ?? 3000) }))
