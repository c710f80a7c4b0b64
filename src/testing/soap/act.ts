import type { Reply } from '../call.js'
import type { OrgState } from '../state/index.js'
import type { Session } from '../state/sessions.js'
import type { SoapRequest } from './envelope.js'
import type { XmlElement } from './xml.js'

/** Plays an operation whose session is alive. */
export type Operation = (act: Act) => Reply

/** Arguments of an operation. */
export interface Act {
  readonly request: SoapRequest
  readonly state: OrgState
  readonly session: Session
  readonly version: number
  /** The response header of every call that counts against the API limit. */
  readonly header: readonly XmlElement[]
}
