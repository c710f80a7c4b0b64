import { SalesforceError } from '../../../src/errors/salesforce-error.js'
import type { LiveTokens, Renewal, Tokens } from '../../../src/session/tokens.js'
import { WholeSession } from '../../helpers/whole-session.js'
import { faultOf, toldWrongly, type Member, type Mix } from './member.js'
import { failure, Org } from './org.js'
import { ModelStore } from './store.js'
import { randomOf, VirtualTime } from './time.js'

const NAME = 'ada'
const STEPS = 25
/** Milliseconds between the failure of a store and the revocation that follows from it, at most. */
const FAILURE = 5000

/** Some processes that share a session by a store, in virtual time, with faults; a seed decides everything. */
export class World {
  readonly time: VirtualTime
  readonly breaches: string[] = []
  /** All that happened, in words. */
  readonly story: string[] = []
  readonly #random: () => number
  readonly #mix: Mix
  readonly #org = new Org()
  readonly #store: ModelStore
  readonly #members: Member[] = []
  readonly #calls: { readonly label: string; isSettled: boolean }[] = []
  /** Logins whose logout began, those that it ended for all, and those of which an evicted entry was the last word. */
  readonly #leftLogins = new Set<number>()
  readonly #endedLogins = new Set<number>()
  readonly #forgottenLogins = new Set<number>()

  constructor(seed: number, mix: Mix) {
    this.#random = randomOf(seed)
    this.time = new VirtualTime(randomOf(seed + 1))
    this.#mix = mix
    this.#store = new ModelStore(this.time, this.#random, mix, this.story, (member, label) =>
      this.#step(member, label),
    )
  }

  async run(): Promise<void> {
    this.time.install()
    try {
      this.#store.put({ version: 7, state: 'live', session: { ...this.#org.login(), login: 7 } }, undefined)
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
    const fault = faultOf(this.#mix, this.#random())
    if (fault === 0) this.#crash(member)
    else if (fault === 1)
      this.#note(member, 'stands still', () => (member.pausedUntil = this.time.now + this.#below(30_000)))
    else if (fault === 2) this.#lose(() => this.#store.loseLock())
    else if (fault === 3) this.#lose(() => this.#store.evict())
    else if (fault === 4) this.time.jump = (this.#random() - 0.5) * 1e10
    else return false
    return true
  }

  #join(id: number): void {
    const told: LiveTokens[] = []
    const obtained = new Set<string>()
    const issued = new Set<string>()
    const session = new WholeSession(
      this.#store.of(() => member),
      NAME,
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
    const member: Member = { id, session, isDead: false, pausedUntil: 0, told, obtained, issued }
    this.#members.push(member)
    this.#call(member, 'load', () => session.load())
  }

  #request(member: Member): void {
    this.#call(member, 'request', () =>
      member.session.run(
        async ({ accessToken }) => {
          await this.#step(member, `sends ${accessToken}`)
          return this.#org.accepts(accessToken)
        },
        (isAccepted) => !isAccepted,
      ),
    )
  }

  #enter(member: Member): void {
    const { exits } = member.session
    this.#call(member, 'login', async () => {
      await this.#step(member, 'logs in')
      const tokens = this.#org.login()
      await member.session.enter(tokens, exits)
      const isStored = this.#store.history.some(
        (record) => record.state === 'live' && record.session.accessToken === tokens.accessToken,
      )
      const isReplaced = member.session.tokens?.accessToken !== tokens.accessToken
      if (!isStored && !isReplaced) this.breaches.push('a login resolved that was not stored')
    })
  }

  #leave(member: Member): void {
    const login = member.session.tokens?.login
    if (login !== undefined) this.#leftLogins.add(login)
    this.#call(member, 'logout', async () => {
      await member.session.end((tokens) => this.#end(member, tokens))
      if (login !== undefined) this.#endedLogins.add(login)
    })
  }

  #expire(): void {
    this.story.push(`${this.time.now} all access tokens expire`)
    this.#org.expire()
  }

  #crash(member: Member): void {
    this.#note(member, 'dies', () => {
      member.isDead = true
      this.#store.bury(member)
      for (const token of member.issued) if (!this.#store.hasStored([token])) this.#org.excuse(token)
    })
    this.#join(this.#members.length)
  }

  /**
   * A holder whose lock is lost may be about to spend, and an evicted entry may have held the newest pair: a spent token
   * may be sent after either. An evicted entry stood over the sessions that ended before it, too: a process that did not
   * hear of their end puts its own back into the empty place.
   */
  #lose(act: () => boolean): void {
    if (!act()) return
    this.#org.excuse()
    if (this.#store.record !== undefined) return
    for (const login of this.#leftLogins) this.#forgottenLogins.add(login)
  }

  /** Faults are over: everything settles, and all who are logged in come together. */
  async #finish(): Promise<void> {
    this.#store.areFaultsOver = true
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
    for (const member of this.#members) this.breaches.push(...toldWrongly(member))
  }

  #checkEnd({ id, session }: Member): void {
    const { tokens } = session
    if (tokens === undefined) return
    const stored = this.#store.record?.state === 'live' ? this.#store.record.session : undefined
    if (stored?.accessToken !== tokens.accessToken)
      this.breaches.push(
        `${id} holds ${String(tokens.accessToken)}, the store ${String(stored?.accessToken)}`,
      )
    const isOver =
      this.#endedLogins.has(tokens.login ?? NaN) && !this.#forgottenLogins.has(tokens.login ?? NaN)
    if (isOver) this.breaches.push(`${id} holds a session that was logged out`)
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
    this.time.after(500_000, () => {
      if (member.isDead) call.isSettled = true
    })
  }

  // the org

  async #refresh(member: Member, { refreshToken }: Tokens): Promise<Renewal<string>> {
    await this.#step(member, `sends ${String(refreshToken)}`)
    const tokens = this.#org.spend(String(refreshToken), () => {
      this.breaches.push(`${member.id} sends the spent ${String(refreshToken)}`)
    })
    member.issued.add(tokens.accessToken)
    if (!this.#store.areFaultsOver && this.#random() < (this.#mix.answers ?? 0)) {
      this.story.push(`${this.time.now} the answer with ${tokens.accessToken} is lost`)
      this.#org.excuse(tokens.accessToken)
      await this.#step(member, 'gets no answer')
      throw failure('retry', 'NETWORK_ERROR')
    }
    member.obtained.add(tokens.accessToken)
    await this.#step(member, `gets ${tokens.accessToken}`)
    return { tokens, answer: 'answer' }
  }

  /**
   * Tokens that are stored are not revoked, unless the process does not know that they are, or could not put `ended` over
   * them as its store failed just now.
   */
  #revoke(member: Member, tokens: Tokens): void {
    this.story.push(`${this.time.now} ${member.id} revokes ${String(tokens.accessToken)}`)
    const { session } = this.#store.record?.state === 'live' ? this.#store.record : {}
    const isStored = session?.accessToken === tokens.accessToken && this.#org.accepts(session.accessToken)
    const isKnown = !this.#store.unsure.has(String(tokens.accessToken))
    const isReached = this.time.now - (this.#store.failedAt.get(member) ?? -Infinity) > FAILURE
    if (isStored && !member.isDead && isKnown && isReached)
      this.breaches.push(`${member.id} revokes what is stored`)
    this.#org.end(tokens)
  }

  async #end(member: Member, tokens: Tokens): Promise<void> {
    await this.#step(member, `ends ${String(tokens.accessToken)} at the server`)
    this.#org.end(tokens)
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
