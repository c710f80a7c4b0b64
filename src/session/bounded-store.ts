import { isRecord } from '../lib/json.js'
import type { SessionStore } from '../stores/store.js'
import { fromStore, storeUnavailable, toStore } from '../stores/stored-session.js'
import type { LiveTokens } from './tokens.js'

/** What runs while nobody else works on the session; may tell its outcome before it is done. */
export type Turn<T> = (tell: (outcome: T) => void) => Promise<T>

/** How long a store may take, in milliseconds. */
export interface StoreLimits {
  /** For one answer. */
  readonly answer: number
  /** Until it gives the key; a store's own limit should be below. */
  readonly entry: number
}

const LIMITS: StoreLimits = { answer: 30_000, entry: 120_000 }

/** The renewals that this process has under way, by store and key. */
const UNDER_WAY = new WeakMap<SessionStore, Map<string, Promise<unknown>>>()

/** One session of a store: every verb ends in bounded time, and fails with an error of the one family. */
export class StoreAccess {
  readonly #store: SessionStore
  readonly #key: string
  readonly #limits: StoreLimits

  constructor(store: SessionStore, key: string, limits: StoreLimits = LIMITS) {
    this.#store = store
    this.#key = key
    this.#limits = limits
  }

  /** What the store holds, or undefined. */
  async load(): Promise<LiveTokens | undefined> {
    return tokensOf(await this.#reach(() => this.#store.load(this.#key)))
  }

  /** Puts a state in place of the one before. */
  async save(tokens: LiveTokens): Promise<void> {
    const secrets = [tokens.accessToken, tokens.refreshToken]
    await this.#reach(() => this.#store.save(this.#key, toStore(tokens)), secrets)
  }

  /** Takes the session out. */
  async delete(): Promise<void> {
    await this.#reach(() => this.#store.delete(this.#key))
  }

  /** Hears of what others put in place or took out, where the store can tell; what cannot be read is not told. */
  subscribe(listener: (tokens: LiveTokens | undefined) => void): () => void {
    const hear = (stored: unknown): void => {
      try {
        listener(tokensOf(stored))
      } catch {
        return
      }
    }
    const subscribed = new Promise<unknown>((resolve) => {
      resolve(this.#store.subscribe?.(this.#key, hear))
    })
    subscribed.catch(nothing)
    return () => {
      subscribed.then((end) => typeof end === 'function' && (end as () => unknown)()).catch(nothing)
    }
  }

  /** Waits for a renewal of the same session that this process has under way; tells whether there was one. */
  async behind(): Promise<boolean> {
    const ahead = UNDER_WAY.get(this.#store)?.get(this.#key)
    await ahead?.catch(nothing)
    return ahead !== undefined
  }

  /**
   * The store's `exclusive`; what the turn throws goes through, what the store throws is told as such. A turn
   * that comes when nobody waits for it any more is not taken.
   */
  exclusive<T>(turn: Turn<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      let outcome: Promise<T> | undefined
      let isLate = false
      const settle = (error?: unknown): void => {
        stop()
        isLate = true
        if (outcome === undefined) reject(storeUnavailable(error))
        else outcome.then(resolve, reject)
      }
      let stop = after(this.#limits.entry, settle)
      const run = async (): Promise<void> => {
        if (isLate) return
        stop()
        outcome = turn(resolve)
        await outcome.catch(() => undefined)
        stop = after(this.#limits.answer, settle)
      }
      this.#enter(run).then(() => {
        settle()
      }, settle)
    })
  }

  /** As {@link StoreAccess.exclusive}, for a renewal that the other connections of this process may follow. */
  lead<T>(turn: Turn<T>): Promise<T> {
    const taking = this.exclusive(turn)
    const underWay = UNDER_WAY.get(this.#store) ?? new Map<string, Promise<unknown>>()
    UNDER_WAY.set(this.#store, underWay)
    if (underWay.has(this.#key)) return taking
    underWay.set(this.#key, taking)
    return taking.finally(() => underWay.delete(this.#key))
  }

  async #enter(run: () => Promise<void>): Promise<void> {
    await this.#store.exclusive(this.#key, run)
  }

  async #reach<T>(call: () => Promise<T>, secrets: readonly (string | null)[] = []): Promise<T> {
    let stop: (() => void) | undefined
    const late = new Promise<never>((_resolve, reject) => {
      stop = after(this.#limits.answer, reject)
    })
    try {
      return await Promise.race([call(), late])
    } catch (error) {
      throw storeUnavailable(error, secrets)
    } finally {
      stop?.()
    }
  }
}

/** Tells when so many milliseconds have passed; does not keep the process alive. @returns ends the waiting */
function after(milliseconds: number, tell: (late: Error) => void): () => void {
  const timer = setTimeout(() => {
    tell(new Error(`no answer within ${milliseconds} ms`))
  }, milliseconds)
  const handle: { unref?: () => void } = timer
  handle.unref?.()
  return () => {
    clearTimeout(timer)
  }
}

function tokensOf(stored: unknown): LiveTokens | undefined {
  if (stored === undefined || stored === null) return undefined
  return fromStore(isRecord(stored) ? stored : {})
}

function nothing(): undefined {
  return undefined
}
