import { withSession } from '../../../salesforce.ts'
import { keyCookie, keyOf } from '../../lib/cookies.ts'

export async function POST(request: Request): Promise<Response> {
  const key = keyOf(request)
  if (key !== undefined) await withSession(key, (conn) => conn.logout(true))
  return new Response('You are logged out', { headers: { 'set-cookie': keyCookie(undefined) } })
}
