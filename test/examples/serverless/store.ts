import { createClient } from 'redis'
import type { SessionStore } from 'strictforce'
import { fileStore } from 'strictforce/stores/file'
import { redisStore } from 'strictforce/stores/redis'

/** Redis where functions run, files where they are developed; encrypted in both. */
export const store = await openStore(process.env['REDIS_URL'], process.env['SESSION_KEY'])

async function openStore(url: string | undefined, key: string | undefined): Promise<SessionStore> {
  if (key === undefined || key === '') throw new Error('SESSION_KEY is not set: a long random passphrase')
  if (url === undefined) return fileStore(process.env['SESSION_FOLDER'] ?? '.sessions', { key })
  const client = createClient({ url })
  client.on('error', (error: Error) => console.error('Redis:', error.message))
  await client.connect()
  return redisStore(client, { key })
}
