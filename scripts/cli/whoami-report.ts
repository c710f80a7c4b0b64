import { isSalesforceError, type Identity } from '../../src/index.js'
import type { Opened } from './whoami-source.js'

/** The report on a session; null where the org does not give a value. */
export interface Report {
  readonly name: string
  readonly username: string
  readonly userId: string
  readonly organization: {
    readonly id: string
    readonly name: string | null
    readonly sandbox: boolean | null
    readonly instanceUrl: string
  }
  readonly renews: string
  /** API requests of the last 24 hours. */
  readonly apiRequests: { readonly used: number; readonly max: number } | null
}

/** Asks the org for what is to be told. */
export async function reportOf({ conn, renews }: Opened): Promise<Report> {
  const identity = await conn.identity()
  const told: Partial<Identity> = identity
  const { display_name: name = '', username = '' } = told
  const organization = await orNull(conn.request<Rows>(`/query?q=${encodeURIComponent(ORGANIZATION)}`))
  const limits = await orNull(conn.request<Limits>('/limits'))
  const [row] = organization?.records ?? []
  const daily = limits?.DailyApiRequests
  return {
    name,
    username,
    userId: identity.user_id,
    organization: {
      id: identity.organization_id,
      name: row?.Name ?? null,
      sandbox: row?.IsSandbox ?? null,
      instanceUrl: conn.instanceUrl,
    },
    renews,
    apiRequests: daily ? { used: daily.Max - daily.Remaining, max: daily.Max } : null,
  }
}

const ORGANIZATION = 'SELECT Id, Name, IsSandbox FROM Organization'

interface Rows {
  readonly records: readonly { readonly Name: string; readonly IsSandbox: boolean }[]
}

interface Limits {
  readonly DailyApiRequests?: { readonly Max: number; readonly Remaining: number }
}

/** A missing permission of the user is no failure; a session that has ended is one. */
async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    const isForbidden = isSalesforceError(error) && [400, 403, 404].includes(error.status ?? 0)
    if (isForbidden) return null
    throw error
  }
}

/** The report for a person. */
export function textOf({ name, username, userId, organization, renews, apiRequests }: Report): string {
  const { id, name: organizationName, sandbox, instanceUrl } = organization
  const kind = sandbox === null ? 'sandbox or production is not told' : sandbox ? 'sandbox' : 'production'
  const left = apiRequests && apiRequests.max - apiRequests.used
  return [
    `${name} (${username})`,
    `user      ${userId}`,
    `org       ${id}, ${organizationName === null ? '' : `${organizationName}, `}${kind}`,
    `instance  ${instanceUrl}`,
    `renews    ${renews}`,
    apiRequests === null
      ? 'API       the user may not see the limits'
      : `API       ${apiRequests.used} of ${apiRequests.max} requests used in 24 hours, ${String(left)} left`,
  ].join('\n')
}
