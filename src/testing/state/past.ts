/** Sessions and tokens that have ended, and how they ended. */
export type Past<T, How extends string> = T & { readonly ended: How }

/** Keeps the newest `limit` of what is over, for people who look. */
export interface History<T, How extends string> {
  add(item: T, ended: How): void
  readonly list: () => readonly Past<T, How>[]
}

/** Nothing is over yet. */
export function createHistory<T, How extends string>(limit: number): History<T, How> {
  const items: Past<T, How>[] = []
  return {
    add(item, ended) {
      items.push({ ...item, ended })
      items.splice(0, items.length - limit)
    },
    list: () => items,
  }
}
