import { SalesforceError } from '../errors/salesforce-error.js'
import type { StoreAccess } from './bounded-store.js'
import { sessionClosed } from './errors.js'
import {
  type Adopt,
  isLater,
  isLive,
  type LiveTokens,
  type Renew,
  type Renewal,
  type Tokens,
} from './tokens.js'

/** Milliseconds before another try of what somebody else may be doing at this moment, or of a failed save. */
const PAUSES = [100, 300, 900, 2700]
/** Milliseconds between further tries of a save that failed for all of these. */
const SAVE_AGAIN = 1000
/** Milliseconds after which a look at the store does not count any more: whoever stood still may have lost the key. */
const FRESH = 1000
/** Most looks in a row at a store that is slower than that. */
const LOOKS = 3

/** A renewal that holds the key. */
interface Hold {
  /** The login that came meanwhile, made by the renewal itself; the key is held until it is saved. */
  login?: Promise<LiveTokens>
  /** Whether the renewal has its answer, or has failed: logins that come now are not made by it. */
  isAnswered?: boolean
  /** Whether a login or a logout has made it pointless to go on trying to save. */
  isOver?: boolean
}

/**
 * A session in a store: renews and ends it so that all who share it stay on one pair of tokens.
 *
 * Whatever changes the session happens in the store's `exclusive`, after a look at what others have put
 * there, and is saved before anybody uses it. A pair that cannot be saved is kept in hand together with the
 * key, so that nobody spends the refresh token again.
 */
export class SharedSession {
  readonly #store: StoreAccess
  /** Whether the store is known to have held this session: if it is gone then, somebody ended it. */
  #known = false
  #hold: Hold | undefined
  /** Renewals that wait for their turn. */
  readonly #waiting = new Set<(tokens: LiveTokens) => void>()
  /** The access token in whose place the last renewal has put another one. */
  #replaced: string | null = null

  constructor(store: StoreAccess) {
    this.#store = store
  }

  /** What the store holds, or undefined. */
  async load(): Promise<LiveTokens | undefined> {
    const stored = await this.#store.load()
    this.#known ||= stored !== undefined
    return stored
  }

  /**
   * Puts a session that was newly opened in place of whatever was there.
   *
   * @param isWanted asked when it is this session's turn
   * @returns undefined when it is not wanted any more, or was renewed meanwhile, and so is not put there
   */
  async publish(tokens: LiveTokens, isWanted: () => boolean): Promise<LiveTokens | undefined> {
    const hold = this.#hold
    if (hold !== undefined && hold.isAnswered !== true)
      return (hold.login = this.#publishAfter(hold.login, tokens))
    return this.#alone(async () => {
      const isNewest = tokens.accessToken !== this.#replaced && isWanted()
      return isNewest ? this.#publish(tokens) : undefined
    })
  }

  /** Takes the session out, for all who share it; gives its latest state, for whoever ends it at the server. */
  async withdraw(): Promise<LiveTokens | undefined> {
    return this.#alone(async () => {
      const latest = await this.load()
      await this.#store.delete()
      return latest
    })
  }

  /** Hears of what others put in place, where the store can tell; undefined when somebody ended the session. */
  subscribe(listener: (tokens: LiveTokens | undefined) => void): () => void {
    return this.#store.subscribe((tokens) => {
      if (tokens !== undefined) {
        this.#known = true
        for (const hear of this.#waiting) hear(tokens)
      }
      if (tokens !== undefined || this.#known) listener(tokens)
    })
  }

  /**
   * A later state than `current`, if there is one; a state that the store does not have yet is put there.
   * The key is taken only for that, so that nobody waits for a renewal while the session that is there lives.
   */
  readonly adopt: Adopt = async (current) => {
    const early = await this.load()
    if (early !== undefined && !isLater(current, early)) return successor(early, current)
    return this.#store.exclusive(() => this.#catchUp(current))
  }

  /** Renews, unless others have done so already, or are heard to have done so before this one has its turn. */
  renewal<Answer>(renew: Renew<Answer> | undefined): Renew<Answer> {
    return (current) =>
      new Promise((resolve, reject) => {
        let isHeard = false
        const hear = (tokens: LiveTokens): void => {
          const found = successor(tokens, current)
          if (found === undefined) return
          isHeard = true
          resolve(adopted(found))
        }
        this.#waiting.add(hear)
        const begin = (): boolean => {
          this.#waiting.delete(hear)
          return !isHeard
        }
        this.#renewInTurn(renew, current, begin).then(resolve, reject).finally(begin)
      })
  }

  /** @param begin tells that the turn has come; gives false when nobody waits for it any more */
  async #renewInTurn<Answer>(
    renew: Renew<Answer> | undefined,
    current: Tokens,
    begin: () => boolean,
  ): Promise<Renewal<Answer> | undefined> {
    let early = successor(await this.load(), current)
    if (early === undefined && (await this.#store.behind())) early = successor(await this.load(), current)
    if (early !== undefined) return adopted(early)
    return this.#store.lead(async (tell) => (begin() ? this.#renewFirst(renew, current, tell) : undefined))
  }

  /** Takes the key for a login or a logout, and away from a renewal that cannot save what it brought. */
  #alone<T>(task: () => Promise<T>): Promise<T> {
    if (this.#hold !== undefined) this.#hold.isOver = true
    return this.#store.exclusive(task)
  }

  /** The time is above every number of a session that was logged out before, and that somebody may still have. */
  async #publish(tokens: LiveTokens): Promise<LiveTokens> {
    const before = await this.load()
    const generation = Math.max(Date.now(), next(tokens), before === undefined ? 0 : next(before))
    return this.#put({ ...tokens, generation })
  }

  /** Logins that come while the key is held wait for each other. */
  async #publishAfter(before: Promise<unknown> | undefined, tokens: LiveTokens): Promise<LiveTokens> {
    await before?.catch(() => undefined)
    return this.#publish(tokens)
  }

  async #catchUp(current: Tokens): Promise<LiveTokens | undefined> {
    const known = this.#known
    const stored = await this.load()
    const isNews = stored === undefined ? !known : isLater(current, stored)
    if (isNews && isLive(current)) await this.#publish(current)
    return successor(stored, current)
  }

  async #renewFirst<Answer>(
    renew: Renew<Answer> | undefined,
    current: Tokens,
    tell: (renewal: Renewal<Answer>) => void,
  ): Promise<Renewal<Answer> | undefined> {
    const known = this.#known
    const stored = await this.#look()
    if (stored === undefined && known) throw sessionClosed('another process, or its store has lost it')
    const found = successor(stored, current)
    if (found !== undefined) return adopted(found)
    if (renew === undefined) return undefined
    const hold: Hold = (this.#hold = {})
    return this.#renewPatiently(renew, latest(stored, current), hold, tell).finally(async () => {
      hold.isAnswered = true
      await hold.login?.catch(() => undefined)
      if (this.#hold === hold) this.#hold = undefined
    })
  }

  /** What is stored at this moment: whoever stood still during the look looks again. */
  async #look(): Promise<LiveTokens | undefined> {
    for (let left = LOOKS; ; left -= 1) {
      const begun = Date.now()
      const stored = await this.load()
      if (left === 1 || Date.now() - begun < FRESH) return stored
    }
  }

  async #renewPatiently<Answer>(
    renew: Renew<Answer>,
    current: Tokens,
    hold: Hold,
    tell: (renewal: Renewal<Answer>) => void,
  ): Promise<Renewal<Answer> | undefined> {
    for (const pause of [...PAUSES, undefined]) {
      try {
        const begun = Date.now()
        const renewal = await renew(current)
        hold.isAnswered = true
        if (renewal !== undefined) this.#replaced = current.accessToken
        if (renewal === undefined || hold.login !== undefined) return renewal
        return await this.#saved({ renewal, current, begun, hold, tell })
      } catch (error) {
        if (!isBusy(error) && !isSpent(error)) throw error
        if (isBusy(error) && pause !== undefined) await sleep(pause)
        const found = successor(await this.#look(), current)
        if (found !== undefined) return adopted(found)
        if (isSpent(error) || pause === undefined) throw error
      }
    }
    return undefined
  }

  /** The new pair is saved before anyone uses it; when that fails, those who wait are told, and it is tried on. */
  async #saved<Answer>({ renewal, current, begun, hold, tell }: Unsaved<Answer>): Promise<Renewal<Answer>> {
    const id = renewal.tokens.id ?? current.id
    const tokens = { ...renewal.tokens, id, generation: next(current) }
    for (let tries = 0; tries === 0 || hold.isOver !== true; tries += 1) {
      try {
        const placed = await this.#place(tokens, tries === 0 && Date.now() - begun < FRESH)
        return placed === tokens ? { ...renewal, tokens, shared: true } : adopted(placed)
      } catch (error) {
        if (tries === PAUSES.length) tell({ ...renewal, tokens, failure: error as SalesforceError })
        await sleep(PAUSES[tries] ?? SAVE_AGAIN, tries < PAUSES.length)
      }
    }
    return { ...renewal, tokens }
  }

  /** Saves a new pair; where the key may have been lost meanwhile, a later one that others have saved counts. */
  async #place(tokens: LiveTokens, isPrompt: boolean): Promise<LiveTokens> {
    const stored = isPrompt ? undefined : await this.load()
    if (stored?.accessToken === tokens.accessToken) return tokens
    if (stored !== undefined && !isLater(tokens, stored)) return stored
    return this.#put(tokens)
  }

  async #put(tokens: LiveTokens): Promise<LiveTokens> {
    await this.#store.save(tokens)
    this.#known = true
    return tokens
  }
}

/** A renewal whose pair is to be saved. */
interface Unsaved<Answer> {
  readonly renewal: Renewal<Answer>
  readonly current: Tokens
  /** When it began. */
  readonly begun: number
  readonly hold: Hold
  readonly tell: (renewal: Renewal<Answer>) => void
}

/** What is stored, if it takes the place of `current`. */
function successor(stored: LiveTokens | undefined, current: Tokens): LiveTokens | undefined {
  const isNews = stored?.accessToken !== current.accessToken && latest(stored, current) === stored
  return isNews ? stored : undefined
}

/** The later one of two states. */
function latest(stored: LiveTokens | undefined, current: Tokens): Tokens {
  return stored !== undefined && isLater(stored, current) ? stored : current
}

function adopted<Answer>(tokens: LiveTokens): Renewal<Answer> {
  return { tokens, adopted: true, shared: true }
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
