import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import session from '@fastify/session'
import fastify from 'fastify'
import { Connection, isSalesforceError, type PendingAuthorization } from 'strictforce'
import { oauth2, setting, store, withSession } from './salesforce.ts'

declare module 'fastify' {
  interface Session {
    pending?: PendingAuthorization
    /** Name of the Salesforce session in the store. */
    key?: string
  }
}

const app = fastify()
await app.register(cookie)
await app.register(session, {
  secret: setting('SESSION_SECRET'),
  saveUninitialized: false,
  cookie: { sameSite: 'lax', secure: 'auto' },
})

app.get('/login', (request, reply) => {
  const { url, ...pending } = oauth2.authorizationRequest({ scope: 'api id refresh_token' })
  request.session.pending = pending
  return reply.redirect(url)
})

app.get('/callback', async (request, reply) => {
  const { pending } = request.session
  if (pending === undefined) return reply.redirect('/login')
  await request.session.regenerate() // a new id for each login
  const key = randomUUID()
  const conn = new Connection({ oauth2, store, key })
  await conn.authorizeCallback(request.url, pending)
  conn.forget() // it stays in the store
  request.session.key = key
  return reply.redirect('/')
})

app.get('/', async (request, reply) => {
  const { key } = request.session
  if (key === undefined) return reply.redirect('/login')
  const user = await withSession(key, (conn) => conn.identity())
  return reply.type('text/plain').send(`Hello, ${user.display_name}`)
})

app.post('/logout', async (request, reply) => {
  const { key } = request.session
  await request.session.destroy()
  if (key !== undefined) await withSession(key, (conn) => conn.logout(true))
  return reply.type('text/plain').send('You are logged out')
})

app.setErrorHandler((error, _request, reply) => {
  if (!isSalesforceError(error)) throw error
  return reply.status(error.verdict === 'reauthorize' ? 401 : 502).send(error.message)
})

await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT'] ?? 3000) })
console.log('ready')
process.once('SIGTERM', () => void app.close())
