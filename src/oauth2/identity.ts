import type { Identity } from '../../generated/oauth2/schema.js'
import { httpError, invalidResponse, isRecord, parseJson, peek } from '../answers.js'
import { SalesforceError, type Verdict } from '../errors.js'
import type { TokenErrorWord } from '../error-codes.js'
import type { Send } from '../transport.js'
import { exchange, type Stubs } from './client.js'

export type { Identity }

const WORDS: Readonly<Record<TokenErrorWord, readonly [verdict: Verdict, message: string]>> = {
  Bad_OAuth_Token: ['reauthorize', 'the access token is expired or revoked'],
  Missing_OAuth_Token: ['bug', 'the request carried no access token'],
  Wrong_Org: ['configuration', 'the access token belongs to another org than the URL names'],
}

/** Asks who a token stands for; the token goes into the Authorization header only. */
export function sendIdentity(
  send: Send,
  stubs: Stubs,
  user: { readonly url: string; readonly organizationId: string; readonly id: string },
  accessToken: string,
): Promise<Response> {
  const headers = { authorization: `Bearer ${accessToken}`, accept: 'application/json' }
  const params = { path: { organizationId: user.organizationId, userId: user.id } }
  return exchange(send, (wire) => stubs.GET('/id/{organizationId}/{userId}', { ...wire, headers, params }), {
    url: user.url,
  })
}

/** Judges the answer of the identity service, which says what is wrong in one plain word. */
export async function judgeIdentity(response: Response): Promise<Identity> {
  if (!response.ok) throw await tokenWordError(response)
  const identity = parseJson(await response.text())
  if (!isRecord(identity) || typeof identity['user_id'] !== 'string') {
    throw invalidResponse('The answer of the identity service is not an identity', response.status)
  }
  return identity as unknown as Identity
}

/** The error of an endpoint that answers a bad token with one plain word. */
export async function tokenWordError(response: Response): Promise<SalesforceError> {
  const word = (await peek(response, 64)).trim()
  if (!Object.hasOwn(WORDS, word)) return httpError('The identity request', response)
  const code = word as TokenErrorWord
  const [verdict, message] = WORDS[code]
  return new SalesforceError(`${code}: ${message}`, { errorCode: code, verdict, status: response.status })
}
