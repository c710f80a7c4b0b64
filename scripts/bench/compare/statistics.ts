/** Statistics of the measurements of one thing. */
export interface Sample {
  readonly median: number
  /** First and third quartile: half of the measurements lie between. */
  readonly low: number
  readonly high: number
  /** The measurements by rounds, where all contenders took part in each. */
  readonly rounds?: readonly number[]
}

/** Median and quartiles. */
export function sampleOf(values: readonly number[]): Sample {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN
  return { median: at(0.5), low: at(0.25), high: at(0.75), rounds: values }
}

/**
 * How many times `other` a figure is: round by round where both were measured in the same rounds, so that what
 * slows a whole round down counts for nothing; by the medians and what both spreads leave where not.
 */
export function ratioOf(ours: Sample, other: Sample): Sample | undefined {
  const pairs = paired(ours.rounds ?? [], other.rounds ?? [])
  if (pairs.length > 1) return sampleOf(pairs)
  if (!(other.median > 0)) return undefined
  return {
    median: ours.median / other.median,
    low: ours.low / Math.max(other.high, Number.EPSILON),
    high: ours.high / Math.max(other.low, Number.EPSILON),
  }
}

function paired(ours: readonly number[], others: readonly number[]): number[] {
  if (ours.length !== others.length || others.some((value) => value <= 0)) return []
  return ours.map((value, round) => value / (others[round] ?? Number.NaN))
}

/** A figure that is the same at every measurement. */
export function exactly(value: number): Sample {
  return { median: value, low: value, high: value }
}

/** Each measurement of a round less the one that the same round took of `base`. */
export function differences(values: readonly number[], base: readonly number[]): number[] {
  return values.map((value, round) => value - (base[round] ?? 0))
}
