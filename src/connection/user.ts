const IDENTITY_PATH = /\/id\/([\w-]+)\/([\w-]+)\/?$/

/**
 * Who an identity URL names: `https://login.salesforce.com/id/{organization}/{user}`.
 *
 * @returns undefined when it is none
 */
export function parseIdentityUrl(url: string | undefined): UserInfo | undefined {
  const match = url === undefined ? null : IDENTITY_PATH.exec(url)
  if (url === undefined || match?.[1] === undefined || match[2] === undefined) return undefined
  return { id: match[2], organizationId: match[1], url }
}

/** The identity URL of a user, for sessions whose login does not name it. */
export function identityUrl(loginUrl: string, organizationId: string, userId: string): string {
  return `${new URL(loginUrl).origin}/id/${encodeURIComponent(organizationId)}/${encodeURIComponent(userId)}`
}

/** Who is logged in. */
export interface UserInfo {
  /** User id, 18 characters. */
  readonly id: string
  /** Organization id, 18 characters. */
  readonly organizationId: string
  /** Identity URL of the user. */
  readonly url: string
}
