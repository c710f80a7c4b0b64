import { SalesforceError, type Verdict } from '../../src/errors/salesforce-error.js'
import type { LiveTokens, Renew, Renewal, Tokens } from '../../src/session/tokens.js'
import type { SessionStore } from '../../src/stores/store.js'
import { deferred, type Deferred } from './deferred.js'
import { WholeSession } from './whole-session.js'

/** The tokens of the n-th state of a session. */
export function tokensOf(state: number, changes: Partial<LiveTokens> = {}): LiveTokens {
  return {
    kind: 'oauth2',
    accessToken: `access-${state}`,
    refreshToken: `refresh-${state}`,
    instanceUrl: 'https://acme.my.salesforce.com',
    ...changes,
  }
}

/** The renewal that brings the n-th state. */
export function renewalOf(state: number, changes: Partial<LiveTokens> = {}): Renewal<string> {
  return { tokens: tokensOf(state, changes), answer: `answer-${state}` }
}

/** An error of a server's, with a verdict. */
export function failure(verdict: Verdict, message: string = verdict): SalesforceError {
  const errorCode = verdict === 'retry' ? 'NETWORK_ERROR' : 'invalid_grant'
  return new SalesforceError(message, { errorCode, verdict, status: 400, retryAfter: 3 })
}

/** A session whose renewals the test settles, and all that it told. */
export interface Observed {
  readonly session: WholeSession
  /** The renewals that were begun: the tokens given, and the promise to settle. */
  readonly flights: (Deferred<Renewal<string> | undefined> & { readonly spent: Tokens })[]
  readonly renewed: Renewal<string>[]
  readonly discarded: Renewal<string>[]
  /** Renews by the next flight, unless the test puts another way here; undefined for none. */
  way: { renew: Renew<string> | undefined }
}

/** Makes a session in its first state, unless others are given, in a store of its own unless one is given. */
export function observed(tokens: Tokens | null = tokensOf(0), store?: SessionStore): Observed {
  const flights: Observed['flights'] = []
  const renewed: Renewal<string>[] = []
  const discarded: Renewal<string>[] = []
  const way: Observed['way'] = {
    renew: (spent) => {
      const flight = { ...deferred<Renewal<string> | undefined>(), spent }
      flights.push(flight)
      return flight.promise
    },
  }
  const session = new WholeSession(store, 'ada', {
    renewalOf: () => way.renew,
    onRenewed: (renewal) => renewed.push(renewal),
    onDiscarded: (renewal) => discarded.push(renewal),
  })
  if (tokens !== null) session.open(tokens)
  return { session, flights, renewed, discarded, way }
}

/** Ends a session without a server. */
export function close(session: WholeSession): Promise<void> {
  return session.end(() => Promise.resolve())
}

/** The tokens of a session without the login that they come from. */
export function plain(tokens: Tokens | undefined): Tokens | undefined {
  if (tokens === undefined) return undefined
  const { kind, accessToken, refreshToken, instanceUrl } = tokens
  return { kind, accessToken, refreshToken, instanceUrl }
}

/** A server that takes some access tokens, and keeps what it was sent. */
export function server(...alive: readonly string[]) {
  const sent: string[] = []
  const valid = new Set(alive)
  return {
    sent,
    valid,
    send: (tokens: LiveTokens): Promise<number> => {
      sent.push(tokens.accessToken)
      return Promise.resolve(valid.has(tokens.accessToken) ? 200 : 401)
    },
    isRefused: (status: number): boolean => status === 401,
  }
}

/** Lets everything happen that waits for nothing. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
