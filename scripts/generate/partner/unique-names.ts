import { byName } from '../files.js'

/** Something that is to get a name. */
export interface Wanted {
  readonly key: string
  /** Name in the contract. */
  readonly from: string
  /** Name in TypeScript. */
  readonly name: string
}

/**
 * Gives each its own name, whatever the order: what is called so in the contract keeps it, another that wants
 * the same one gets an ending, and underscores where even that is taken.
 *
 * @param reserved - names that none may have
 * @returns names by key
 */
export function assignNames(
  wanted: readonly Wanted[],
  reserved: readonly string[],
  ending: string,
): ReadonlyMap<string, string> {
  const unique = [...new Map(wanted.map((one) => [one.key, one])).values()]
  const isExact = ({ from, name }: Wanted): boolean => from === name
  const inOrder = [...unique].sort(
    (a, b) => Number(isExact(b)) - Number(isExact(a)) || byName(a.from, b.from) || byName(a.key, b.key),
  )
  const taken = new Set(reserved)
  return new Map(
    inOrder.map(({ key, name }) => {
      const free = freeName(name, taken, ending)
      taken.add(free)
      return [key, free]
    }),
  )
}

function freeName(name: string, taken: ReadonlySet<string>, ending: string): string {
  let free = taken.has(name) ? `${name}${ending}` : name
  while (taken.has(free)) free += '_'
  return free
}
