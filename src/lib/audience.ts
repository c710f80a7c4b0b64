type Listener<Message> = (message: Message) => void

/** The listeners of one name, and the end of the hearing that they share. */
interface Group<Message> {
  readonly listeners: Set<Listener<Message>>
  end: (() => void) | undefined
}

/** Listeners by name: hears once for all of a name, as long as there are any. */
export class Audience<Message> {
  readonly #hear: (name: string) => (() => void) | undefined
  readonly #groups = new Map<string, Group<Message>>()

  /** @param hear called for the first listener of a name; gives the end, called when the last listener has gone */
  constructor(hear: (name: string) => (() => void) | undefined = () => undefined) {
    this.#hear = hear
  }

  /** The names that have listeners. */
  get names(): readonly string[] {
    return [...this.#groups.keys()]
  }

  /** Tells all listeners of a name. */
  tell(name: string, message: Message): void {
    for (const listener of [...(this.#groups.get(name)?.listeners ?? [])]) listener(message)
  }

  /** @returns ends the listening */
  readonly listen = (name: string, listener: Listener<Message>): (() => void) => {
    const group = this.#groups.get(name) ?? this.#begin(name)
    group.listeners.add(listener)
    return () => {
      group.listeners.delete(listener)
      if (group.listeners.size > 0 || this.#groups.get(name) !== group) return
      this.#groups.delete(name)
      group.end?.()
    }
  }

  #begin(name: string): Group<Message> {
    const group: Group<Message> = { listeners: new Set(), end: undefined }
    this.#groups.set(name, group)
    group.end = this.#hear(name)
    return group
  }
}
