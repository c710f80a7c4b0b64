import { sessionId } from '../ids.js'
import { createHistory, type Past } from './past.js'

/** How a session was opened. */
export interface SessionFacts {
  readonly username: string
  readonly kind: 'soap' | 'oauth2'
  readonly clientId?: string
  readonly scope?: string
  /** Family of the refresh token that it belongs to. */
  readonly family?: string
  /** Only good for `setPassword`. */
  readonly restricted?: boolean
}

/** A live session; its id is the access token. */
export interface Session extends SessionFacts {
  readonly id: string
  /** Counts the sessions of the org from 1; names one without its secret. */
  readonly number: number
  /** Milliseconds since 1970. */
  readonly openedAt: number
  /** Milliseconds since 1970 at which it ends unless it is used. */
  readonly expiresAt: number
}

/** How a session ended: by its time limit, or by a request to end it. */
export type SessionEnd = 'expired' | 'ended'

/** The sessions of an org. */
export interface Sessions {
  open(facts: SessionFacts): Session
  /** The session, if it is alive; its time starts anew. */
  use(id: string): Session | undefined
  /** The session, if it is alive; its time runs on. */
  peek(id: string): Session | undefined
  /** Ends a session; false when it was dead already. */
  end(id: string, how?: SessionEnd): boolean
  endWhere(test: (session: Session) => boolean, how?: SessionEnd): void
  /** Lifts the restriction of an expired password. */
  release(id: string): void
  /** The live ones. */
  list(): readonly Session[]
  /** The last ones that are over. */
  past(): readonly Past<Session, SessionEnd>[]
}

/** Sessions that are over and still shown. */
const SHOWN = 20

/** Sessions that end `seconds` after their last use. */
export function createSessions(clock: () => number, seconds: number, organizationId: string): Sessions {
  const live = createLive(clock)
  const deadline = (): number => clock() + seconds * 1000
  let opened = 0
  return {
    ...live,
    open(facts) {
      opened += 1
      const times = { openedAt: clock(), expiresAt: deadline() }
      return live.put({ ...facts, id: sessionId(organizationId), number: opened, ...times })
    },
    use(id) {
      const session = live.peek(id)
      return session && live.put({ ...session, expiresAt: deadline() })
    },
    release(id) {
      const session = live.peek(id)
      if (session) live.put({ ...session, restricted: false })
    },
  }
}

function createLive(clock: () => number) {
  const live = new Map<string, Session>()
  const history = createHistory<Session, SessionEnd>(SHOWN)
  const drop = (session: Session, how: SessionEnd): void => {
    if (live.delete(session.id)) history.add(session, how)
  }
  const peek = (id: string): Session | undefined => {
    const session = live.get(id)
    if (session && session.expiresAt <= clock()) drop(session, 'expired')
    return live.get(id)
  }
  const list = (): readonly Session[] => [...live.keys()].flatMap((id) => peek(id) ?? [])
  return {
    put(session: Session): Session {
      live.set(session.id, session)
      return session
    },
    peek,
    end(id: string, how: SessionEnd = 'ended'): boolean {
      const session = peek(id)
      if (session) drop(session, how)
      return session !== undefined
    },
    endWhere(test: (session: Session) => boolean, how: SessionEnd = 'ended'): void {
      for (const session of list()) if (test(session)) drop(session, how)
    },
    list,
    past: history.list,
  }
}
