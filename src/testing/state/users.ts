import { recordId, shortId } from '../ids.js'
import type { OrgUser } from '../options.js'

/** Changes to a user while the org runs. */
export type UserFlags = Partial<Omit<OrgUser, 'username' | 'id'>>

/** A user as the org keeps it: every detail filled in. */
export interface User extends Required<OrgUser> {
  /** Organization id, 18 characters. */
  readonly organizationId: string
  /** Profile id, 18 characters. */
  readonly profileId: string
}

/** Result of checking a username and a password. */
export type PasswordVerdict =
  'ok' | 'invalid' | 'inactive' | 'locked' | 'ip_restricted' | 'security_token_required'

/** The users of an org. */
export interface Users {
  find(username: string): User | undefined
  findById(id: string): User | undefined
  /** Checks a password, with or without the security token after it, and counts the wrong ones. */
  check(username: string, password: string): PasswordVerdict
  readonly change: (username: string, flags: UserFlags) => void
  list(): readonly User[]
}

/** The users with their defaults; `lockoutAfter` wrong passwords in a row lock one out. */
export function createUsers(users: readonly OrgUser[], organizationId: string, lockoutAfter: number): Users {
  const known = new Map(
    users.map((user, index) => [user.username, complete(user, index + 1, organizationId)]),
  )
  const failures = new Map<string, number>()

  function change(username: string, flags: UserFlags): void {
    const user = known.get(username)
    if (!user) throw new TypeError(`The local org has no user '${username}'`)
    known.set(username, { ...user, ...flags })
  }

  function countFailure(username: string): void {
    const count = (failures.get(username) ?? 0) + 1
    failures.set(username, count)
    if (count >= lockoutAfter) change(username, { locked: true })
  }

  return {
    find: (username) => known.get(username),
    findById: (id) => [...known.values()].find((user) => shortId(user.id) === shortId(id)),
    check(username, password) {
      const user = known.get(username)
      const verdict = user ? judge(user, password) : 'invalid'
      if (verdict === 'ok') failures.delete(username)
      if (verdict === 'invalid' && user) countFailure(username)
      return verdict
    },
    change,
    list: () => [...known.values()],
  }
}

function judge(user: User, password: string): PasswordVerdict {
  if (user.locked) return 'locked'
  const withToken = user.securityToken !== '' && password === user.password + user.securityToken
  if (!withToken && password !== user.password) return 'invalid'
  if (user.inactive) return 'inactive'
  if (user.ipRestricted) return 'ip_restricted'
  return user.requireSecurityToken && !withToken ? 'security_token_required' : 'ok'
}

function complete(user: OrgUser, number: number, organizationId: string): User {
  return {
    id: recordId('005', number),
    email: user.username,
    firstName: 'Test',
    lastName: 'User',
    roleId: '',
    securityToken: '',
    requireSecurityToken: false,
    locked: false,
    inactive: false,
    passwordExpired: false,
    ipRestricted: false,
    organizationId,
    profileId: recordId('00e', 1),
    ...user,
  }
}
