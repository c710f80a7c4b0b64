import { SalesforceError } from '../../../src/errors/salesforce-error.js'
import { BoundedStore } from '../../../src/session/bounded-store.js'
import { Session } from '../../../src/session/session.js'
import { isLive, type LiveTokens, type Renewal, type Tokens } from '../../../src/session/tokens.js'
import type { SessionRecord, SessionStore } from '../../../src/stores/store.js'
import { randomOf, VirtualTime } from './time.js'

/** Faults that a run may have. */
export interface Mix {
  readonly name: string
  /** Chance of each store call to fail, before or after it has its effect, or to have it later. */
  readonly store?: number
  /** Chance of a renewal's answer to be lost. */
  readonly answers?: number
  /** Chances of a step of a run to be: a crash, a pause of a process, a lost lock, an eviction, a jump of the clocks. */
  readonly crash?: number
  readonly pause?: number
  readonly lock?: number
  readonly evict?: number
  readonly jump?: number
}

const NAME = 'ada'
const LEASE = 10_000
const STEPS = 25

interface Family {
  newest: number
  /** Whether a process may hold a spent token in good faith: an answer was lost, or the store has lost a pair. */
  isExcused: boolean
  isDead: boolean
}

/** One process: its session, and all that it told. */
interface Member {
  readonly id: number
  readonly session: Session<string>
  isDead: boolean
  pausedUntil: number
  readonly told: LiveTokens[]
  readonly obtained: Set<string>
}

/** Some processes that share a session by a store, in virtual time, with faults; a seed decides everything. */
export class World {
  readonly time: VirtualTime
  readonly breaches: string[] = []
  /** All that happened, in words. */
  readonly story: string[] = []
  readonly #random: () => number
  readonly #mix: Mix
  readonly #families: Family[] = []
  readonly #alive = new Set<string>()
  readonly #members: Member[] = []
  readonly #listeners = new Map<Member, (record: SessionRecord) => void>()
  readonly #calls: { readonly label: string; isSettled: boolean }[] = []
  readonly #history: SessionRecord[] = []
  readonly #endedLogins = new Set<number>()
  #record: SessionRecord | undefined
  #holder: { readonly member: Member; readonly lost: AbortController; readonly free: () => void } | undefined
  readonly #queue: (() => void)[] = []
  #areFaultsOver = false

  constructor(seed: number, mix: Mix) {
    this.#random = randomOf(seed)
    this.time = new VirtualTime(randomOf(seed + 1))
    this.#mix = mix
  }

  async run(): Promise<void> {
    this.time.install()
    try {
      this.#record = { version: 7, state: 'live', session: { ...this.#login(), login: 7 } }
      this.#history.push(this.#record)
      const count = 2 + this.#below(3)
      for (let id = 0; id < count; id += 1) this.#join(id)
      for (let step = 0; step < STEPS; step += 1) {
        this.#act()
        await this.time.runUntil(this.time.now + this.#below(400))
      }
      await this.#finish()
    } finally {
      this.time.uninstall()
    }
  }

  #act(): void {
    const members = this.#members.filter(({ isDead }) => !isDead)
    const member = members[this.#below(members.length)]
    if (member === undefined) return
    if (this.#fault(member)) return
    const dice = this.#random()
    if (dice < 0.5) this.#request(member)
    else if (dice < 0.68) this.#expire()
    else if (dice < 0.78) this.#call(member, 'renew', () => member.session.renew())
    else if (dice < 0.88) this.#enter(member)
    else if (dice < 0.95) this.#leave(member)
    else if (dice < 0.97) this.#note(member, 'forgets', () => member.session.forget())
    else this.#join(this.#members.length)
  }

  #fault(member: Member): boolean {
    const { crash = 0, pause = 0, lock = 0, evict = 0, jump = 0 } = this.#mix
    let dice = this.#random()
    if ((dice -= crash) < 0) this.#crash(member)
    else if ((dice -= pause) < 0)
      this.#note(member, 'stands still', () => (member.pausedUntil = this.time.now + this.#below(30_000)))
    else if ((dice -= lock) < 0) this.#loseLock()
    else if ((dice -= evict) < 0) this.#evict()
    else if ((dice -= jump) < 0) this.time.jump = (this.#random() - 0.5) * 1e10
    else return false
    return true
  }

  #join(id: number): void {
    const told: LiveTokens[] = []
    const obtained = new Set<string>()
    const session: Session<string> = new Session<string>(
      new BoundedStore(
        this.#storeOf(() => member),
        NAME,
      ),
      {
        renewalOf: (tokens) =>
          tokens.refreshToken === null ? undefined : () => this.#refresh(member, tokens),
        onRenewed: ({ tokens }) => {
          told.push(tokens)
          this.story.push(`${this.time.now} ${id} tells ${tokens.accessToken}`)
        },
        onDiscarded: ({ tokens }) => this.#revoke(member, tokens),
      },
    )
    const member: Member = { id, session, isDead: false, pausedUntil: 0, told, obtained }
    this.#members.push(member)
    this.#call(member, 'load', () => session.load())
  }

  #request(member: Member): void {
    this.#call(member, 'request', () =>
      member.session.run(
        async ({ accessToken }) => {
          await this.#step(member, `sends ${accessToken}`)
          return this.#alive.has(accessToken)
        },
        (isAccepted) => !isAccepted,
      ),
    )
  }

  #enter(member: Member): void {
    const { exits } = member.session
    this.#call(member, 'login', async () => {
      await this.#step(member, 'logs in')
      const tokens = this.#login()
      await member.session.enter(tokens, exits)
      const isStored = this.#history.some(
        (record) => record.state === 'live' && record.session.accessToken === tokens.accessToken,
      )
      const isReplaced = member.session.tokens?.accessToken !== tokens.accessToken
      if (!isStored && !isReplaced) this.breaches.push('a login resolved that was not stored')
    })
  }

  #leave(member: Member): void {
    const login = member.session.tokens?.login
    this.#call(member, 'logout', async () => {
      await member.session.end((tokens) => this.#end(member, tokens))
      if (login !== undefined) this.#endedLogins.add(login)
    })
  }

  #expire(): void {
    this.story.push(`${this.time.now} all access tokens expire`)
    this.#alive.clear()
  }

  #crash(member: Member): void {
    this.#note(member, 'dies', () => {
      member.isDead = true
      this.#listeners.delete(member)
      const holder = this.#holder
      if (holder?.member === member) this.time.after(LEASE, holder.free)
      for (const family of this.#families) family.isExcused ||= member.obtained.size > 0
    })
    this.#join(this.#members.length)
  }

  #loseLock(): void {
    const holder = this.#holder
    if (holder === undefined) return
    this.story.push(`${this.time.now} the lock of ${holder.member.id} is lost`)
    holder.lost.abort()
    for (const family of this.#families) family.isExcused = true
    holder.free()
  }

  /** A store keeps the record of a session that has ended; what a login after it hid comes back with an eviction. */
  #evict(): void {
    if (this.#record?.state !== 'live') return
    this.story.push(`${this.time.now} the entry is evicted`)
    for (const family of this.#families) family.isExcused = true
    this.#endedLogins.clear()
    this.#record = undefined
  }

  /** Faults are over: everything settles, and all who are logged in come together. */
  async #finish(): Promise<void> {
    this.#areFaultsOver = true
    await this.time.runUntil(this.time.now + 600_000)
    const open = this.#calls.filter(({ isSettled }) => !isSettled)
    if (open.length > 0) this.breaches.push(`never settles: ${open.map(({ label }) => label).join(', ')}`)
    const members = this.#members.filter(({ isDead, session }) => !isDead && session.tokens !== undefined)
    for (let round = 0; round < 2; round += 1) {
      this.#expire()
      for (const member of members) {
        if (member.session.tokens !== undefined) this.#request(member)
        await this.time.runUntil(this.time.now + 200_000)
      }
    }
    for (const member of members) this.#checkEnd(member)
    for (const member of this.#members) this.#checkTold(member)
  }

  #checkEnd({ id, session }: Member): void {
    const { tokens } = session
    if (tokens === undefined) return
    const stored = this.#record?.state === 'live' ? this.#record.session : undefined
    if (stored?.accessToken !== tokens.accessToken)
      this.breaches.push(
        `${id} holds ${String(tokens.accessToken)}, the store ${String(stored?.accessToken)}`,
      )
    if (tokens.login !== undefined && this.#endedLogins.has(tokens.login))
      this.breaches.push(`${id} holds a session that was logged out`)
  }

  #checkTold({ id, told, obtained }: Member): void {
    const names = told.map(({ accessToken }) => accessToken)
    if (new Set(names).size < names.length)
      this.breaches.push(`${id} tells a renewal twice: ${names.join(' ')}`)
    if (names.some((name) => !obtained.has(name))) this.breaches.push(`${id} tells a renewal of another`)
    const numbers = new Map<string, number>()
    for (const name of names) {
      const [family = '', number = ''] = name.split('-')
      if ((numbers.get(family) ?? -1) > Number(number))
        this.breaches.push(`${id} tells ${name} after a later one`)
      numbers.set(family, Number(number))
    }
  }

  #call(member: Member, label: string, begin: () => Promise<unknown>): void {
    const call = { label: `${label} of ${member.id}`, isSettled: false }
    this.story.push(`${this.time.now} ${member.id} begins ${label}`)
    this.#calls.push(call)
    const settle = (outcome: string): void => {
      call.isSettled = true
      this.story.push(`${this.time.now} ${member.id} ends ${label}: ${outcome}`)
    }
    begin().then(
      () => settle('resolved'),
      (error: unknown) => {
        settle(String(error))
        if (!(error instanceof SalesforceError)) this.breaches.push(`${label} fails with ${String(error)}`)
        else if (/f\d+-\d+-(access|refresh)/.test(error.message))
          this.breaches.push(`a secret in ${error.message}`)
      },
    )
    if (member.isDead) call.isSettled = true
    this.#settleDead(call, member)
  }

  #settleDead(call: { isSettled: boolean }, member: Member): void {
    this.time.after(500_000, () => {
      if (member.isDead) call.isSettled = true
    })
  }

  // the org

  #login(): LiveTokens {
    this.#families.push({ newest: 0, isExcused: false, isDead: false })
    return this.#issue(this.#families.length - 1)
  }

  #issue(family: number): LiveTokens {
    const name = `f${family}-${this.#families[family]?.newest ?? 0}`
    const tokens = { accessToken: `${name}-access`, refreshToken: `${name}-refresh` }
    this.#alive.add(tokens.accessToken)
    return { kind: 'oauth2', instanceUrl: 'https://acme.my.salesforce.com', ...tokens }
  }

  async #refresh(member: Member, { refreshToken }: Tokens): Promise<Renewal<string>> {
    await this.#step(member, `sends ${String(refreshToken)}`)
    const [head = '', number = ''] = String(refreshToken).split('-')
    const at = Number(head.slice(1))
    const family = this.#families[at]
    if (family === undefined || family.isDead) throw failure('reauthorize', 'invalid_grant')
    if (family.newest !== Number(number)) {
      family.isDead = true
      if (!family.isExcused) this.breaches.push(`${member.id} sends the spent ${String(refreshToken)}`)
      throw failure('reauthorize', 'invalid_grant')
    }
    family.newest += 1
    const tokens = this.#issue(at)
    if (!this.#areFaultsOver && this.#random() < (this.#mix.answers ?? 0)) {
      this.story.push(`${this.time.now} the answer with ${tokens.accessToken} is lost`)
      family.isExcused = true
      await this.#step(member, 'gets no answer')
      throw failure('retry', 'NETWORK_ERROR')
    }
    member.obtained.add(tokens.accessToken)
    await this.#step(member, `gets ${tokens.accessToken}`)
    return { tokens, answer: 'answer' }
  }

  #revoke(member: Member, tokens: Tokens): void {
    this.story.push(`${this.time.now} ${member.id} revokes ${String(tokens.accessToken)}`)
    const { session } = this.#record?.state === 'live' ? this.#record : {}
    const isStored = session?.accessToken === tokens.accessToken && this.#alive.has(session.accessToken)
    if (isStored && this.#mix.store === undefined) this.breaches.push(`${member.id} revokes what is stored`)
    this.#endFamily(tokens)
  }

  async #end(member: Member, tokens: Tokens): Promise<void> {
    await this.#step(member, `ends ${String(tokens.accessToken)} at the server`)
    this.#endFamily(tokens)
  }

  #endFamily(tokens: Tokens): void {
    const [head = ''] = String(tokens.refreshToken).split('-')
    const family = this.#families[Number(head.slice(1))]
    if (family !== undefined) family.isDead = true
    for (const token of this.#alive) if (token.startsWith(`${head}-`)) this.#alive.delete(token)
  }

  // the store

  #storeOf(owner: () => Member): SessionStore {
    return {
      load: () => this.#reach(owner(), 'load', () => this.#record),
      put: (_name, record, expected) =>
        this.#reach(owner(), `put ${record.version}`, () => this.#put(record, expected)),
      exclusive: (_name, task) => this.#exclusive(owner(), task),
      subscribe: (_name, listener) => {
        this.#listeners.set(owner(), listener)
        return () => void this.#listeners.delete(owner())
      },
    }
  }

  #put(record: SessionRecord, expected: number | undefined): boolean {
    if (this.#record?.version !== expected) return false
    this.story.push(`${this.time.now} version ${record.version} is stored: ${tokenIn(record)}`)
    this.#record = record
    this.#history.push(record)
    for (const [member, listener] of this.#listeners)
      if (this.#random() < 0.8) void this.#step(member, 'hears').then(() => listener(record))
    return true
  }

  async #reach<T>(member: Member, label: string, act: () => T): Promise<T> {
    await this.#step(member, label)
    const dice = this.#areFaultsOver ? 1 : this.#random() / (this.#mix.store ?? 0)
    if (dice < 0.3) throw new Error('the store is down')
    if (dice < 0.6) this.time.after(this.#below(5000), () => void act())
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

  // everything takes its time; what a dead process waits for never comes

  #step(member: Member, label: string): Promise<void> {
    const wait = this.#random() < 0.05 ? this.#below(3000) : this.#below(60)
    return new Promise((resolve) => {
      const run = (): void => {
        if (member.isDead) return
        const left = member.pausedUntil - this.time.now
        if (left > 0) {
          this.time.after(left, run)
          return
        }
        this.story.push(`${this.time.now} ${member.id} ${label}`)
        resolve()
      }
      this.time.after(wait, run)
    })
  }

  #note(member: Member, what: string, act: () => void): void {
    this.story.push(`${this.time.now} ${member.id} ${what}`)
    act()
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit)
  }
}

function tokenIn(record: SessionRecord): string {
  return record.state === 'live' && isLive(record.session) ? record.session.accessToken : record.state
}

function failure(
  verdict: 'retry' | 'reauthorize',
  errorCode: 'NETWORK_ERROR' | 'invalid_grant',
): SalesforceError {
  return new SalesforceError('the org refuses', { errorCode, verdict })
}
