import type { TokenRequest, TokenResponse } from '../../generated/oauth2/schema.js'
import type { SalesforceError } from '../errors/salesforce-error.js'
import type { HostRule } from '../http/hosts.js'
import { invalidResponse, namedType, readText } from '../http/response.js'
import { secretsSentFor } from '../http/sent-secrets.js'
import { isRecord, parseJson, stringAt } from '../lib/json.js'
import { isToken } from '../lib/token.js'
import { secretsIn } from './call.js'
import { oauthError } from './errors.js'

export type { TokenRequest, TokenResponse }

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
    throw await oauthError('The token request', response, secretsIn(sent), grant)
  }
  const answer = parseJson(await readText(response))
  if (!isRecord(answer)) throw notJson(response)
  const accessToken = tokenAt(answer, 'access_token', response)
  const instanceUrl = stringAt(answer, 'instance_url')
  if (instanceUrl === undefined) throw lacking('instance_url', response)
  const refreshToken =
    answer['refresh_token'] === undefined ? [] : [tokenAt(answer, 'refresh_token', response)]
  hosts.base(instanceUrl, "The token answer's instance_url", [
    ...secretsIn(sent),
    ...secretsSentFor(response),
    accessToken,
    ...refreshToken,
  ])
  return answer as unknown as TokenResponse
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
  const kind = namedType(response)
  return invalidResponse(`The token answer is not JSON${kind === '' ? '' : ` but ${kind}`}`, response.status)
}
