import { serve } from '@hono/node-server'
import { createClient } from 'redis'
import type { SessionStore } from 'strictforce'
import { fileStore } from 'strictforce/stores/file'
import { redisStore } from 'strictforce/stores/redis'
import { createApp } from './app.ts'
import { Cookies } from './cookies.ts'
import { Sessions } from './salesforce.ts'

const { origin, protocol } = new URL(setting('SF_REDIRECT_URI'))
const secret = setting('SESSION_SECRET')
if (secret.length < 32) throw new Error('SESSION_SECRET is too short: 32 characters or more')

const oauth2 = {
  loginUrl: setting('SF_LOGIN_URL'),
  clientId: setting('SF_CLIENT_ID'),
  clientSecret: setting('SF_CLIENT_SECRET'),
  redirectUri: setting('SF_REDIRECT_URI'),
}
const app = createApp({
  sessions: new Sessions(oauth2, await openStore(process.env['REDIS_URL'])),
  cookies: new Cookies(secret, protocol === 'https:'),
  origin,
})
const port = Number(process.env['PORT'] ?? 3000)
const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => console.log(`Open ${origin}`))
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => server.close(() => process.exit()))

async function openStore(url: string | undefined): Promise<SessionStore> {
  if (url === undefined) return fileStore(process.env['SESSION_FOLDER'] ?? '.sessions', { key: secret })
  const client = createClient({ url })
  client.on('error', (error: Error) => console.error('Redis:', error.message))
  await client.connect()
  return redisStore(client, { key: secret })
}

function setting(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '') throw new Error(`${name} is not set: see README.md`)
  return value
}
