/** One call of a chain, as it was made: its name and its arguments. */
export type Step = readonly [name: string, ...args: readonly unknown[]]

/** Tells the listeners of a query. */
export type Emit = (name: 'record' | 'fetch' | 'response' | 'end', ...args: readonly unknown[]) => void
