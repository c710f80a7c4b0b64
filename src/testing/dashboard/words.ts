/** A secret's first and last characters: enough to tell two apart, and no more. */
export function masked(secret: string): string {
  return secret.length < 20 ? '••••' : `${secret.slice(0, 4)}…${secret.slice(-4)}`
}

const UNITS: readonly (readonly [seconds: number, unit: string])[] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
]

/** Milliseconds as a person says them: `42 s`, `119 min`, `2 h`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const [size, unit] = UNITS.find(([size]) => seconds >= 2 * size) ?? [1, 's']
  return `${Math.floor(seconds / size)} ${unit}`
}

/** Milliseconds since 1970 as the time of the day, UTC. */
export function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(11, 19)
}
