type Listeners<Events> = { [Name in keyof Events]?: Map<Events[Name], { readonly once: boolean }> }

/** A typed event emitter with the methods of Node's; runs without Node. */
export class Emitter<Events extends Record<keyof Events, (...args: never[]) => void>> {
  readonly #listeners: Listeners<Events> = {}

  /** Calls `listener` at every event of the name. */
  on<Name extends keyof Events>(name: Name, listener: Events[Name]): this {
    return this.#add(name, listener, false)
  }

  /** Calls `listener` at the next event of the name only. */
  once<Name extends keyof Events>(name: Name, listener: Events[Name]): this {
    return this.#add(name, listener, true)
  }

  /** Removes a listener. */
  off<Name extends keyof Events>(name: Name, listener: Events[Name]): this {
    this.#listeners[name]?.delete(listener)
    return this
  }

  /** Node's other name of `on`. */
  addListener<Name extends keyof Events>(name: Name, listener: Events[Name]): this {
    return this.on(name, listener)
  }

  /** Node's other name of `off`. */
  removeListener<Name extends keyof Events>(name: Name, listener: Events[Name]): this {
    return this.off(name, listener)
  }

  /**
   * Calls the listeners in the order in which they were added. An exception in a listener is an uncaught exception
   * of its own: it stops neither the other listeners nor the caller.
   */
  protected announce<Name extends keyof Events>(name: Name, ...args: Parameters<Events[Name]>): void {
    for (const [listener, { once }] of [...(this.#listeners[name] ?? [])]) {
      if (once) this.off(name, listener)
      try {
        listener(...args)
      } catch (error) {
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }

  #add<Name extends keyof Events>(name: Name, listener: Events[Name], once: boolean): this {
    ;(this.#listeners[name] ??= new Map()).set(listener, { once })
    return this
  }
}
