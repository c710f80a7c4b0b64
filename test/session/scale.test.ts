// second lane, at most 300 s
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { LiveTokens } from '../../src/session/tokens.js'
import { redisStore } from '../../src/stores/redis.js'
import type { SessionStore } from '../../src/stores/store.js'
import { WholeSession } from '../helpers/whole-session.js'
import { FakeRedis } from './model/fake-redis.js'
import { Org } from './model/org.js'
import { randomOf, VirtualTime } from './model/time.js'

const Scale = suite('10,000 processes, in virtual time')

const MANY = 10_000
/** Milliseconds of a request to the org, and of a renewal. */
const REQUEST = 50
const RENEWAL = 150

/** Figures of one expiry. */
interface Figures {
  readonly renewals: number
  readonly reuses: number
  /** Of each connection: its calls of the store, its commands to Redis, its milliseconds besides the two requests. */
  readonly calls: number
  readonly commands: number
  readonly waits: readonly number[]
  /** Milliseconds that Redis worked. */
  readonly busy: number
}

interface Expiry {
  readonly processes: number
  /** Number of sessions; the processes share each of them. */
  readonly sessions: number
  /** Milliseconds within which each process sends its request. */
  readonly within: number
}

class Fleet {
  readonly #time = new VirtualTime(randomOf(1))
  readonly #org = new Org()
  readonly #redis = new FakeRedis(this.#time)
  readonly #random = randomOf(2)
  #renewals = 0
  #reuses = 0
  #calls = 0

  async expire({ processes, sessions, within }: Expiry): Promise<Figures> {
    this.#time.install()
    try {
      const names = Array.from({ length: sessions }, (_, at) => `user-${at}`)
      const first = redisStore(this.#redis.client(), { key: false })
      for (const name of names)
        void first.put(name, { version: 1, state: 'live', session: this.#org.login() }, undefined)
      await this.#time.runUntil(this.#time.now + 1000)
      const all = Array.from({ length: processes }, (_, at) => this.#open(names[at % sessions] ?? ''))
      await this.#time.runUntil(this.#time.now + 60_000)
      this.#org.expire()
      const [calls, commands, busy] = [this.#calls, this.#redis.commands, this.#redis.busy]
      const waits: number[] = []
      for (const session of all)
        this.#time.after(
          this.#random() * within,
          () => void this.#request(session).then((wait) => waits.push(wait)),
        )
      await this.#time.runUntil(this.#time.now + 120_000, () => waits.length === processes)
      await this.#time.runUntil(this.#time.now + 60_000)
      return {
        renewals: this.#renewals,
        reuses: this.#reuses,
        calls: (this.#calls - calls) / processes,
        commands: (this.#redis.commands - commands) / processes,
        waits: waits.sort((a, b) => a - b),
        busy: this.#redis.busy - busy,
      }
    } finally {
      this.#time.uninstall()
    }
  }

  #open(name: string): WholeSession {
    const store = this.#counted(redisStore(this.#redis.client(), { key: false }))
    const session = new WholeSession(store, name, {
      renewalOf: (tokens) => async () => {
        await this.#takes(RENEWAL)
        this.#renewals += 1
        return { tokens: this.#org.spend(String(tokens.refreshToken), () => (this.#reuses += 1)) }
      },
      onRenewed: () => undefined,
      onDiscarded: () => undefined,
    })
    void session.load()
    return session
  }

  #counted(store: SessionStore): SessionStore {
    const count = <T>(result: T): T => {
      this.#calls += 1
      return result
    }
    return {
      ...store,
      load: (name) => count(store.load(name)),
      put: (...args) => count(store.put(...args)),
      exclusive: (...args) => count(store.exclusive(...args)),
    }
  }

  /** @returns milliseconds besides those of the request, and of its repetition */
  async #request(session: WholeSession): Promise<number> {
    const begin = this.#time.now
    let requests = 0
    const isAccepted = await session.run(
      async ({ accessToken }: LiveTokens) => {
        requests += 1
        await this.#takes(REQUEST)
        return this.#org.accepts(accessToken)
      },
      (accepted) => !accepted,
    )
    assert.ok(isAccepted)
    return this.#time.now - begin - requests * REQUEST
  }

  #takes(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void this.#time.after(milliseconds, resolve))
  }
}

/** Whether an expiry of 400 connections costs each as much as one of many times as many. */
function checkSame(few: Figures, many: Figures): void {
  for (const { calls, commands, reuses } of [few, many]) {
    assert.is(reuses, 0)
    assert.ok(calls < 2.1, `${calls} calls of the store for each connection`)
    assert.ok(commands < 2.5, `${commands} commands for each connection`)
  }
}

Scale('renew one session once, by 2.0 store calls each, however many they are', async () => {
  const few = await new Fleet().expire({ processes: 400, sessions: 1, within: 1 })
  const many = await new Fleet().expire({ processes: MANY, sessions: 1, within: 1 })
  assert.equal([few.renewals, many.renewals], [1, 1])
  checkSame(few, many)
  assert.is(many.waits.length, MANY)
  assert.ok((many.waits.at(-1) ?? NaN) < RENEWAL + 2 * many.busy, 'all go on when the pair is there')
})

Scale('renew one session each, by four store calls, with no word to another', async () => {
  const { renewals, reuses, calls, commands, waits } = await new Fleet().expire({
    processes: MANY,
    sessions: MANY,
    within: 1,
  })
  assert.equal([renewals, reuses, calls, commands, waits.length], [MANY, 0, 4, 5, MANY])
})

Scale.run()
