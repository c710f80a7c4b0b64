import { withSession } from '../../../salesforce.ts'
import { keyOf } from '../../lib/cookies.ts'

export async function GET(request: Request): Promise<Response> {
  const key = keyOf(request)
  if (key === undefined) return new Response('Log in first.', { status: 401 })
  const user = await withSession(key, (conn) => conn.identity())
  return new Response(`Hello, ${user.display_name}`)
}
