import { invalidArgument } from '../lib/invalid-argument.js'
import { isToken } from '../lib/token.js'
import type { Tokens } from '../session/tokens.js'
import type { OptionsOf, SignedRequest } from './options.js'

type GivenOptions = OptionsOf<never>

/**
 * Reads the session that the options of a connection hold.
 *
 * @param signed the signed request among the options
 * @param hasApp whether the options name an app, which a refresh token needs
 * @returns undefined when a login comes first
 * @throws TypeError that names the options that do not go together
 */
export function readSession(
  options: GivenOptions,
  signed: SignedRequest | undefined,
  instanceUrl: string,
  hasApp: boolean,
): Tokens | undefined {
  const { sessionId, refreshToken, refreshFn, grant } = options
  refuseTwoSessions(options)
  if (refreshToken != null && !hasApp && refreshFn === undefined) {
    throw invalidArgument('Refresh token is specified without oauth2 client information or refresh function')
  }
  const token = sessionId ?? options.accessToken ?? signed?.client.oauthToken ?? null
  if (token === null && (refreshToken ?? refreshFn ?? grant) == null) return undefined
  if (token !== null) checkToken(token, sessionId == null ? 'accessToken' : 'sessionId', instanceUrl)
  return {
    kind: sessionId == null ? 'oauth2' : 'soap',
    accessToken: token,
    refreshToken: refreshToken ?? null,
    instanceUrl,
  }
}

function refuseTwoSessions({ sessionId, accessToken, refreshToken, signedRequest }: GivenOptions): void {
  const given = Object.entries({ sessionId, accessToken, signedRequest }).filter(([, value]) => value != null)
  const [first, second] = given.map(([name]) => name)
  if (second !== undefined) {
    throw invalidArgument(`${String(first)} and ${second} are two sessions: give one of them`)
  }
  if (refreshToken == null || first === undefined || first === 'accessToken') return
  throw invalidArgument(
    `${first} and refreshToken do not go together: a refresh token belongs to accessToken`,
  )
}

function checkToken(token: unknown, option: string, instanceUrl: string): void {
  if (!isToken(token)) {
    throw invalidArgument(`${option} must be a string that can stand in a header: no spaces, no line breaks`)
  }
  if (instanceUrl !== '') return
  const missing = option === 'sessionId' ? 'serverUrl' : 'instanceUrl'
  throw invalidArgument(`${option} needs ${missing}: the URL of the org that the session belongs to`)
}
