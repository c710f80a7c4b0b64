import type { StoredSession } from '../stores/store.js'

/** Tokens with an access token, as a store holds them; immutable, replaced as a whole. */
export type LiveTokens = StoredSession

/** The tokens of a session; there may be only a refresh token yet, or none. */
export type Tokens = Omit<StoredSession, 'accessToken'> & { readonly accessToken: string | null }

/** The outcome of a renewal: the new tokens and, where the server sent one, its whole answer. */
export interface Renewal<Answer = unknown> {
  readonly tokens: LiveTokens
  readonly answer?: Answer | undefined
}

/** Gets new tokens in place of those given; undefined when there are none to be had. */
export type Renew<Answer = unknown> = (current: Tokens) => Promise<Renewal<Answer> | undefined>

/** Whether there is an access token yet. */
export function isLive(tokens: Tokens): tokens is LiveTokens {
  return tokens.accessToken !== null
}

/** Whether two sessions have the same access token and the same refresh token. */
export function areSame(one: Tokens, other: Tokens): boolean {
  return one.accessToken === other.accessToken && one.refreshToken === other.refreshToken
}

/** The user in an identity URL; user ids have 15 characters, or 18 with the checksum. */
const USER = /\/id\/[\w-]+\/([\w-]{1,15})[\w-]*\/?$/

/** Whether two sessions belong to different users, as far as their users are known. */
export function haveDifferentUsers(...both: readonly [Tokens, Tokens]): boolean {
  const [first, second] = both.map(({ id = '' }) => USER.exec(id)?.[1])
  return first !== undefined && second !== undefined && first !== second
}
