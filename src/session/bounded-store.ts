import type { SalesforceError } from '../errors/salesforce-error.js'
import { unattended, within } from '../lib/time.js'
import { memoryStore } from '../stores/memory.js'
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

/** Most tries to put a record while others put theirs. */
const MOST_TRIES = 1000

/** The turn that this process has, or waits for, by store and session name. */
const TURNS = new WeakMap<SessionStore, Map<string, Promise<unknown>>>()

/** One session of a store: every method ends in bounded time, and fails with an error of the one family. */
export class BoundedStore {
  readonly #store: SessionStore
  readonly #name: string
  readonly #limits: StoreLimits
  readonly #turns: Map<string, Promise<unknown>>
  /** Whether others can put records into it. */
  readonly isShared: boolean

  /** @param store undefined for a session that only one connection uses */
  constructor(store: SessionStore | undefined, name: string, limits: StoreLimits = LIMITS) {
    this.#store = store ?? memoryStore()
    this.isShared = store !== undefined
    this.#name = name
    this.#limits = limits
    this.#turns = TURNS.get(this.#store) ?? new Map<string, Promise<unknown>>()
    TURNS.set(this.#store, this.#turns)
  }

  /** @throws SalesforceError `STORE_UNAVAILABLE` */
  load(): Promise<Entry> {
    return readEntry(this.#reach((store) => store.load(this.#name)))
  }

  /** @returns false when another version than the expected one is there */
  async put(record: SessionRecord, expected: number | undefined): Promise<boolean> {
    try {
      return await this.#reach((store) => store.put(this.#name, record, expected))
    } catch (error) {
      const { accessToken = null, refreshToken = null } = record.state === 'live' ? record.session : {}
      throw storeUnavailable(error, [accessToken, refreshToken])
    }
  }

  /**
   * Loads the entry, decides, and puts, until the put holds.
   *
   * @param decide gives the record that takes the place of an entry; undefined leaves the entry as it is
   * @param first the entry, where it is known already
   * @returns the record that is stored in the end
   */
  async change(
    decide: (entry: Entry) => SessionRecord | undefined,
    first?: Entry,
  ): Promise<SessionRecord | undefined> {
    let entry = first ?? (await this.load())
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const record = decide(entry)
      if (record === undefined) return entry.record
      if (await this.put(record, entry.version)) return record
      entry = await this.load()
    }
    throw storeUnavailable(new Error(`its record was another one after each of ${MOST_TRIES} tries`))
  }

  /** Runs a turn while no other one runs, in any process; one whose lock comes too late is not taken. */
  exclusive<T>(turn: (lost?: AbortSignal) => Promise<T>, moot?: AbortSignal): Promise<T> {
    const taking = this.#take(turn, moot).finally(() => {
      if (this.ahead === taking) this.#turns.delete(this.#name)
    })
    if (this.ahead === undefined) this.#turns.set(this.#name, taking)
    return taking
  }

  /** The turn that another connection of this process has, or waits for. */
  get ahead(): Promise<unknown> | undefined {
    return this.#turns.get(this.#name)
  }

  /** Tells of the records that others put, where the store can; a record that cannot be read is not told. */
  subscribe(listener: (record: SessionRecord) => void): () => void {
    if (!this.isShared) return nothing
    const hear = (found: unknown): void =>
      void readEntry(found).then(({ record }) => {
        if (record !== undefined) listener(record)
      }, nothing)
    const subscribing = this.#call((store) => store.subscribe?.(this.#name, hear))
    subscribing.catch(nothing)
    return () => void subscribing.then((end) => end?.()).catch(nothing)
  }

  #take<T>(turn: (lost?: AbortSignal) => Promise<T>, moot?: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      let outcome: Promise<T> | undefined
      const settle = (error?: unknown): void => {
        clearTimeout(timer)
        outcome ??= Promise.reject(storeUnavailable(error))
        outcome.then(resolve, reject)
      }
      const limit = (milliseconds: number) =>
        unattended(() => {
          settle(noAnswer(milliseconds))
        }, milliseconds)
      let timer = limit(this.#limits.entry)
      const run = async (lost?: AbortSignal): Promise<void> => {
        if (outcome !== undefined) return
        clearTimeout(timer)
        await (outcome = turn(lost)).catch(nothing)
        timer = limit(this.#limits.answer)
      }
      this.#call((store) => store.exclusive(this.#name, run, moot)).then(settle, settle)
    })
  }

  #reach<T>(call: (store: SessionStore) => Promise<T>): Promise<T> {
    const { answer } = this.#limits
    const called = this.#call(call)
    return this.isShared ? within(answer, called, () => noAnswer(answer), unattended) : called
  }

  async #call<T>(call: (store: SessionStore) => T | Promise<T>): Promise<T> {
    return call(this.#store)
  }
}

async function readEntry(found: unknown): Promise<Entry> {
  try {
    const record = readRecord(await found)
    return { version: record?.version, record }
  } catch (reason) {
    const error = storeUnavailable(reason)
    if (error.errorCode !== 'STORE_CORRUPT') throw error
    return { version: (reason as { version?: number }).version, error }
  }
}

function noAnswer(milliseconds: number): Error {
  return new Error(`no answer within ${milliseconds} ms`)
}

function nothing(): undefined {
  return undefined
}
