import type { SessionRecord, SessionStore } from '../../../src/stores/store.js'
import type { Member, Mix } from './member.js'
import type { VirtualTime } from './time.js'

/** Milliseconds after which the lock of a dead holder is free. */
const LEASE = 10_000

/** A store that all processes share, with faults. */
export class ModelStore {
  record: SessionRecord | undefined
  /** All records that were ever stored. */
  readonly history: SessionRecord[] = []
  areFaultsOver = false
  /** Access tokens of puts whose outcome their process does not know. */
  readonly unsure = new Set<string>()
  /** When a call of a process failed last. */
  readonly failedAt = new Map<Member, number>()
  readonly #time: VirtualTime
  readonly #random: () => number
  readonly #mix: Mix
  readonly #story: string[]
  readonly #step: (member: Member, label: string) => Promise<void>
  readonly #listeners = new Map<Member, (record: SessionRecord) => void>()
  readonly #queue: (() => void)[] = []
  #holder: { readonly member: Member; readonly lost: AbortController; readonly free: () => void } | undefined

  constructor(
    time: VirtualTime,
    random: () => number,
    mix: Mix,
    story: string[],
    step: (member: Member, label: string) => Promise<void>,
  ) {
    this.#time = time
    this.#random = random
    this.#mix = mix
    this.#story = story
    this.#step = step
  }

  /** A dead process hears nothing, and its lock frees itself. */
  bury(member: Member): void {
    this.#listeners.delete(member)
    if (this.#holder?.member === member) this.#time.after(LEASE, this.#holder.free)
  }

  /** @returns false when there is nothing to lose */
  loseLock(): boolean {
    const holder = this.#holder
    if (holder === undefined) return false
    this.#story.push(`${this.#time.now} the lock of ${holder.member.id} is lost`)
    holder.lost.abort()
    holder.free()
    return true
  }

  /** A store keeps the record of a session that has ended. @returns false when there is nothing to lose */
  evict(): boolean {
    if (this.record?.state !== 'live') return false
    this.#story.push(`${this.#time.now} the entry is evicted`)
    this.record = undefined
    return true
  }

  of(owner: () => Member): SessionStore {
    return {
      load: () => this.#reach(owner(), 'load', () => this.record),
      put: (_name, record, expected) =>
        this.#reach(owner(), `put ${record.version}`, () => this.put(record, expected), tokenIn(record)),
      exclusive: (_name, task) => this.#exclusive(owner(), task),
      subscribe: (_name, listener) => {
        this.#listeners.set(owner(), listener)
        return () => void this.#listeners.delete(owner())
      },
    }
  }

  put(record: SessionRecord, expected: number | undefined): boolean {
    if (this.record?.version !== expected) return false
    this.#story.push(`${this.#time.now} version ${record.version} is stored: ${tokenIn(record)}`)
    this.record = record
    this.history.push(record)
    for (const [member, listener] of this.#listeners)
      if (this.#random() < 0.8) void this.#step(member, 'hears').then(() => listener(record))
    return true
  }

  /** Whether the records of all these tokens were stored. */
  hasStored(accessTokens: Iterable<string>): boolean {
    const stored = new Set(this.history.map(tokenIn))
    return [...accessTokens].every((token) => stored.has(token))
  }

  async #reach<T>(member: Member, label: string, act: () => T, token?: string): Promise<T> {
    await this.#step(member, label)
    const dice = this.areFaultsOver ? 1 : this.#random() / (this.#mix.store ?? 0)
    if (dice < 1) this.failedAt.set(member, this.#time.now)
    if (dice < 0.3) throw new Error('the store is down')
    if (dice < 1 && token !== undefined) this.unsure.add(token)
    if (dice < 0.6) this.#time.after(Math.floor(this.#random() * 5000), () => void act())
    if (dice < 0.6) throw new Error('the store did not answer, and does it later')
    const result = act()
    await this.#step(member, `${label} is done`)
    if (dice < 1) throw new Error('the answer of the store is lost')
    return result
  }

  async #exclusive<T>(member: Member, task: (lost?: AbortSignal) => Promise<T>): Promise<T> {
    await this.#step(member, 'asks for the lock')
    while (this.#holder !== undefined) await new Promise<void>((resolve) => this.#queue.push(resolve))
    const lost = new AbortController()
    const holder = {
      member,
      lost,
      free: (): void => {
        if (this.#holder === holder) this.#holder = undefined
        this.#queue.shift()?.()
      },
    }
    this.#holder = holder
    return task(lost.signal).finally(holder.free)
  }
}

function tokenIn(record: SessionRecord): string {
  return record.state === 'live' ? record.session.accessToken : record.state
}
