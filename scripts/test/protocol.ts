/** A test that was left out on purpose, and why. */
export interface Skip {
  readonly name: string
  readonly reason: string
}

/** What a test process tells about itself, one JSON line each. */
export type Message =
  | { readonly kind: 'test'; readonly name: string }
  | { readonly kind: 'suite'; readonly passed: number; readonly failed: number }
  | { readonly kind: 'problem'; readonly text: string }
  | { readonly kind: 'skip'; readonly skip: Skip }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'done' }

/** File descriptor that the messages go over. */
export const CHANNEL = 3

/** Where `test/helpers/skip.ts` notes the skips that are declared. */
export const DECLARED_SKIPS = Symbol.for('strictforce.test.skips')

/** Where `test/helpers/note.ts` keeps what a run is to print of a file that passes. */
export const NOTES = Symbol.for('strictforce.test.notes')

/** Where the watched uvu notes its suites. */
export const SUITES = Symbol.for('strictforce.test.suites')

/** What a suite was asked to do. */
export interface SuiteRecord {
  readonly name: string
  /** Tests registered and not yet handed to `run()`. */
  pending: number
  /** Tests registered in all. */
  tests: number
  readonly only: string[]
  readonly skipped: string[]
}

/** A list that is kept on the global object, made at its first use. */
export function globalList<T>(key: symbol): T[] {
  const holder = globalThis as unknown as Record<symbol, T[] | undefined>
  return (holder[key] ??= [])
}
