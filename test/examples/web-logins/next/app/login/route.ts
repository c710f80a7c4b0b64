import { oauth2 } from '../../../salesforce.ts'
import { pendingCookie } from '../../lib/cookies.ts'

export function GET(): Response {
  const { url, ...pending } = oauth2.authorizationRequest({ scope: 'api id refresh_token' })
  return new Response(null, {
    status: 302,
    headers: { location: url, 'set-cookie': pendingCookie(pending) },
  })
}
