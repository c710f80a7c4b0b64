import { operations } from '../../generated/oauth2/operations.js'
import type { Send } from '../transport.js'
import { encodingOf, exchange, type Stubs } from './client.js'
import { oauthError } from './errors.js'

/** Sends a revocation (RFC 7009 §2.1): an access token ends itself, a refresh token its access tokens too. */
export function sendRevocation(send: Send, stubs: Stubs, token: string, url: string): Promise<Response> {
  const encoding = encodingOf(operations.revokeToken)
  const body = { token }
  return exchange(send, (wire) => stubs.POST('/services/oauth2/revoke', { ...wire, ...encoding, body }), {
    url,
  })
}

/** Judges the answer to a revocation: any 2xx is success (RFC 7009 §2.2). */
export async function judgeRevocation(response: Response, token: string): Promise<void> {
  if (!response.ok) throw await oauthError('The revocation', response, [token])
}
