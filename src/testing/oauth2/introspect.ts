import { json, readForm, type Call, type Reply } from '../call.js'
import type { OrgState } from '../state/index.js'
import { authenticateClient, wrongClient } from './client.js'
import { identityUrl } from './token-answer.js'

/** Tells an app about one of its own tokens (RFC 7662). */
export async function introspect(call: Call, org: OrgState): Promise<Reply> {
  const form = readForm(call)
  const client = await authenticateClient(call, form, org)
  if ('status' in client) return client
  if (!client.proven) return wrongClient()
  const { app } = client
  const token = form.get('token') ?? ''
  const facts = sessionFacts(token, app.clientId, org) ?? refreshFacts(token, app.clientId, org)
  return json(200, facts ?? { active: false })
}

function sessionFacts(token: string, clientId: string, org: OrgState) {
  const session = org.sessions.peek(token)
  if (session?.clientId !== clientId) return undefined
  const times = {
    exp: seconds(session.expiresAt),
    iat: seconds(session.openedAt),
    nbf: seconds(session.openedAt),
  }
  return {
    ...facts(session.username, session.scope ?? '', clientId, org),
    token_type: 'access_token',
    ...times,
  }
}

function refreshFacts(token: string, clientId: string, org: OrgState) {
  const family = org.refreshTokens.find(token)
  if (family?.current !== token || family.clientId !== clientId) return undefined
  return { ...facts(family.username, family.scope, clientId, org), token_type: 'refresh_token' }
}

function facts(username: string, scope: string, clientId: string, org: OrgState) {
  const user = org.users.find(username)
  return { active: true, scope, client_id: clientId, username, sub: user && identityUrl(org, user) }
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}
