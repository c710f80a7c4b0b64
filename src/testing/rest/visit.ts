import type { Call, Reply } from '../call.js'
import type { OrgState } from '../state/index.js'
import type { Session } from '../state/sessions.js'

/** Arguments of a resource: the session is alive and the version known. */
export interface Visit {
  readonly call: Call
  readonly org: OrgState
  readonly session: Session
  /** Such as `64.0`. */
  readonly version: string
}

/** Answers a visit. */
export type Resource = (visit: Visit) => Reply
