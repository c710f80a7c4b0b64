import { isRecord } from './answers.js'
import { SalesforceError } from './errors.js'
import { sessionClosed } from './session-errors.js'
import { fromStore, storeUnavailable, toStore } from './stored-session.js'
import type { SessionStore } from './stores/store.js'
import {
  isLater,
  isLive,
  type Adopt,
  type LiveTokens,
  type Renew,
  type Renewal,
  type Tokens,
} from './tokens.js'

/** Milliseconds before another try of what somebody else may be doing at this moment, or of a failed save. */
const PAUSES = [100, 300, 900, 2700]
/** Milliseconds between further tries of a save that failed for all of these. */
const SAVE_AGAIN = 1000

/**
 * A session in a store: renews and ends it so that all who share it stay on one pair of tokens.
 *
 * Whatever changes the session happens in the store's `exclusive`, after a look at what others have put
 * there, and is saved before anybody uses it.
 */
export class SharedSession {
  readonly #store: SessionStore
  readonly #key: string
  /** Whether the store is known to have held this session: if it is gone then, somebody ended it. */
  #known = false
  /** The renewal that holds the key at this moment, and the login that came meanwhile, perhaps made by it. */
  #renewing: { login?: LiveTokens } | undefined

  constructor(store: SessionStore, key: string) {
    this.#store = store
    this.#key = key
  }

  /** What the store holds, or undefined. */
  async load(): Promise<LiveTokens | undefined> {
    const stored = await this.#reach(() => this.#store.load(this.#key))
    return isRecord(stored) ? fromStore(stored) : undefined
  }

  /** Puts a session that was newly opened in place of whatever was there. */
  async publish(tokens: LiveTokens): Promise<LiveTokens> {
    const save = async (): Promise<LiveTokens> => this.#save(tokens, await this.load())
    const renewing = this.#renewing
    return renewing === undefined ? this.#exclusive(save) : (renewing.login = await save())
  }

  /** Takes the session out, for all who share it; gives its latest state, for whoever ends it at the server. */
  async withdraw(): Promise<LiveTokens | undefined> {
    return this.#exclusive(async () => {
      const latest = await this.load()
      await this.#reach(() => this.#store.delete(this.#key))
      return latest
    })
  }

  /** Hears of what others put in place, where the store can tell; undefined when somebody ended the session. */
  subscribe(listener: (tokens: LiveTokens | undefined) => void): () => void {
    const end = this.#store.subscribe?.(this.#key, (stored) => {
      const tokens = isRecord(stored) ? fromStore(stored) : undefined
      if (tokens !== undefined) this.#known = true
      if (tokens !== undefined || this.#known) listener(tokens)
    })
    return end ?? (() => undefined)
  }

  /**
   * A later state than `current`, if there is one; a state that the store does not have yet is put there.
   * The key is taken only for that, so that nobody waits for a renewal while the session that is there lives.
   */
  readonly adopt: Adopt = async (current) => {
    const early = await this.load()
    if (early !== undefined && !isLater(current, early)) return this.#successor(early, current)
    return this.#exclusive(() => this.#catchUp(current))
  }

  /** Renews, unless others have done so already. */
  renewal<Answer>(renew: Renew<Answer> | undefined): Renew<Answer> {
    return async (current) => {
      const early = this.#successor(await this.load(), current)
      return early === undefined ? this.#exclusive(() => this.#renewFirst(renew, current)) : adopted(early)
    }
  }

  async #catchUp(current: Tokens): Promise<LiveTokens | undefined> {
    const stored = await this.load()
    const isNews = stored === undefined ? !this.#known : isLater(current, stored)
    if (isNews && isLive(current)) await this.#save(current, stored)
    return this.#successor(stored, current)
  }

  async #renewFirst<Answer>(
    renew: Renew<Answer> | undefined,
    current: Tokens,
  ): Promise<Renewal<Answer> | undefined> {
    const stored = await this.load()
    if (stored === undefined && this.#known) throw sessionClosed('another process')
    const successor = this.#successor(stored, current)
    if (successor !== undefined) return adopted(successor)
    if (renew === undefined) return undefined
    this.#renewing = {}
    return this.#renewPatiently(renew, current).finally(() => {
      this.#renewing = undefined
    })
  }

  async #renewPatiently<Answer>(renew: Renew<Answer>, current: Tokens): Promise<Renewal<Answer> | undefined> {
    for (const pause of [...PAUSES, undefined]) {
      try {
        const renewal = await renew(current)
        const login = this.#renewing?.login
        this.#renewing = undefined
        return renewal && (login === undefined ? await this.#saved(renewal, current) : renewal)
      } catch (error) {
        if (!isBusy(error) && !isSpent(error)) throw error
        if (isBusy(error) && pause !== undefined) await sleep(pause)
        const successor = this.#successor(await this.load(), current)
        if (successor !== undefined) return adopted(successor)
        if (isSpent(error) || pause === undefined) throw error
      }
    }
    return undefined
  }

  /** The new pair is saved before anyone uses it; when that fails, it stays in hand here, and everyone is told. */
  async #saved<Answer>(renewal: Renewal<Answer>, current: Tokens): Promise<Renewal<Answer>> {
    const tokens = { ...renewal.tokens, id: renewal.tokens.id ?? current.id, generation: next(current) }
    for (const pause of [...PAUSES, undefined]) {
      try {
        await this.#put(tokens)
        return { ...renewal, tokens }
      } catch (error) {
        if (pause === undefined) {
          void this.#saveLater(tokens)
          return { ...renewal, tokens, failure: error as SalesforceError }
        }
        await sleep(pause)
      }
    }
    return renewal
  }

  /** Until the store answers again; nobody can renew before, as that takes the store as well. */
  async #saveLater(tokens: LiveTokens): Promise<void> {
    for (let isSaved = false; !isSaved;) {
      await sleep(SAVE_AGAIN, false)
      isSaved = await this.#catchUpLate(tokens).then(
        () => true,
        () => false,
      )
    }
  }

  /** Puts a state in place that nobody has renewed or ended meanwhile. */
  async #catchUpLate(tokens: LiveTokens): Promise<void> {
    await this.#exclusive(async () => {
      const stored = await this.load()
      if (stored !== undefined && isLater(tokens, stored)) await this.#put(tokens)
    })
  }

  /** The time is above every number of a session that was logged out before, and that somebody may still have. */
  async #save(tokens: LiveTokens, before: Tokens | undefined): Promise<LiveTokens> {
    const generation = Math.max(next(tokens), before === undefined ? Date.now() : next(before))
    return this.#put({ ...tokens, generation })
  }

  async #put(tokens: LiveTokens): Promise<LiveTokens> {
    const secrets = [tokens.accessToken, tokens.refreshToken]
    await this.#reach(() => this.#store.save(this.#key, toStore(tokens)), secrets)
    this.#known = true
    return tokens
  }

  /** What is stored, if it takes the place of `current`. */
  #successor(stored: LiveTokens | undefined, current: Tokens): LiveTokens | undefined {
    if (stored === undefined) return undefined
    this.#known = true
    return stored.accessToken !== current.accessToken && isLater(stored, current) ? stored : undefined
  }

  /** The store's `exclusive`; what the task throws goes through, what the store throws is told as such. */
  async #exclusive<T>(task: () => Promise<T>): Promise<T> {
    let outcome: Promise<T> | undefined
    try {
      await this.#store.exclusive(this.#key, () => (outcome = task()))
    } catch (error) {
      if (outcome === undefined) throw storeUnavailable(error)
    }
    if (outcome === undefined) throw storeUnavailable(undefined)
    return outcome
  }

  async #reach<T>(call: () => Promise<T>, secrets: readonly (string | null)[] = []): Promise<T> {
    try {
      return await call()
    } catch (error) {
      throw storeUnavailable(error, secrets)
    }
  }
}

function adopted<Answer>(tokens: LiveTokens): Renewal<Answer> {
  return { tokens, adopted: true }
}

function next(tokens: Tokens): number {
  return (tokens.generation ?? 0) + 1
}

/** Somebody outside of the store's reach is using the same refresh token at this moment. */
function isBusy(error: unknown): boolean {
  return error instanceof SalesforceError && error.errorCode === 'invalid_grant' && error.verdict === 'retry'
}

/** The refresh token is dead, perhaps because somebody has used it. */
function isSpent(error: unknown): boolean {
  return (
    error instanceof SalesforceError && error.errorCode === 'invalid_grant' && error.verdict === 'reauthorize'
  )
}

function sleep(milliseconds: number, keepsAlive = true): Promise<void> {
  return new Promise((resolve) => {
    const timer: { unref?: () => void } = setTimeout(resolve, milliseconds)
    if (!keepsAlive) timer.unref?.()
  })
}
