/** Which users have let which apps in. */
export interface Approvals {
  add(username: string, clientId: string): void
  has(username: string, clientId: string): boolean
}

/** No approvals yet. */
export function createApprovals(): Approvals {
  const given = new Set<string>()
  const key = (username: string, clientId: string): string => JSON.stringify([username, clientId])
  return {
    add: (username, clientId) => void given.add(key(username, clientId)),
    has: (username, clientId) => given.has(key(username, clientId)),
  }
}
