/**
 * A duration among the options of a store.
 *
 * @throws TypeError that names the option
 */
export function readMs(value: number | undefined, fallback: number, option: string, least = 1): number {
  if (value === undefined) return fallback
  if (Number.isFinite(value) && value >= least) return value
  throw new TypeError(`${option} must be a number of milliseconds, at least ${least}`)
}
