import type { TokenResponse } from '../../generated/oauth2/schema.js'
import { isRecord, parseJson } from '../lib/json.js'

/** Members of a token answer that are tokens, or stand for a session. */
const SECRET = [
  ...([
    'access_token',
    'refresh_token',
    'id_token',
    'signature',
    'lightning_sid',
    'visualforce_sid',
  ] as const),
  ...([
    'content_sid',
    'csrf_token',
    'cookie-sid_Client',
    'parent_sid',
    'beacon_child_consumer_secret',
  ] as const),
]

/** A token answer without its tokens, and with the claims of its `id_token`. */
export type PublicTokenResponse = Readonly<Omit<TokenResponse, (typeof SECRET)[number]>> & {
  /** Claims of the `id_token`, where one came; verified by `authorizeCallback()` alone. */
  readonly id_token_claims?: Readonly<Record<string, unknown>>
}

/** The members of a token answer that are no secret. */
export function publicPartOf(answer: Partial<TokenResponse>): PublicTokenResponse {
  const hidden: readonly string[] = SECRET
  const members = Object.entries(answer).filter(([name]) => !hidden.includes(name))
  const claims = claimsOf(answer.id_token)
  const shown: Record<string, unknown> = Object.fromEntries<unknown>(members)
  if (claims !== undefined) shown['id_token_claims'] = claims
  return shown as PublicTokenResponse
}

function claimsOf(idToken: unknown): Record<string, unknown> | undefined {
  const [, payload] = typeof idToken === 'string' ? idToken.split('.') : []
  if (payload === undefined) return undefined
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
      char.charCodeAt(0),
    )
    const claims = parseJson(new TextDecoder().decode(bytes))
    return isRecord(claims) ? claims : undefined
  } catch {
    return undefined
  }
}
