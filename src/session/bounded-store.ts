import type { SalesforceError } from '../errors/salesforce-error.js'
import { unattended } from '../lib/time.js'
import type { SessionRecord, SessionStore } from '../stores/store.js'
import { readRecord, storeUnavailable } from '../stores/stored-session.js'

/** The content of the store under a session name: nothing, a record, or something that cannot be read. */
export interface Entry {
  readonly version?: number | undefined
  readonly record?: SessionRecord | undefined
  /** Why it cannot be read. */
  readonly error?: SalesforceError
}

/** How long a store may take, in milliseconds. */
export interface StoreLimits {
  /** For one answer. */
  readonly answer: number
  /** Until it gives the lock; a store's own limit should be below. */
  readonly entry: number
}

const LIMITS: StoreLimits = { answer: 30_000, entry: 120_000 }

/** The turns that this process has, or waits for, by store and session name. */
const TURNS = new WeakMap<SessionStore, Map<string, Promise<unknown>>>()

/** One session of a store: every method ends in bounded time, and fails with an error of the one family. */
export class BoundedStore {
  readonly #store: SessionStore
  readonly #name: string
  readonly #limits: StoreLimits
  /** Whether others can put records into it. */
  readonly isShared: boolean

  /** @param store undefined for a session that only one connection uses */
  constructor(store: SessionStore | undefined, name: string, limits: StoreLimits = LIMITS) {
    this.#store = store ?? ownStore()
    this.isShared = store !== undefined
    this.#name = name
    this.#limits = limits
  }

  /** @throws SalesforceError `STORE_UNAVAILABLE` */
  async load(): Promise<Entry> {
    try {
      const record = readRecord(await this.#reach(() => this.#store.load(this.#name)))
      return { version: record?.version, record }
    } catch (reason) {
      const error = storeUnavailable(reason)
      if (error.errorCode !== 'STORE_CORRUPT') throw error
      return { version: (reason as { version?: number }).version, error }
    }
  }

  /** @returns false when another version than the expected one is there */
  async put(record: SessionRecord, expected: number | undefined): Promise<boolean> {
    try {
      return await this.#reach(() => this.#store.put(this.#name, record, expected))
    } catch (error) {
      const { accessToken = null, refreshToken = null } = record.state === 'live' ? record.session : {}
      throw storeUnavailable(error, [accessToken, refreshToken])
    }
  }

  /** Runs a turn while no other one runs, in any process; one whose lock comes too late is not taken. */
  exclusive<T>(turn: (lost?: AbortSignal) => Promise<T>): Promise<T> {
    const turns = TURNS.get(this.#store) ?? new Map<string, Promise<unknown>>()
    const taking = this.#take(turn).finally(() => {
      if (turns.get(this.#name) === taking) turns.delete(this.#name)
    })
    if (!turns.has(this.#name)) TURNS.set(this.#store, turns.set(this.#name, taking))
    return taking
  }

  /** The turn that another connection of this process has, or waits for. */
  get ahead(): Promise<unknown> | undefined {
    return TURNS.get(this.#store)?.get(this.#name)
  }

  /** Tells of the records that others put, where the store can; what cannot be read is not told. */
  subscribe(listener: (record: SessionRecord) => void): () => void {
    const hear = (found: unknown): void => {
      try {
        const record = readRecord(found)
        if (record !== undefined) listener(record)
      } catch {
        return
      }
    }
    const subscribing = this.#call(() => this.#store.subscribe?.(this.#name, hear))
    subscribing.catch(nothing)
    return () => void subscribing.then((end) => end?.()).catch(nothing)
  }

  #take<T>(turn: (lost?: AbortSignal) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      let outcome: Promise<T> | undefined
      const settle = (error?: unknown): void => {
        clearTimeout(timer)
        outcome ??= Promise.reject(storeUnavailable(error))
        outcome.then(resolve, reject)
      }
      const late = (milliseconds: number) =>
        unattended(() => {
          settle(noAnswer(milliseconds))
        }, milliseconds)
      let timer = late(this.#limits.entry)
      const run = async (lost?: AbortSignal): Promise<void> => {
        if (outcome !== undefined) return
        clearTimeout(timer)
        await (outcome = turn(lost)).catch(nothing)
        timer = late(this.#limits.answer)
      }
      this.#call(() => this.#store.exclusive(this.#name, run)).then(settle, settle)
    })
  }

  #reach<T>(call: () => Promise<T>): Promise<T> {
    if (!this.isShared) return this.#call(call)
    const { answer } = this.#limits
    return new Promise((resolve, reject) => {
      const timer = unattended(() => {
        reject(noAnswer(answer))
      }, answer)
      const settled = this.#call(call).finally(() => {
        clearTimeout(timer)
      })
      settled.then(resolve, reject)
    })
  }

  async #call<T>(call: () => T | Promise<T>): Promise<T> {
    return call()
  }
}

/** The store of a session that only one connection uses. */
function ownStore(): SessionStore {
  let held: SessionRecord | undefined
  return {
    load: () => Promise.resolve(held),
    put: (_name, record, expected) => {
      const isExpected = held?.version === expected
      if (isExpected) held = record
      return Promise.resolve(isExpected)
    },
    exclusive: (_name, task) => task(),
  }
}

function noAnswer(milliseconds: number): Error {
  return new Error(`no answer within ${milliseconds} ms`)
}

function nothing(): undefined {
  return undefined
}
