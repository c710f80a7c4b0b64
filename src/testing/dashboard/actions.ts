import type { Endpoint } from '../call.js'
import { ENDPOINTS, FAULTS, type Fault } from '../faults.js'
import { endFamily, type OrgState } from '../state/index.js'
import type { UserFlags } from '../state/users.js'
import type { View } from './feed.js'

/** Members of an action beside its name. */
type Target = Readonly<Record<string, unknown>>

/** Carries an action out; gives the reason when its target is not there. */
type Action = (view: View, target: Target) => string | undefined

/** Actions of the dashboard, by the member `action` of the request; an ended session stays ended. */
const ACTIONS: Readonly<Record<string, Action>> = {
  expire: ({ org }, { session, user }) => expire(org, session, user),
  kill: ({ org }, { session }) => endSession(org, session, 'ended'),
  revoke: ({ org }, { refreshToken }) => revoke(org, refreshToken),
  lock: change({ locked: true }),
  unlock: change({ locked: false }),
  deactivate: change({ inactive: true }),
  activate: change({ inactive: false }),
  fault: ({ faults }, { endpoint, fault }) => {
    const known = ENDPOINTS.find((name) => name === endpoint)
    if (known === undefined) return `endpoint is one of ${ENDPOINTS.join(', ')}`
    if (fault !== null && !isFault(fault)) return `fault is null or one of ${FAULTS.join(', ')}`
    faults.set(known satisfies Endpoint, fault ?? undefined)
    return undefined
  },
}

/**
 * Carries the action of a request out.
 *
 * @returns the reason when there is no such action, or when its target is not there
 */
export function act(view: View, { action, ...target }: Target): string | undefined {
  const name = String(action)
  const found = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
  return found === undefined ? `action is one of ${Object.keys(ACTIONS).join(', ')}` : found(view, target)
}

function expire(org: OrgState, session: unknown, user: unknown): string | undefined {
  if (session !== undefined) return endSession(org, session, 'expired')
  org.sessions.endWhere(({ username }) => user === undefined || username === user, 'expired')
  return undefined
}

function endSession(org: OrgState, number: unknown, how: 'expired' | 'ended'): string | undefined {
  const found = org.sessions.list().find((session) => session.number === number)
  if (found === undefined) return 'no live session has this number'
  org.sessions.end(found.id, how)
  return undefined
}

function revoke(org: OrgState, number: unknown): string | undefined {
  const family = org.refreshTokens.list().find((candidate) => candidate.number === number)
  if (family === undefined) return 'no valid refresh token has this number'
  endFamily(org, family)
  return undefined
}

function change(flags: UserFlags): Action {
  return ({ org }, { user }) => {
    const known = org.users.list().find(({ username }) => username === user)
    if (known === undefined) return 'no user has this name'
    org.users.change(known.username, flags)
    return undefined
  }
}

function isFault(value: unknown): value is Fault {
  return FAULTS.some((name) => name === value)
}
