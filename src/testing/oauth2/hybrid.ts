import { opaque } from '../ids.js'
import type { OrgState } from '../state/index.js'
import type { SessionFacts } from '../state/sessions.js'

/** The web views of a hybrid app, each with the scope that opens it. */
const VIEWS = ['lightning', 'visualforce', 'content'] as const

/** The sessions of a hybrid app's web views, and what its cookies need. */
export function hybridMembers(org: OrgState, facts: SessionFacts, scope: string): Record<string, string> {
  const scopes = scope.split(' ')
  const views = VIEWS.filter((view) => scopes.includes(view) || scopes.includes('full'))
  const sessions = views.flatMap((view) => [
    [`${view}_domain`, new URL(org.url).host],
    [`${view}_sid`, org.sessions.open(facts).id],
  ])
  return {
    ...(Object.fromEntries(sessions) as Record<string, string>),
    csrf_token: opaque(40),
    'cookie-clientSrc': '127.0.0.1',
    'cookie-sid_Client': opaque(20),
    sidCookieName: 'sid',
    parent_sid: org.sessions.open(facts).id,
    token_format: 'opaque',
  }
}
