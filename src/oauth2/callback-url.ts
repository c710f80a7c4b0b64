import { SalesforceError } from '../errors.js'
import { redact } from '../redact.js'
import { invalidArgument } from '../urls.js'
import type { PendingAuthorization } from './authorization.js'
import { describedError, legalCode } from './errors.js'

/**
 * Reads a callback URL against the request that it should answer.
 *
 * @returns the authorization code
 * @throws SalesforceError `STATE_MISMATCH` when it answers another request, or the error that the server sent
 */
export function readCallback(url: string | URL, pending: PendingAuthorization): string {
  const params = parametersOf(url)
  if (!isSame(params.get('state') ?? '', pending.state)) throw stateMismatch()
  const error = params.get('error')
  if (error !== null) throw callbackError(error, params.get('error_description') ?? '', pending)
  const code = params.get('code')
  if (code === null || code === '') throw invalidArgument('The callback URL holds neither code nor error')
  return code
}

/** The documentation shows `access-denied` and `access_denied` for one error. */
function callbackError(
  error: string,
  description: string,
  { state, codeVerifier, nonce }: PendingAuthorization,
): SalesforceError {
  const secrets = [codeVerifier, state, nonce]
  const code = (legalCode(error, secrets) ?? 'unknown_error').replaceAll('-', '_')
  return describedError(code, redact(description, secrets))
}

/** Query, or fragment where the answer came in one. */
function parametersOf(url: string | URL): URLSearchParams {
  const base = 'https://localhost'
  if (!URL.canParse(String(url), base)) throw invalidArgument('The callback URL is not a URL')
  const { searchParams, hash } = new URL(String(url), base)
  return searchParams.has('state') ? searchParams : new URLSearchParams(hash.slice(1))
}

/** Compares in constant time for strings of one length. */
function isSame(a: string, b: string): boolean {
  if (a.length !== b.length || b === '') return false
  let difference = 0
  for (let index = 0; index < a.length; index += 1) difference |= a.charCodeAt(index) ^ b.charCodeAt(index)
  return difference === 0
}

function stateMismatch(): SalesforceError {
  return new SalesforceError(
    'The callback does not answer this authorization request (state differs): begin the login again',
    { errorCode: 'STATE_MISMATCH', verdict: 'reauthorize' },
  )
}
