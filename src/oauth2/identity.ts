import type { Identity } from '../../generated/oauth2/schema.js'
import type { App } from './app.js'
import { ask } from './ask.js'
import { judgeMembers } from './members.js'
import { tokenWordError } from './token-word.js'

export type { Identity }

/**
 * Asks who a token stands for; the token goes into the Authorization header only, and to no host that is not
 * trusted, since the URL comes from an answer.
 */
export async function sendIdentity(
  app: App,
  user: { readonly url: string; readonly organizationId: string; readonly id: string },
  accessToken: string,
): Promise<Response> {
  app.hosts.check(user.url, 'The identity URL', [accessToken])
  const path = { organizationId: user.organizationId, userId: user.id }
  return ask(app, 'identity', { url: user.url, accessToken, path })
}

/** Judges the answer of the identity service, which says what is wrong in one plain word. */
export async function judgeIdentity(response: Response): Promise<Identity> {
  if (!response.ok) throw await tokenWordError(response, 'The identity request')
  return judgeMembers<Identity>(response, 'The identity', ['id', 'user_id', 'organization_id'])
}
