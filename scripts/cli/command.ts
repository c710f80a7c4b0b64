/** Where a command writes: its result, and messages beside it. */
export interface Terminal {
  readonly out: (line: string) => void
  readonly log: (line: string) => void
  /** The version of this package. */
  readonly version: string
}

/** Carries a command out and gives the exit code: 0 done, 1 failed, 2 wrong usage. */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<number>

/** A failure whose message is all that the user needs. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}
