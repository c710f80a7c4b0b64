import { redact } from '../errors/redact.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import type { HostRule } from '../http/hosts.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { MAX_TOKEN } from '../lib/token.js'
import { parseUrl } from '../lib/url.js'
import type { PendingAuthorization } from './authorization-request.js'
import { describedError, legalCode } from './errors.js'

type Hosts = Pick<HostRule, 'check'>

/**
 * Reads a callback URL against the request that it should answer.
 *
 * @param hosts whose hosts may be named as the issuer (RFC 9207 §2.4), where one is
 * @returns the authorization code
 * @throws SalesforceError `STATE_MISMATCH` when it answers another request, `UNTRUSTED_HOST` when another
 *   server's, or the error that the server sent
 */
export function readCallback(url: string | URL, pending: PendingAuthorization, hosts: Hosts): string {
  checkPending(pending)
  const params = parametersOf(url)
  refuseTwice(params)
  if (!isSame(params.get('state') ?? '', pending.state)) throw stateMismatch(params, pending)
  const issuer = params.get('iss')
  if (issuer !== null) hosts.check(issuer, "The callback's iss", secretsOf(pending))
  const error = params.get('error')
  if (error !== null) throw callbackError(error, params.get('error_description') ?? '', pending)
  const code = params.get('code')
  if (code !== null && code.length > MAX_TOKEN)
    throw invalidArgument('The callback URL holds a code that is longer than any authorization code')
  if (code === null || code === '') throw invalidArgument('The callback URL holds neither code nor error')
  return code
}

/** The documentation shows `access-denied` and `access_denied` for one error. */
function callbackError(error: string, description: string, pending: PendingAuthorization): SalesforceError {
  const secrets = secretsOf(pending)
  const code = (legalCode(error, secrets) ?? 'unknown_error').replaceAll('-', '_')
  return describedError(code, redact(description, secrets))
}

/** Query, or fragment where the answer came in one. */
export function parametersOf(url: string | URL): URLSearchParams {
  const base = 'https://localhost'
  const parsed = parseUrl(String(url), base)
  if (parsed === undefined) throw invalidArgument('The callback URL is not a URL')
  const { searchParams, hash } = parsed
  const places = [searchParams, new URLSearchParams(hash.slice(1))]
  const answer = (name: string): URLSearchParams | undefined => places.find((params) => params.has(name))
  return answer('state') ?? answer('error') ?? searchParams
}

/** Compares in constant time for strings of one length. */
function isSame(a: string, b: string): boolean {
  if (a.length !== b.length || b === '') return false
  let difference = 0
  for (let index = 0; index < a.length; index += 1) difference |= a.charCodeAt(index) ^ b.charCodeAt(index)
  return difference === 0
}

/** @throws SalesforceError `STATE_MISMATCH` when the pending request was lost; TypeError when it can never be one */
function checkPending(pending: unknown): void {
  if (pending !== undefined && pending !== null && typeof pending !== 'object')
    throw invalidArgument('pending must be the object that authorizationRequest() gave')
  const { state, codeVerifier } = (pending ?? {}) as Partial<PendingAuthorization>
  const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''
  if (isText(codeVerifier) && typeof state === 'string') return
  throw new SalesforceError(
    'The pending authorization request is lost: keep state, nonce and codeVerifier in the session of the user, and begin the login again. A cookie that is not sent with the callback (SameSite=Strict, another host) loses it; the web session may have expired, too',
    { errorCode: 'STATE_MISMATCH', verdict: 'reauthorize' },
  )
}

/** A parameter that is there twice has no meaning (RFC 6749 §3.1). */
function refuseTwice(params: URLSearchParams): void {
  const twice = ['code', 'state', 'error', 'iss'].find((name) => params.getAll(name).length > 1)
  if (twice === undefined) return
  throw new SalesforceError(`The callback names ${twice} twice: begin the login again`, {
    errorCode: 'STATE_MISMATCH',
    verdict: 'reauthorize',
  })
}

function secretsOf({ state, codeVerifier, nonce = '' }: PendingAuthorization): string[] {
  return [codeVerifier, state, nonce]
}

/** Some errors come back without the state: what they say is told, and nothing is done about it. */
function stateMismatch(params: URLSearchParams, pending: PendingAuthorization): SalesforceError {
  const error = params.has('state') ? undefined : legalCode(params.get('error') ?? '', secretsOf(pending))
  const reason = params.has('state') ? 'state differs' : 'it has no state'
  const said = error === undefined ? '' : ` and says ${error}`
  return new SalesforceError(
    `The callback does not answer this authorization request (${reason}${said}): begin the login again`,
    { errorCode: 'STATE_MISMATCH', verdict: 'reauthorize' },
  )
}
