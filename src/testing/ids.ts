import { randomBytes } from 'node:crypto'

const CHECKSUM = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'

/** The case-insensitive 18-character form of a 15-character record id. */
export function longId(id: string): string {
  const groups = [id.slice(0, 5), id.slice(5, 10), id.slice(10, 15)]
  return id.slice(0, 15) + groups.map(checksum).join('')
}

/** The 15-character form of a record id. */
export function shortId(id: string): string {
  return id.slice(0, 15)
}

/** A record id: the object's three-character prefix and a running number. */
export function recordId(prefix: string, number: number): string {
  return longId(prefix + String(number).padStart(12, '0'))
}

/** A session id in Salesforce's shape: the short organization id, `!`, and 96 opaque characters. */
export function sessionId(organizationId: string): string {
  return `${shortId(organizationId)}!AQ${opaque(94)}`
}

/** A random string of letters, digits, `.` and `_`. */
export function opaque(length: number): string {
  return randomBytes(length).toString('base64url').slice(0, length).replaceAll('-', '.')
}

function checksum(group: string): string {
  const bits = Array.from(group, (character, index) => (/[A-Z]/.test(character) ? 1 << index : 0))
  return CHECKSUM.charAt(bits.reduce((sum, bit) => sum + bit, 0))
}
