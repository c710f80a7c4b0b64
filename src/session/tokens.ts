import type { SalesforceError } from '../errors/salesforce-error.js'
import type { SessionKind } from '../stores/store.js'

/** What a session consists of; immutable, replaced as a whole. */
export interface Tokens {
  readonly kind: SessionKind
  /** Null when there is only a refresh token yet. */
  readonly accessToken: string | null
  readonly refreshToken: string | null
  readonly instanceUrl: string
  /** Identity URL of the user, where it is known. */
  readonly id?: string | undefined
  /** Which state of a session that is shared with other processes; the higher number is the later state. */
  readonly generation?: number | undefined
}

/** Tokens with an access token. */
export interface LiveTokens extends Tokens {
  readonly accessToken: string
}

/** What a renewal brought: the new tokens and, where the server sent one, its whole answer. */
export interface Renewal<Answer = unknown> {
  readonly tokens: LiveTokens
  readonly answer?: Answer | undefined
  /** The tokens are somebody else's renewal, taken over. */
  readonly adopted?: boolean
  /** The tokens are in a store, where others use them as well. */
  readonly shared?: boolean
  /** The tokens are in place, but something that must come with them failed; whoever waits is told. */
  readonly failure?: SalesforceError | undefined
}

/** Gets new tokens in place of those given; nothing when there is no way to. */
export type Renew<Answer = unknown> = (current: Tokens) => Promise<Renewal<Answer> | undefined>

/** What others who share the session have put in place of the tokens given, if anything. */
export type Adopt = (current: Tokens) => Promise<LiveTokens | undefined>

/** Whether there is an access token yet. */
export function isLive(tokens: Tokens): tokens is LiveTokens {
  return tokens.accessToken !== null
}

/** Whether the first is a later state of a shared session than the second. */
export function isLater(tokens: Tokens, than: Tokens): boolean {
  return (tokens.generation ?? 0) > (than.generation ?? 0)
}
