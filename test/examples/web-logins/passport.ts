import { randomUUID } from 'node:crypto'
import express, { type Request } from 'express'
import session from 'express-session'
import passport from 'passport'
import { Connection, type PendingAuthorization } from 'strictforce'
import { oauth2, setting, store, withSession } from './salesforce.ts'

declare module 'express-session' {
  interface SessionData {
    pending: PendingAuthorization
  }
}

declare global {
  namespace Express {
    interface User {
      /** Name of the Salesforce session in the store. */
      readonly key: string
    }
  }
}

/** Logs users in with Salesforce; state, nonce and PKCE are those of strictforce. */
class SalesforceStrategy extends passport.Strategy {
  override name = 'salesforce'

  override authenticate(request: Request): void {
    const { pending } = request.session
    if (request.query['state'] === undefined) return this.redirect(begin(request))
    if (pending === undefined) return this.fail('the login was not begun here', 400)
    delete request.session.pending
    finish(request.url, pending).then(
      (user) => this.success(user),
      (error: unknown) => this.error(error),
    )
  }
}

function begin(request: Request): string {
  const { url, ...pending } = oauth2.authorizationRequest({ scope: 'api id refresh_token' })
  request.session.pending = pending
  return url
}

async function finish(url: string, pending: PendingAuthorization): Promise<Express.User> {
  const key = randomUUID()
  const conn = new Connection({ oauth2, store, key })
  await conn.authorizeCallback(url, pending)
  conn.forget() // it stays in the store
  return { key }
}

passport.use(new SalesforceStrategy())
passport.serializeUser<string>((user, done) => done(null, user.key))
passport.deserializeUser<string>((key, done) => done(null, { key }))

const app = express()
const cookie = { sameSite: 'lax', secure: 'auto' } as const
app.use(session({ secret: setting('SESSION_SECRET'), resave: false, saveUninitialized: false, cookie }))
app.use(passport.session())

app.get('/login', passport.authenticate('salesforce'))
app.get('/callback', passport.authenticate('salesforce', { successRedirect: '/' }))

app.get('/', async ({ user }, response) => {
  if (user === undefined) return response.redirect('/login')
  const identity = await withSession(user.key, (conn) => conn.identity())
  response.type('text').send(`Hello, ${identity.display_name}`)
})

app.post('/logout', async (request, response, next) => {
  const { user } = request
  if (user !== undefined) await withSession(user.key, (conn) => conn.logout(true))
  request.logout((error: unknown) => {
    if (error !== undefined && error !== null) return next(error)
    response.type('text').send('You are logged out')
  })
})

const server = app.listen(Number(process.env['PORT'] ?? 3000), '127.0.0.1', () => console.log('ready'))
process.once('SIGTERM', () => server.close())
