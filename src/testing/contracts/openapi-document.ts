/** A JSON object of the description. */
export type Json = Readonly<Record<string, unknown>>

/** A value in the description, and its JSON pointer as a URI fragment. */
export interface Place {
  readonly pointer: string
  readonly value: Json
}

/** Whether a value is an object with named members. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The whole description. */
export function rootOf(document: Json): Place {
  return { pointer: '#', value: document }
}

/** A member, followed through `$ref`; undefined when there is none. */
export function member(root: Place, place: Place | undefined, key: string): Place | undefined {
  const value = place?.value[key]
  if (!place || !isObject(value)) return undefined
  const reference = value['$ref']
  if (typeof reference === 'string') return find(root, reference)
  return { pointer: `${place.pointer}/${encodeURIComponent(escapePointer(key))}`, value }
}

/** The entries of a list member, each followed through `$ref`. */
export function list(root: Place, place: Place | undefined, key: string): readonly Place[] {
  const value = place?.value[key]
  if (!place || !Array.isArray(value)) return []
  const items: Place = { pointer: `${place.pointer}/${key}`, value: Object.fromEntries(value.entries()) }
  return value.flatMap((_, index) => member(root, items, String(index)) ?? [])
}

/** The names of an object's members. */
export function names(place: Place | undefined): readonly string[] {
  return Object.keys(place?.value ?? {})
}

function find(root: Place, reference: string): Place | undefined {
  const keys = reference
    .split('/')
    .slice(1)
    .map((key) => unescapePointer(decodeURIComponent(key)))
  return keys.reduce<Place | undefined>((place, key) => member(root, place, key), root)
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

function unescapePointer(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~')
}
