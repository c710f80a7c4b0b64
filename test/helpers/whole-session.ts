import { BoundedStore } from '../../src/session/bounded-store.js'
import { Session } from '../../src/session/session.js'
import { Steps, type SessionHooks } from '../../src/session/steps.js'
import type { LiveTokens } from '../../src/session/tokens.js'
import type { SessionStore } from '../../src/stores/store.js'

/** A session with its steps at hand. */
export class WholeSession extends Session {
  readonly #steps: Steps<string>

  /** @param store undefined for a session that nobody shares */
  constructor(store: SessionStore | undefined, name: string, hooks: SessionHooks<string>) {
    let steps: Steps<string> | undefined
    const stepsOf = (session: Session): Steps<string> =>
      (steps ??= new Steps(session, new BoundedStore(store, name), hooks))
    super((session) => Promise.resolve(stepsOf(session)), store !== undefined)
    this.#steps = stepsOf(this)
  }

  load(): Promise<void> {
    return this.track(this.#steps.load())
  }

  enter(tokens: LiveTokens, exits: number): Promise<void> {
    return this.track(this.#steps.enter(tokens, exits))
  }

  renew(): Promise<LiveTokens> {
    return this.track(this.#steps.renew())
  }

  renewed(refused: string, isRepeated?: boolean): Promise<LiveTokens | undefined> {
    return this.track(this.#steps.renewed(refused, isRepeated))
  }
}
