/** What many measurements of one thing say. */
export interface Sample {
  readonly median: number
  /** First and third quartile: half of the measurements lie between. */
  readonly low: number
  readonly high: number
}

/** Median and quartiles. */
export function sampleOf(values: readonly number[]): Sample {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
  return { median: at(0.5), low: at(0.25), high: at(0.75) }
}

/** A figure that is the same at every measurement. */
export function exactly(value: number): Sample {
  return { median: value, low: value, high: value }
}

/** Each measurement of a round less the one that the same round took of `base`. */
export function differences(values: readonly number[], base: readonly number[]): number[] {
  return values.map((value, round) => value - (base[round] ?? 0))
}
