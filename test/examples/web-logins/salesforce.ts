import { Connection, OAuth2 } from 'strictforce'
import { fileStore } from 'strictforce/stores/file'

/** The app, as it stands in Setup. */
export const oauth2 = new OAuth2({
  loginUrl: setting('SF_LOGIN_URL'),
  clientId: setting('SF_CLIENT_ID'),
  clientSecret: setting('SF_CLIENT_SECRET'),
  redirectUri: setting('SF_REDIRECT_URI'),
})

/** The users' sessions, encrypted: in files on one machine, by redisStore() on many. */
export const store = fileStore(process.env['SESSION_FOLDER'] ?? '.sessions', {
  key: setting('SESSION_SECRET'),
})

/** Works on a user's session, which renews itself and stays in the store. */
export async function withSession<T>(key: string, task: (conn: Connection) => Promise<T>): Promise<T> {
  const conn = await Connection.open({ oauth2, store, key })
  try {
    return await task(conn)
  } finally {
    conn.forget()
  }
}

export function setting(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '') throw new Error(`${name} is not set: see README.md`)
  return value
}
