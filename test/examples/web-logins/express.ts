import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import express, { type NextFunction, type Request, type Response } from 'express'
import session from 'express-session'
import { Connection, isSalesforceError, type PendingAuthorization } from 'strictforce'
import { oauth2, setting, store, withSession } from './salesforce.ts'

declare module 'express-session' {
  interface SessionData {
    pending: PendingAuthorization
    /** Name of the Salesforce session in the store. */
    key: string
  }
}

const app = express()
const cookie = { sameSite: 'lax', secure: 'auto' } as const
app.use(session({ secret: setting('SESSION_SECRET'), resave: false, saveUninitialized: false, cookie }))

app.get('/login', (request, response) => {
  const { url, ...pending } = oauth2.authorizationRequest({ scope: 'api id refresh_token' })
  request.session.pending = pending
  response.redirect(url)
})

app.get('/callback', async (request, response) => {
  const { pending } = request.session
  if (pending === undefined) return response.redirect('/login')
  await promisify(request.session.regenerate.bind(request.session))() // a new id for each login
  const key = randomUUID()
  const conn = new Connection({ oauth2, store, key })
  await conn.authorizeCallback(request.url, pending)
  conn.forget() // it stays in the store
  request.session.key = key
  response.redirect('/')
})

app.get('/', async (request, response) => {
  const { key } = request.session
  if (key === undefined) return response.redirect('/login')
  const user = await withSession(key, (conn) => conn.identity())
  response.type('text').send(`Hello, ${user.display_name}`)
})

app.post('/logout', async (request, response) => {
  const { key } = request.session
  await promisify(request.session.destroy.bind(request.session))()
  if (key !== undefined) await withSession(key, (conn) => conn.logout(true))
  response.type('text').send('You are logged out')
})

app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
  if (!isSalesforceError(error)) return next(error)
  response
    .status(error.verdict === 'reauthorize' ? 401 : 502)
    .type('text')
    .send(error.message)
})

const server = app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => console.log('ready'))
process.once('SIGTERM', () => server.close())
