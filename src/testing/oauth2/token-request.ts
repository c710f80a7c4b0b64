import type { Call } from '../call.js'
import type { OrgState } from '../state/index.js'
import type { Client } from './client.js'

/** Arguments of a grant: the client has been authenticated, or is a public one. */
export interface TokenRequest extends Client {
  readonly call: Call
  readonly form: URLSearchParams
  readonly org: OrgState
}
