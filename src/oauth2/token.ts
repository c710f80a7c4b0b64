import type { TokenRequest, TokenResponse } from '../../generated/oauth2/schema.js'
import { contentType, invalidResponse, isRecord, parseJson, stringAt } from '../answers.js'
import type { SalesforceError } from '../errors.js'
import { isSecure } from '../urls.js'
import { oauthError } from './errors.js'

export type { TokenRequest, TokenResponse }

/** Members of a token request that are secrets, or stand for one. */
const SECRET_MEMBERS = [
  'client_secret',
  'password',
  'refresh_token',
  'code',
  'code_verifier',
  'assertion',
  'client_assertion',
  'subject_token',
  'actor_token',
]

/**
 * Judges the answer to a token request: status, content type, then what a session relies on.
 *
 * @param sent the request, whose secrets must not show in an error
 * @throws SalesforceError with the server's code, or `INVALID_RESPONSE`
 */
export async function judgeToken(response: Response, sent: object): Promise<TokenResponse> {
  if (!response.ok) throw await oauthError('The token request', response, secretsOf(sent))
  const answer = parseJson(await response.text())
  if (!isRecord(answer)) throw notJson(response)
  checkMember(answer, 'access_token', isHeaderValue, response)
  checkMember(answer, 'instance_url', isInstanceUrl, response)
  if (answer['refresh_token'] !== undefined) checkMember(answer, 'refresh_token', isHeaderValue, response)
  return answer as unknown as TokenResponse
}

/** The secrets of a request, for redaction. */
export function secretsOf(sent: object): string[] {
  const members = sent as Record<string, unknown>
  return SECRET_MEMBERS.map((name) => members[name]).filter(
    (value): value is string => typeof value === 'string',
  )
}

function checkMember(
  answer: Record<string, unknown>,
  name: string,
  isLegal: (value: string) => boolean,
  response: Response,
): void {
  const value = stringAt(answer, name)
  if (value === undefined) throw invalidResponse(`The token answer has no ${name}`, response.status)
  if (!isLegal(value)) throw invalidResponse(`The token answer's ${name} is not a legal one`, response.status)
}

/** What may stand in an Authorization header (RFC 6750 §2.1, and `!` as Salesforce has it). */
function isHeaderValue(token: string): boolean {
  return /^[\x21-\x7e]{1,16384}$/.test(token)
}

function isInstanceUrl(value: string): boolean {
  return URL.canParse(value) && isSecure(new URL(value))
}

function notJson(response: Response): SalesforceError {
  const kind = contentType(response)
  return invalidResponse(`The token answer is not JSON${kind === '' ? '' : ` but ${kind}`}`, response.status)
}
