import { httpError, peek } from '../answers.js'
import { SalesforceError, type Verdict } from '../errors.js'
import type { TokenErrorWord } from '../error-codes.js'

const WORDS: Readonly<Record<TokenErrorWord, readonly [verdict: Verdict, message: string]>> = {
  Bad_OAuth_Token: ['reauthorize', 'the access token is expired or revoked'],
  Missing_OAuth_Token: ['bug', 'the request carried no access token'],
  Wrong_Org: ['configuration', 'the access token belongs to another org than the URL names'],
}

/** The error of an endpoint that says what is wrong with a token in one plain word. */
export async function tokenWordError(response: Response, what: string): Promise<SalesforceError> {
  const word = (await peek(response, 64)).trim()
  if (!Object.hasOwn(WORDS, word)) return httpError(what, response)
  const code = word as TokenErrorWord
  const [verdict, message] = WORDS[code]
  return new SalesforceError(`${code}: ${message}`, { errorCode: code, verdict, status: response.status })
}
