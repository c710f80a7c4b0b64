import { invalidArgument } from '../lib/invalid-argument.js'
import { isToken } from '../lib/token.js'
import { baseUrl } from '../lib/url.js'
import type { Tokens } from '../session/tokens.js'
import type { OptionsOf } from './options.js'
import { readSignedRequest } from './signed-request.js'

type GivenOptions = OptionsOf<never>

/** A session among options. */
export interface GivenSession {
  /** Base URL of the instance; empty when it is not known yet. */
  readonly instanceUrl: string
  /** Undefined when a login comes first. */
  readonly tokens: Tokens | undefined
}

/**
 * Reads the session that options hold.
 *
 * @throws TypeError that names the options that do not go together
 */
export function readSession(options: GivenOptions): GivenSession {
  const { sessionId, accessToken, refreshToken, refreshFn, grant, userInfo } = options
  refuseTwoSessions(options)
  const client = readSignedRequest(options.signedRequest)?.client
  const instanceUrl = readInstanceUrl(options, client?.instanceUrl)
  const token = sessionId ?? accessToken ?? client?.oauthToken ?? null
  if (token === null && (refreshToken ?? refreshFn ?? grant) == null)
    return { instanceUrl, tokens: undefined }
  if (token !== null) checkToken(token, sessionId == null ? 'accessToken' : 'sessionId', instanceUrl)
  const tokens: Tokens = {
    kind: sessionId == null ? 'oauth2' : 'soap',
    accessToken: token,
    refreshToken: refreshToken ?? null,
    instanceUrl,
    ...(userInfo == null ? {} : { id: userInfo.url }),
  }
  return { instanceUrl, tokens }
}

function readInstanceUrl({ serverUrl, instanceUrl }: GivenOptions, signed: string | URL | undefined): string {
  const named = instanceUrl ?? signed
  const base = named === undefined ? '' : baseUrl(named, 'instanceUrl')
  return serverUrl == null ? base : baseUrl(serverUrl, 'serverUrl')
}

function refuseTwoSessions({ sessionId, accessToken, refreshToken, signedRequest }: GivenOptions): void {
  const given = Object.entries({ sessionId, accessToken, signedRequest }).filter(([, value]) => value != null)
  const [first, second] = given.map(([name]) => name)
  if (second !== undefined && new Set(given.map(([, token]) => token)).size > 1) {
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
