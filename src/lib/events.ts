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

  /** As `on`, before the listeners that are there. */
  prependListener<Name extends keyof Events>(name: Name, listener: Events[Name]): this {
    const others = [...(this.#listeners[name] ?? [])]
    this.#listeners[name] = new Map([[listener, { once: false }], ...others])
    return this
  }

  /** Removes all listeners of an event, or of all events. */
  removeAllListeners(name?: keyof Events): this {
    for (const each of name === undefined ? this.eventNames() : [name]) this.#listeners[each]?.clear()
    return this
  }

  /** The listeners of an event, in the order of their calls. */
  listeners<Name extends keyof Events>(name: Name): Events[Name][] {
    return [...(this.#listeners[name]?.keys() ?? [])]
  }

  /** Number of the listeners of an event. */
  listenerCount(name: keyof Events): number {
    return this.listeners(name).length
  }

  /** Names of the events that have listeners. */
  eventNames(): (keyof Events)[] {
    const names = Object.keys(this.#listeners) as (keyof Events)[]
    return names.filter((name) => this.listenerCount(name) > 0)
  }

  /** Node's limit of listeners; there is none here. */
  setMaxListeners(limit: number): this
  setMaxListeners(): this {
    return this
  }

  /**
   * Calls the listeners in the order in which they were added. An exception in a listener is an uncaught exception
   * of its own: it stops neither the other listeners nor the caller.
   *
   * @returns whether there were any listeners
   */
  emit<Name extends keyof Events>(name: Name, ...args: Parameters<Events[Name]>): boolean {
    const listeners = [...(this.#listeners[name] ?? [])]
    for (const [listener, { once }] of listeners) {
      if (once) this.off(name, listener)
      try {
        listener(...args)
      } catch (error) {
        queueMicrotask(() => {
          throw error
        })
      }
    }
    return listeners.length > 0
  }

  #add<Name extends keyof Events>(name: Name, listener: Events[Name], once: boolean): this {
    ;(this.#listeners[name] ??= new Map()).set(listener, { once })
    return this
  }
}
