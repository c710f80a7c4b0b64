import { SalesforceError } from '../errors/salesforce-error.js'
import { parseUrl } from '../lib/url.js'
import type { App } from './app.js'
import type { PendingAuthorization } from './authorization-request.js'
import { parametersOf } from './authorization-response.js'
import { invalidIdToken, issuerOf, verifyIdToken } from './id-token.js'
import type { TokenResponse } from './token-response.js'

/**
 * Verifies a web login once the tokens are here: the `id_token` with its nonce, which must not be missing where
 * `openid` was asked for or granted, and the issuer that the callback names (RFC 9207 §2.4).
 *
 * @throws SalesforceError `INVALID_ID_TOKEN`, or `STATE_MISMATCH` when another server's callback was read
 */
export async function verifyCallback(
  app: App,
  answer: TokenResponse,
  url: string | URL,
  { nonce, openid }: PendingAuthorization,
): Promise<void> {
  const { id_token: idToken, scope = '' } = answer
  const isPromised = nonce !== undefined && (openid === true || scope.split(' ').includes('openid'))
  if (idToken === undefined && isPromised) throw invalidIdToken('absence')
  if (idToken !== undefined) await verifyIdToken(app, idToken, { nonce })
  await checkIssuer(app, answer, parametersOf(url).get('iss'), idToken !== undefined)
}

/** An absent issuer is accepted, unless the metadata of the host, where they are here, promise it. */
async function checkIssuer(
  app: App,
  answer: TokenResponse,
  issuer: string | null,
  isDiscovered: boolean,
): Promise<void> {
  if (issuer === null) {
    if (isDiscovered && (await issuerOf(app)).namesIssuer) throw otherIssuer('names no issuer')
    return
  }
  const { loginUrl } = app.endpoints
  const trusted = [loginUrl, answer.instance_url, answer.sfdc_community_url ?? '']
  if (trusted.some((place) => isSamePlace(place, issuer))) return
  if (!isSamePlace((await issuerOf(app)).issuer, issuer))
    throw otherIssuer('names the issuer of another server')
}

function isSamePlace(place: string, issuer: string): boolean {
  const [a, b] = [parseUrl(place), parseUrl(issuer)]
  const path = (url: URL): string => url.pathname.replace(/\/$/, '')
  return (
    a !== undefined && b !== undefined && a.origin === b.origin && (path(b) === '' || path(a) === path(b))
  )
}

function otherIssuer(what: string): SalesforceError {
  return new SalesforceError(`The callback ${what} (RFC 9207): begin the login again`, {
    errorCode: 'STATE_MISMATCH',
    verdict: 'reauthorize',
  })
}
