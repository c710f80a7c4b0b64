import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { isSalesforceError, type SalesforceError } from '../../src/errors/salesforce-error.js'
import { abortable } from '../../src/lib/time.js'
import { Session } from '../../src/session/session.js'
import type { LiveTokens, Renewal, Tokens } from '../../src/session/tokens.js'
import { command, type Command } from './commands.js'
import { familyOf, Org, type Trouble } from './org.js'
import { property, type Property } from './property.js'

/** A request, and what came of it. */
interface Request {
  readonly abort: AbortController
  readonly done: Promise<void>
  outcome?: { readonly status: number } | { readonly error: unknown }
}

/** A session against an org; everything between the two arrives when the scheduler says so. */
class World {
  readonly org = new Org()
  readonly requests: Request[] = []
  /** Set to have the next listener that hears of a renewal log out. */
  listenerLogsOut = false
  readonly #scheduler: fc.Scheduler
  readonly #session: Session<string>
  readonly #breaches: string[] = []
  readonly #flying = new Set<string>()
  readonly #refused = new Set<string>()
  readonly #accepted = new Set<string>()
  /** Renewals that the org has answered, and those that the session told of. */
  readonly #answered: LiveTokens[] = []
  readonly #told: LiveTokens[] = []
  /** Refresh tokens that are out of the session's hands: it gave them back, or a login replaced them. */
  readonly #handedOver = new Set<string | null>()

  constructor(scheduler: fc.Scheduler) {
    this.#scheduler = scheduler
    this.#session = new Session<string>({
      onRenewed: ({ tokens }) => {
        this.#expect(this.#session.tokens === tokens, 'a renewal is told before its tokens are in place')
        this.#told.push(tokens)
        if (this.listenerLogsOut) this.logout()
        this.listenerLogsOut = false
      },
      onDiscarded: ({ tokens }) => {
        this.#told.push(tokens)
        this.#handedOver.add(tokens.refreshToken)
      },
    })
    this.login()
  }

  login(): void {
    this.#handOver(this.#session.tokens)
    this.#session.open(this.org.login(), (current) => this.#renew(current))
  }

  logout(): void {
    this.#handOver(this.#session.close())
  }

  request(): void {
    const { closures } = this.#session
    const sending = this.#session.run(
      (tokens) => this.#send(tokens, closures),
      (status) => status === 401,
    )
    this.#keep(sending)
  }

  renew(): void {
    this.#keep(this.#session.renew().then(() => 200))
  }

  /** What must hold when nothing is under way any more. */
  async check(): Promise<void> {
    await this.#scheduler.waitFor(Promise.all(this.requests.map(({ done }) => done)))
    for (const { outcome, abort } of this.requests) this.#checkOutcome(outcome, abort.signal.aborted)
    this.#checkErrors()
    const { tokens } = this.#session
    assert.equal(this.org.reused, [], 'a refresh token was used twice')
    for (const token of this.org.newest) {
      this.#expect(tokens?.refreshToken === token || this.#handedOver.has(token), `${token} was lost`)
    }
    assert.equal(names(this.#told), names(this.#answered), 'each renewal is told once')
    assert.equal(this.#breaches, [])
  }

  /** Whoever is logged in, and was not refused for good, goes on. */
  async goesOn(): Promise<void> {
    const { tokens } = this.#session
    if (tokens === undefined || this.#refused.has(familyOf(String(tokens.refreshToken)))) return
    this.listenerLogsOut = false
    this.org.recover()
    if (!this.org.isNewest(String(tokens.refreshToken))) return
    const isFresh = !this.#accepted.has(String(tokens.accessToken))
    this.request()
    const last = this.requests.at(-1)
    await this.#scheduler.waitFor(last?.done ?? Promise.resolve())
    const status = last?.outcome && 'status' in last.outcome ? last.outcome.status : last?.outcome
    if (status !== 200 && !(status === 401 && isFresh))
      throw new Error('a living session ends', { cause: status })
  }

  async #send(tokens: LiveTokens, closures: number): Promise<number> {
    this.#expect(this.#session.closures === closures, 'a request goes out after the logout')
    await this.#step('request')
    const isAccepted = this.org.accepts(tokens.accessToken)
    if (isAccepted) this.#accepted.add(tokens.accessToken)
    await this.#step('answer')
    return isAccepted ? 200 : 401
  }

  async #renew({ refreshToken }: Tokens): Promise<Renewal<string>> {
    const family = familyOf(String(refreshToken))
    this.#expect(!this.#flying.has(family), 'two renewals are under way')
    this.#expect(!this.#refused.has(family), 'a refused refresh token is sent again')
    this.#expect(this.#session.tokens !== undefined, 'a renewal goes out after the logout')
    this.#flying.add(family)
    try {
      await this.#step('refresh')
      return await this.#answer(String(refreshToken), family)
    } finally {
      this.#flying.delete(family)
    }
  }

  async #answer(refreshToken: string, family: string): Promise<Renewal<string>> {
    try {
      const tokens = this.org.spend(refreshToken)
      await this.#step('refreshed')
      this.#answered.push(tokens)
      return { tokens, answer: 'answer' }
    } catch (error) {
      if ((error as SalesforceError).verdict !== 'throttled') this.#refused.add(family)
      await this.#step('not refreshed')
      throw error
    }
  }

  #step(label: string): Promise<void> {
    return this.#scheduler.schedule(Promise.resolve(), label)
  }

  #keep(sending: Promise<number>): void {
    const abort = new AbortController()
    const done = abortable(sending, abort.signal).then(
      (status) => {
        request.outcome = { status }
      },
      (error: unknown) => {
        request.outcome = { error }
      },
    )
    const request: Request = { abort, done }
    this.requests.push(request)
  }

  #checkOutcome(outcome: Request['outcome'], isAborted: boolean): void {
    if (outcome === undefined || 'status' in outcome) return
    const { error } = outcome
    this.#expect(isSalesforceError(error) || isAborted, `a request ends with ${String(error)}`)
  }

  /** Everybody who waited for a renewal that failed has the very same error. */
  #checkErrors(): void {
    const errors = this.requests.flatMap(({ outcome }) =>
      outcome !== undefined && 'error' in outcome && isSalesforceError(outcome.error) ? [outcome.error] : [],
    )
    const byCause = new Map<unknown, unknown>()
    for (const error of errors.filter(({ cause }) => cause !== undefined)) {
      this.#expect((byCause.get(error.cause) ?? error) === error, 'two errors for one failure')
      byCause.set(error.cause, error)
    }
  }

  #handOver(tokens: Tokens | undefined): void {
    if (tokens !== undefined) this.#handedOver.add(tokens.refreshToken)
  }

  #expect(holds: boolean, breach: string): void {
    if (!holds) this.#breaches.push(breach)
  }
}

function names(all: readonly LiveTokens[]): string[] {
  return all.map(({ accessToken }) => accessToken).sort()
}

const trouble = (kind: Trouble): Command<World> =>
  command(`${kind} failure`, (world) => world.org.trouble(kind))
const request = command<World>('request', (world) => world.request())

const COMMANDS: fc.Arbitrary<Command<World>>[] = [
  fc.constant(request),
  fc.constant(request),
  fc.constant(command('expire', (world) => world.org.expire())),
  fc.constant(command('expire', (world) => world.org.expire())),
  fc.constant(command('renew', (world) => world.renew())),
  fc.constant(command('kill refresh token', (world) => world.org.kill())),
  fc.constant(trouble('passing')),
  fc.constant(trouble('final')),
  fc.constant(command('logout', (world) => world.logout())),
  fc.constant(command('login', (world) => world.login())),
  fc.constant(
    command('the next listener logs out', (world) => {
      world.listenerLogsOut = true
    }),
  ),
  fc
    .nat(20)
    .map((at) =>
      command(`abort ${at}`, ({ requests }) => requests[at % (requests.length || 1)]?.abort.abort()),
    ),
]

const cases = fc.tuple(fc.scheduler(), fc.commands(COMMANDS, { maxCommands: 30, size: '+1' }))

async function keepsInvariants([scheduler, commands]: readonly [
  fc.Scheduler,
  Iterable<Command<World>>,
]): Promise<void> {
  const world = new World(scheduler)
  await fc.scheduledModelRun(scheduler, () => ({ model: {}, real: world }), commands)
  await world.check()
  await world.goesOn()
}

/** What a session holds, whatever happens in whatever order. */
export const SESSION_MODEL: readonly Property[] = [
  property('a session keeps its promises in any interleaving', cases, keepsInvariants, { few: 300 }),
]
