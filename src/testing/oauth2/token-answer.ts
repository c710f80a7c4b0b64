import { createHmac } from 'node:crypto'
import { json, type Reply } from '../call.js'
import type { App } from '../state/apps.js'
import type { OrgState } from '../state/index.js'
import type { Family } from '../state/refresh-tokens.js'
import type { User } from '../state/users.js'

/** What a token answer is made of. */
export interface Issue {
  readonly user: User
  readonly app: App
  /** Named in the answer unless undefined. */
  readonly scope: string | undefined
  /** The family that the new session belongs to. */
  readonly family?: Family
  /** Whether the answer carries the family's refresh token. */
  readonly withRefreshToken?: boolean
}

/** Opens a session and answers with it, field by field as the service does. */
export function issueToken(
  org: OrgState,
  { user, app, scope, family, withRefreshToken = false }: Issue,
): Reply {
  const session = org.sessions.open({
    username: user.username,
    kind: 'oauth2',
    clientId: app.clientId,
    scope: scope ?? 'api id',
    ...(family && { family: family.id }),
    restricted: user.passwordExpired,
  })
  const id = identityUrl(org, user)
  const issuedAt = String(org.settings.clock())
  return json(200, {
    access_token: session.id,
    refresh_token: withRefreshToken ? family?.current : undefined,
    signature: createHmac('sha256', app.clientSecret).update(`${id}${issuedAt}`).digest('base64'),
    scope,
    instance_url: org.url,
    id,
    token_type: 'Bearer',
    issued_at: issuedAt,
  })
}

/** The address of a user's identity. */
export function identityUrl(org: OrgState, user: User): string {
  return `${org.url}/id/${org.organizationId}/${user.id}`
}
