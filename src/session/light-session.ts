import { notLoggedIn, sessionClosed } from './missing.js'
import { Requests } from './requests.js'
import type { Session } from './session.js'
import { isLive, type LiveTokens, type Tokens } from './tokens.js'

/**
 * A session without its state machine, which is loaded when a call cannot go without: for a login, a renewal, a logout,
 * or to share the session by a store. Until then the tokens are those that were given; the machine then takes over
 * their state.
 */
export class LightSession<Answer = unknown> extends Requests {
  readonly #make: () => Promise<Session<Answer>>
  readonly #isShared: boolean
  #loading: Promise<Session<Answer>> | undefined
  #machine: Session<Answer> | undefined
  #tokens: Tokens | undefined
  #version: null | undefined
  #closures = 0
  /** Logouts that wait for the machine. */
  #ends: ((session: Session<Answer>) => void)[] = []

  /**
   * @param make loads the machine
   * @param isShared whether a store holds the session
   */
  constructor(make: () => Promise<Session<Answer>>, isShared: boolean) {
    super()
    this.#make = make
    this.#isShared = isShared
  }

  /** As of {@link Session}. */
  get tokens(): Tokens | undefined {
    return this.#machine === undefined ? this.#tokens : this.#machine.tokens
  }

  /** As of {@link Session}. */
  get closures(): number {
    return this.#machine?.closures ?? this.#closures
  }

  /** As of {@link Session}. */
  get exits(): number {
    return this.#machine?.exits ?? this.#closures
  }

  /** As {@link Session.open}. */
  open(tokens: Tokens, version?: null): void {
    if (this.#machine !== undefined) this.#machine.open(tokens, version)
    else this.#tokens = tokens
    this.#version = version
    if (this.#isShared) this.#load().catch(() => undefined)
  }

  /** As {@link Session.load}. */
  load(): Promise<void> {
    return this.#call((session) => session.load())
  }

  /** As {@link Session.enter}. */
  enter(tokens: LiveTokens, exits: number): Promise<void> {
    return this.#call((session) => session.enter(tokens, exits))
  }

  /** As {@link Session.end}. */
  end(endAtServer: (tokens: Tokens) => Promise<void>): Promise<void> {
    if (this.#machine !== undefined) return this.#machine.end(endAtServer)
    const leaving = this.#tokens
    const version = this.#version
    let ending: Promise<void> | undefined
    this.#ends.push((session) => {
      if (leaving !== undefined) session.open(leaving, version)
      ending = session.end(endAtServer)
    })
    this.#tokens = undefined
    this.#closures += 1
    return this.#call(() => ending ?? Promise.resolve())
  }

  /** Ends the session here alone; one that nobody shares is over, and the next one has another machine. */
  forget(): void {
    this.#closures = this.closures + 1
    this.#tokens = undefined
    this.#machine?.forget()
    if (!this.#isShared) this.#machine = this.#loading = undefined
  }

  /** As {@link Session.identify}. */
  identify(tokens: Tokens | undefined, id: string): void {
    if (this.#machine !== undefined) this.#machine.identify(tokens, id)
    else if (this.#tokens?.accessToken === tokens?.accessToken)
      this.#tokens = this.#tokens && { ...this.#tokens, id }
  }

  /** Resolves when no request, renewal, login, logout or save is under way, here and in the machine. */
  override async idle(): Promise<void> {
    await super.idle()
    await this.#machine?.idle()
    if (this.isBusy) await this.idle()
  }

  /** @throws SalesforceError `SESSION_CLOSED` when the session was closed since */
  checkOpen(closures: number): void {
    if (this.#machine !== undefined) this.#machine.checkOpen(closures)
    else if (closures !== this.#closures) throw sessionClosed()
  }

  /** As {@link Session.current}. */
  async current(): Promise<LiveTokens> {
    if (this.#machine === undefined) {
      const tokens = this.#tokens ?? this.#missing()
      if (!this.#isShared && isLive(tokens)) return tokens
    }
    return this.#call((session) => session.current())
  }

  /** As {@link Session.renewed}. */
  renewed(refused: string, isRepeated = false): Promise<LiveTokens | undefined> {
    return this.#call((session) => session.renewed(refused, isRepeated))
  }

  /** As {@link Session.renew}. */
  renew(): Promise<LiveTokens> {
    return this.#call((session) => session.renew())
  }

  /** As {@link Session.accepted}. */
  accepted(accessToken: string): void {
    this.#machine?.accepted(accessToken)
  }

  #call<T>(work: (session: Session<Answer>) => T | Promise<T>): Promise<T> {
    return this.track(this.#load().then(work))
  }

  async #load(): Promise<Session<Answer>> {
    const loading = (this.#loading ??= this.#make())
    try {
      this.#machine ??= this.#takeOver(await loading)
      return this.#machine
    } catch (error) {
      if (this.#loading === loading) this.#loading = undefined
      throw error
    }
  }

  /** Brings the machine to the state here. */
  #takeOver(machine: Session<Answer>): Session<Answer> {
    for (let count = this.#ends.length; count < this.#closures; count += 1) machine.forget()
    for (const end of this.#ends.splice(0)) end(machine)
    if (this.#tokens !== undefined) machine.open(this.#tokens, this.#version)
    return machine
  }

  #missing(): never {
    throw this.#closures > 0 ? sessionClosed() : notLoggedIn()
  }
}
