import type { SessionRecord } from '../../src/index.js'

/** A stored session without its tokens; null where the record does not tell. */
export interface SessionFacts {
  /** The session name. */
  readonly key: string
  readonly state: SessionRecord['state']
  readonly host: string | null
  readonly userId: string | null
  readonly organizationId: string | null
  /** Renewals since the login. */
  readonly renewals: number | null
  /** Whether a refresh token is stored. */
  readonly refreshToken: boolean
  /** Time of the last login, renewal or logout, in ISO 8601. */
  readonly savedAt: string
}

interface Listed {
  readonly name: string
  readonly record: SessionRecord
  readonly savedAt: Date
}

/** The facts of a record. */
export function factsOf({ name: key, record, savedAt }: Listed): SessionFacts {
  const session = record.state === 'live' ? record.session : undefined
  const [, organizationId = null, userId = null] = /\/id\/(\w+)\/(\w+)$/.exec(session?.id ?? '') ?? []
  return {
    key,
    state: record.state,
    host: session === undefined ? null : new URL(session.instanceUrl).host,
    userId,
    organizationId,
    renewals: session?.renewals ?? null,
    refreshToken: (session?.refreshToken ?? null) !== null,
    savedAt: savedAt.toISOString(),
  }
}

const HEAD = ['NAME', 'STATE', 'HOST', 'USER', 'ORG', 'AGE']

/** The sessions as columns, with their ages at a time. */
export function table(sessions: readonly SessionFacts[], now: Date): string {
  const rows = sessions.map(({ key, state, host, userId, organizationId, savedAt }) => [
    printable(key),
    state,
    host ?? '-',
    userId ?? '-',
    organizationId ?? '-',
    ageOf(now.getTime() - Date.parse(savedAt)),
  ])
  const all = [HEAD, ...rows]
  const widths = HEAD.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)))
  return all
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const UNITS = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
] as const

/** Milliseconds as `42 s`, `119 min` or `2 h`. */
export function ageOf(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  const [size, unit] = UNITS.find(([length]) => seconds >= 2 * length) ?? [1, 's']
  return `${Math.floor(seconds / size)} ${unit}`
}

/** A name without control characters, which a terminal would obey. */
function printable(name: string): string {
  return /^[^\p{C}]*$/u.test(name) ? name : JSON.stringify(name).replace(/\p{C}/gu, '?')
}
