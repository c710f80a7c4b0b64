/** Knows what is under way. */
export class UnderWay {
  readonly #all = new Set<Promise<unknown>>()

  /** Whether anything is under way. */
  get isBusy(): boolean {
    return this.#all.size > 0
  }

  /** Counts a promise as under way until it settles. */
  track<T>(promise: Promise<T>): Promise<T> {
    const done = (): void => void this.#all.delete(promise)
    this.#all.add(promise)
    promise.then(done, done)
    return promise
  }

  /** Resolves when nothing is under way, things that began meanwhile included. */
  async idle(): Promise<void> {
    while (this.isBusy) await Promise.allSettled([...this.#all])
  }
}
