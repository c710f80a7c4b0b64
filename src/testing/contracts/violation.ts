/** One breach of a contract by a request. The text names parameters and elements, never a value. */
export interface Violation {
  readonly text: string
  /** The real service is known to let it pass. */
  readonly tolerated: boolean
}

/** Sorts violations: what is refused, and what is only noted. */
export function judge(
  violations: readonly Violation[],
  strict: boolean,
): { readonly refused: readonly string[]; readonly noted: readonly string[] } {
  const isRefused = (violation: Violation): boolean => strict || !violation.tolerated
  return {
    refused: violations.filter(isRefused).map(({ text }) => text),
    noted: violations.filter((violation) => !isRefused(violation)).map(({ text }) => text),
  }
}
