import { sessionId } from '../ids.js'

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
  /** Milliseconds since 1970. */
  readonly openedAt: number
  /** Milliseconds since 1970 at which it ends unless it is used. */
  readonly expiresAt: number
}

/** The live sessions of an org. */
export interface Sessions {
  open(facts: SessionFacts): Session
  /** The session, if it is alive; its time starts anew. */
  use(id: string): Session | undefined
  /** The session, if it is alive; its time runs on. */
  peek(id: string): Session | undefined
  /** Ends a session; false when it was dead already. */
  end(id: string): boolean
  endWhere(test: (session: Session) => boolean): void
  /** Lifts the restriction of an expired password. */
  release(id: string): void
  list(): readonly Session[]
}

/** Sessions that end `seconds` after their last use. */
export function createSessions(clock: () => number, seconds: number, organizationId: string): Sessions {
  const live = new Map<string, Session>()
  const deadline = (): number => clock() + seconds * 1000

  function peek(id: string): Session | undefined {
    const session = live.get(id)
    if (session && session.expiresAt <= clock()) live.delete(id)
    return live.get(id)
  }

  function put(session: Session): Session {
    live.set(session.id, session)
    return session
  }

  return {
    open: (facts) =>
      put({ ...facts, id: sessionId(organizationId), openedAt: clock(), expiresAt: deadline() }),
    use(id) {
      const session = peek(id)
      return session && put({ ...session, expiresAt: deadline() })
    },
    peek,
    end: (id) => peek(id) !== undefined && live.delete(id),
    endWhere(test) {
      for (const session of live.values()) if (test(session)) live.delete(session.id)
    },
    release(id) {
      const session = peek(id)
      if (session) put({ ...session, restricted: false })
    },
    list: () => [...live.keys()].flatMap((id) => peek(id) ?? []),
  }
}
