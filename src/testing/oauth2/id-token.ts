import { createHash, createPrivateKey } from 'node:crypto'
import type { OrgState } from '../state/index.js'

/** Facts that the claims of an id token are made from. */
export interface IdTokenFacts {
  /** The identity URL of the user. */
  readonly sub: string
  readonly clientId: string
  readonly accessToken: string
  readonly nonce: string | undefined
}

/** Seconds that an id token lives. */
const LIFETIME = 120

/** Signs an id token (OpenID Connect Core, sections 2 and 3.1.3.6). */
export async function signIdToken(org: OrgState, facts: IdTokenFacts): Promise<string> {
  const { SignJWT } = await import('jose/jwt/sign')
  const iat = Math.floor(org.settings.clock() / 1000)
  const claims = {
    iss: org.url,
    sub: facts.sub,
    aud: facts.clientId,
    iat,
    exp: iat + LIFETIME,
    at_hash: halfHash(facts.accessToken),
    ...(facts.nonce === undefined ? {} : { nonce: facts.nonce }),
  }
  const header = { alg: 'RS256', kid: org.keys.kid, typ: 'JWT' }
  return await new SignJWT(claims)
    .setProtectedHeader(header)
    .sign(createPrivateKey(org.keys.signing.privateKey))
}

/** Signs a token as the identity provider would that the org trusts in a token exchange. */
export async function signSubjectToken(org: OrgState, username: string): Promise<string> {
  const { SignJWT } = await import('jose/jwt/sign')
  const iat = Math.floor(org.settings.clock() / 1000)
  return await new SignJWT({
    iss: 'https://idp.local.example',
    sub: username,
    aud: org.url,
    iat,
    exp: iat + LIFETIME,
  })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(createPrivateKey(org.keys.provider.privateKey))
}

function halfHash(accessToken: string): string {
  return createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url')
}
