import type { TokenRequest, TokenResponse } from '../../generated/oauth2/schema.js'
import { contentType, invalidResponse, isRecord, parseJson, stringAt } from '../answers.js'
import type { SalesforceError } from '../errors.js'
import type { HostRule } from '../hosts.js'
import { isToken } from '../token-text.js'
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
 * @param hosts which hosts the answer may name
 * @throws SalesforceError with the server's code, `INVALID_RESPONSE`, or `UNTRUSTED_HOST`
 */
export async function judgeToken(response: Response, sent: object, hosts: HostRule): Promise<TokenResponse> {
  if (!response.ok) {
    const { grant_type: grant } = sent as { readonly grant_type?: string }
    throw await oauthError('The token request', response, secretsOf(sent), grant)
  }
  const answer = parseJson(await response.text())
  if (!isRecord(answer)) throw notJson(response)
  const accessToken = tokenAt(answer, 'access_token', response)
  const instanceUrl = stringAt(answer, 'instance_url')
  if (instanceUrl === undefined) throw lacking('instance_url', response)
  const refreshToken =
    answer['refresh_token'] === undefined ? [] : [tokenAt(answer, 'refresh_token', response)]
  hosts.base(instanceUrl, "The token answer's instance_url", [
    ...secretsOf(sent),
    accessToken,
    ...refreshToken,
  ])
  return answer as unknown as TokenResponse
}

/** The secrets of a request, for redaction. */
export function secretsOf(sent: object): string[] {
  const members = sent as Record<string, unknown>
  return SECRET_MEMBERS.map((name) => members[name]).filter(
    (value): value is string => typeof value === 'string',
  )
}

function tokenAt(answer: Record<string, unknown>, name: string, response: Response): string {
  const value = stringAt(answer, name)
  if (value === undefined) throw lacking(name, response)
  if (isToken(value)) return value
  throw invalidResponse(`The token answer's ${name} is not a legal one`, response.status)
}

function lacking(name: string, response: Response): SalesforceError {
  return invalidResponse(`The token answer has no ${name}`, response.status)
}

function notJson(response: Response): SalesforceError {
  const kind = contentType(response)
  return invalidResponse(`The token answer is not JSON${kind === '' ? '' : ` but ${kind}`}`, response.status)
}
