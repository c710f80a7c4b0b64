import { createHmac } from 'node:crypto'
import { json, type Reply } from '../call.js'
import type { App } from '../state/apps.js'
import type { OrgState } from '../state/index.js'
import type { Family } from '../state/refresh-tokens.js'
import type { Session, SessionFacts } from '../state/sessions.js'
import type { User } from '../state/users.js'
import { hybridMembers } from './hybrid.js'
import { signIdToken } from './id-token.js'

/** Parts of a token response. */
export interface Issue {
  readonly user: User
  /** Undefined for the one grant that knows no app. */
  readonly app: App | undefined
  /** Named in the answer unless undefined. */
  readonly scope: string | undefined
  /** The family that the new session belongs to. */
  readonly family?: Family
  /** Whether the answer carries the family's refresh token. */
  readonly withRefreshToken?: boolean
  /** Comes back in the id token. */
  readonly nonce?: string | undefined
  /** Whether the sessions of a hybrid app's web views are opened as well. */
  readonly hybrid?: boolean
}

/** Opens a session and answers with it, field by field as the service does. */
export async function issueToken(org: OrgState, issue: Issue): Promise<Reply> {
  const { user, app, scope, family, withRefreshToken = false } = issue
  const facts = factsOf(issue)
  const session = org.sessions.open(facts)
  const id = identityUrl(org, user)
  const issuedAt = String(org.settings.clock())
  return json(200, {
    access_token: session.id,
    refresh_token: withRefreshToken ? family?.current : undefined,
    signature: createHmac('sha256', app?.clientSecret ?? '')
      .update(`${id}${issuedAt}`)
      .digest('base64'),
    scope,
    id_token: await idToken(org, issue, session, id),
    instance_url: org.url,
    id,
    token_type: 'Bearer',
    issued_at: issuedAt,
    ...(issue.hybrid === true ? hybridMembers(org, facts, scope ?? '') : {}),
  })
}

/** The address of a user's identity. */
export function identityUrl(org: OrgState, user: User): string {
  return `${org.url}/id/${org.organizationId}/${user.id}`
}

function factsOf({ user, app, scope, family }: Issue): SessionFacts {
  return {
    username: user.username,
    kind: 'oauth2',
    ...(app && { clientId: app.clientId }),
    scope: scope ?? 'api id',
    ...(family && { family: family.id }),
    restricted: user.passwordExpired,
  }
}

async function idToken(
  org: OrgState,
  { app, scope, nonce }: Issue,
  session: Session,
  sub: string,
): Promise<string | undefined> {
  if (app === undefined || !(scope?.split(' ').includes('openid') ?? false)) return undefined
  return await signIdToken(org, { sub, clientId: app.clientId, accessToken: session.id, nonce })
}
