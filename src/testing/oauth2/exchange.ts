import type { Reply } from '../call.js'
import type { OrgState } from '../state/index.js'
import { invalidGrant, oauthError, wrongDomain } from './errors.js'
import { issueFor } from './issue.js'
import { readJwt } from './jwt.js'
import { readSaml } from './saml.js'
import { isAllowed } from './scope.js'
import type { TokenRequest } from './token-request.js'

/**
 * Exchanges a token of another identity provider (RFC 8693, section 2.1). In place of the handler that an
 * administrator writes, the org takes what its own provider signs, and its own living tokens.
 */
export async function exchangeToken({ form, app, org }: TokenRequest): Promise<Reply> {
  if (!org.settings.myDomain) return wrongDomain()
  const handler = form.get('token_handler')
  if (handler !== null && handler !== app.tokenHandler)
    return oauthError('invalid_request', 'token exchange handler not found')
  const scope = form.get('scope') ?? app.scope
  if (!isAllowed(app, scope)) return oauthError('invalid_scope', 'the requested scope is not allowed')
  const username = await subjectOf(form.get('subject_token') ?? '', form.get('subject_token_type') ?? '', org)
  if (username === undefined) return invalidGrant('invalid subject token')
  return await issueFor(org, username, { app, scope, renewable: form.has('scope') })
}

/** The username that a subject token stands for. */
async function subjectOf(token: string, type: string, org: OrgState): Promise<string | undefined> {
  switch (type.split(':').at(-1)) {
    case 'access_token':
      return org.sessions.peek(token)?.username
    case 'refresh_token': {
      const family = org.refreshTokens.find(token)
      return family?.current === token ? family.username : undefined
    }
    case 'saml2':
      return (await readSaml(token, org.settings.clock()))?.subject
    default:
      return await subjectOfJwt(token, org)
  }
}

async function subjectOfJwt(token: string, org: OrgState): Promise<string | undefined> {
  const jwt = await readJwt(token, org, ({ iss }) =>
    iss === org.url ? org.keys.signing.publicKey : org.keys.provider.publicKey,
  )
  const id = jwt?.iss === org.url ? jwt.sub.split('/').at(-1) : undefined
  return id === undefined ? jwt?.sub : org.users.findById(id)?.username
}
