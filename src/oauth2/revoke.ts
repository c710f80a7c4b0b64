import { operations } from '../../generated/oauth2/operations.js'
import type { RevocationRequest } from '../../generated/oauth2/schema.js'
import { invalidArgument } from '../urls.js'
import type { App } from './app.js'
import { ask } from './ask.js'
import { oauthError } from './errors.js'
import { checkParameters } from './parameters.js'

/** What may be said of a revocation besides the token. */
export type RevocationParameters = Omit<RevocationRequest, 'token'>

/**
 * Revokes a token (RFC 7009 §2.1): an access token ends itself, a refresh token its access tokens too.
 *
 * @param host the host to ask, where it is not the app's own endpoint
 */
export async function revoke(
  app: App,
  token: string,
  params: RevocationParameters = {},
  host?: string,
): Promise<void> {
  if (typeof token !== 'string' || token === '') throw invalidArgument('revokeToken needs a token')
  const url = host === undefined ? app.endpoints.revoke : `${host}/services/oauth2/revoke`
  const body = { ...params, token }
  checkParameters(operations.revokeToken.body, body, 'revokeToken')
  await judgeRevocation(await ask(app, 'revokeToken', { body, url }), token)
}

/** Judges the answer to a revocation: any 2xx is success (RFC 7009 §2.2). */
export async function judgeRevocation(response: Response, token: string): Promise<void> {
  if (!response.ok) throw await oauthError('The revocation', response, [token])
}
