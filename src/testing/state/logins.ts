/** How often users have logged in. */
export interface Logins {
  /** Counts one more, unless the user has had enough of them within the hour. */
  admit(username: string): boolean
}

const HOUR = 60 * 60 * 1000

/** Logins by the given clock, so many of one user in an hour. */
export function createLogins(clock: () => number, limit: number): Logins {
  const times = new Map<string, readonly number[]>()
  return {
    admit(username) {
      if (limit === Infinity) return true
      const recent = (times.get(username) ?? []).filter((time) => time > clock() - HOUR)
      const isAdmitted = recent.length < limit
      times.set(username, isAdmitted ? [...recent, clock()] : recent)
      return isAdmitted
    },
  }
}
