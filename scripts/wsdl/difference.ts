/** Differences between two lists whose entries have names. */
export interface Listing<T> {
  /** Owner of the lists, such as `operation login`; empty for the contract itself. */
  readonly where: string
  /** Kind of the entries, such as `request header`. */
  readonly what: string
  readonly name: (entry: T) => string
  /** Differences between two entries of the same name. */
  readonly compare?: (expected: T, actual: T, where: string) => string[]
  /** Whether the order of the entries is part of the contract. */
  readonly ordered?: boolean
}

/** Names what is missing, what is not expected, what differs, and, where it counts, another order. */
export function compareLists<T>(listing: Listing<T>, expected: readonly T[], actual: readonly T[]): string[] {
  const wanted = keyed(expected, listing.name)
  const found = keyed(actual, listing.name)
  const missing = [...wanted.keys()].filter((name) => !found.has(name))
  const surplus = [...found.keys()].filter((name) => !wanted.has(name))
  const at = listing.where && `${listing.where}: `
  return [
    ...missing.map((name) => `${at}${listing.what} ${name} is missing`),
    ...surplus.map((name) => `${at}${listing.what} ${name} is not expected`),
    ...(listing.ordered ? compareOrder(listing, common(wanted, found), common(found, wanted)) : []),
    ...compareEntries(listing, wanted, found),
  ]
}

/** One sentence if two facts differ, none otherwise. */
export function compareFacts(where: string, what: string, expected: unknown, actual: unknown): string[] {
  return expected === actual ? [] : [`${where}: ${what} is ${String(actual)}, expected ${String(expected)}`]
}

function keyed<T>(entries: readonly T[], name: (entry: T) => string): Map<string, T> {
  const map = new Map<string, T>()
  for (const entry of entries) {
    const base = name(entry)
    let key = base
    for (let repeat = 2; map.has(key); repeat++) key = `${base} (${repeat})`
    map.set(key, entry)
  }
  return map
}

function common<T>(names: ReadonlyMap<string, T>, others: ReadonlyMap<string, T>): string[] {
  return [...names.keys()].filter((name) => others.has(name))
}

function compareOrder<T>(
  { where, what }: Listing<T>,
  expected: readonly string[],
  actual: readonly string[],
): string[] {
  const at = expected.findIndex((name, index) => name !== actual[index])
  if (at === -1) return []
  return [`${where}: ${what} ${actual[at] ?? ''} stands where ${expected[at] ?? ''} is expected`]
}

function compareEntries<T>(
  { where, what, compare }: Listing<T>,
  expected: ReadonlyMap<string, T>,
  actual: ReadonlyMap<string, T>,
): string[] {
  if (!compare) return []
  return [...expected].flatMap(([name, entry]) => {
    const counterpart = actual.get(name)
    const at = where ? `${where}, ${what} ${name}` : `${what} ${name}`
    return counterpart === undefined ? [] : compare(entry, counterpart, at)
  })
}
