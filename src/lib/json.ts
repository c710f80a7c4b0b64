/**
 * Parses a JSON body.
 *
 * @returns undefined when it is not JSON; no part of the body appears in an error
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Whether a value is an object with members, not an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Looks up a name from a server in a table; names such as `constructor` have no entry. */
export function entryOf<T>(table: Readonly<Partial<Record<string, T>>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

/** A member that is a string and not empty; undefined otherwise. */
export function stringAt(record: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = Object.hasOwn(record, key) ? record[key] : undefined
  return typeof value === 'string' && value !== '' ? value : undefined
}
