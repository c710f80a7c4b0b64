import { randomUUID } from 'node:crypto'
import { Connection } from 'strictforce'
import { oauth2, store } from '../../../salesforce.ts'
import { keyCookie, pendingCookie, pendingOf } from '../../lib/cookies.ts'

export async function GET(request: Request): Promise<Response> {
  const pending = pendingOf(request)
  if (pending === undefined) return new Response('Start the login again.', { status: 400 })
  const key = randomUUID()
  const conn = new Connection({ oauth2, store, key })
  await conn.authorizeCallback(request.url, pending)
  conn.forget() // it stays in the store
  const headers = new Headers({ location: '/account' })
  headers.append('set-cookie', pendingCookie(undefined))
  headers.append('set-cookie', keyCookie(key))
  return new Response(null, { status: 302, headers })
}
