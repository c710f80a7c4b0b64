import { grants } from '../../generated/oauth2/operations.js'
import type { Reply } from '../http/answer.js'
import { ruleFor } from '../http/hosts.js'
import { namingHost } from '../http/foreign.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { isRecord, parseJson } from '../lib/json.js'
import { type App, isConfidential, noClientId } from './app.js'
import { bearerAssertion, JWT_BEARER, otherAudience, proveAudience } from './assertion.js'
import { ask, type AskOptions, checkParameters } from './call.js'
import { provesByKey } from './client-authentication.js'
import type { CodeParameters, Grant } from './grant.js'
import { judgeToken, type TokenRequest, type TokenResponse } from './token-response.js'

/** Milliseconds by which clocks may differ without harm. */
const TOLERANCE = 30_000

/**
 * Whether an assertion that was signed here was refused because the clocks differ, as the server's Date header
 * shows; sets the clock then. The refusal of a grant that the request spent does not count.
 */
export async function isSkewed(app: App, grant: Grant, response: Reply): Promise<boolean> {
  const refusal = refusalOf(app, grant)
  const skew = Date.parse(response.headers.get('date') ?? '') - Date.now()
  if (refusal === undefined || Number.isNaN(skew) || Math.abs(skew - app.clock.skew) < TOLERANCE) return false
  const answer = parseJson(await response.text())
  if (!isRecord(answer) || answer['error'] !== refusal) return false
  app.clock.skew = skew
  return true
}

/** The error code that refuses an assertion signed here, as the grant or as the client's proof; undefined for neither. */
function refusalOf(app: App, grant: Grant): 'invalid_grant' | 'invalid_client' | undefined {
  if (grant.grant_type === JWT_BEARER) return grant.assertion === undefined ? 'invalid_grant' : undefined
  return provesByKey(app, grants[grant.grant_type], grant) ? 'invalid_client' : undefined
}

/** Asks for tokens with an authorization code. */
export async function codeGrant(
  app: App,
  code: string,
  params: CodeParameters = {},
  limits: AskOptions = {},
): Promise<TokenResponse> {
  const { code_verifier, redirect_uri = app.options.redirectUri } = params
  if (app.options.clientId === undefined) throw noClientId()
  if (redirect_uri === undefined) {
    throw invalidArgument(
      'No OAuth2 client id or redirect uri configuration is specified: give oauth2.redirectUri',
    )
  }
  return requestGrant(
    app,
    {
      grant_type: 'authorization_code',
      code: decodedCode(code),
      redirect_uri,
      ...(code_verifier === undefined ? {} : { code_verifier }),
    },
    limits,
  )
}

/** A code that was copied from a URL still encoded is decoded, once; no code of Salesforce's holds a percent sign. */
function decodedCode(code: string): string {
  if (!/%[0-9a-f]{2}/i.test(code)) return code
  try {
    return decodeURIComponent(code)
  } catch {
    return code
  }
}

/**
 * Asks for tokens with a grant; the app's credentials are added as the contract says for that grant. A refused
 * assertion is signed once more when the server's clock differs from ours, or when it expects another audience.
 */
export function requestGrant(app: App, grant: Grant, options: AskOptions = {}): Promise<TokenResponse> {
  return namingHost(app.endpoints.token, exchangeGrant(app, grant, options))
}

async function exchangeGrant(app: App, grant: Grant, options: AskOptions): Promise<TokenResponse> {
  const judge = (reply: Reply): Promise<TokenResponse> =>
    judgeToken(reply, ruleFor(app.hosts), grant.grant_type)
  let reply = await sendGrant(app, grant, options)
  if (!reply.ok && (await isSkewed(app, grant, reply))) reply = await sendGrant(app, grant, options)
  const aud = reply.ok ? undefined : await nextAudience(app, grant, reply)
  if (aud === undefined) return judge(reply)
  const again = await sendGrant(app, { ...grant, aud } as Grant, options)
  if (again.ok) proveAudience(app, aud)
  return judge((await isAboutAudience(again)) ? reply : again)
}

/** The audience for another try of a bearer assertion that was signed here. */
async function nextAudience(app: App, grant: Grant, refused: Reply): Promise<string | undefined> {
  if (grant.grant_type !== JWT_BEARER || grant.assertion !== undefined) return undefined
  return (await isAboutAudience(refused)) ? otherAudience(app, grant) : undefined
}

/** Whether an answer refuses the audience, in its words, or by not finding the app in the org of that audience. */
async function isAboutAudience(reply: Reply): Promise<boolean> {
  const answer = reply.ok ? undefined : parseJson(await reply.text())
  if (!isRecord(answer)) return false
  const { error, error_description: description } = answer
  return error === 'app_not_found' || (error === 'invalid_grant' && /audience/i.test(String(description)))
}

/** The refresh grant (RFC 6749 §6), or that of a hybrid app, which renews its web views as well. */
export function refreshGrant(
  app: App,
  refreshToken: string,
  isHybrid = false,
  limits: AskOptions = {},
): Promise<TokenResponse> {
  const grant_type = isHybrid ? 'hybrid_refresh' : 'refresh_token'
  return requestGrant(app, { grant_type, refresh_token: refreshToken }, limits)
}

/** The resource owner password grant (RFC 6749 §4.3). */
export async function passwordGrant(
  app: App,
  username: string,
  password: string,
  limits: AskOptions = {},
): Promise<TokenResponse> {
  if (typeof username !== 'string' || typeof password !== 'string' || username === '' || password === '') {
    throw invalidArgument('The password grant takes username and password as strings')
  }
  if (isConfidential(app)) return requestGrant(app, { grant_type: 'password', username, password }, limits)
  throw invalidArgument(
    'No valid OAuth2 client configuration set: give oauth2.clientId and oauth2.clientSecret',
  )
}

async function sendGrant(app: App, grant: Grant, limits: AskOptions): Promise<Reply> {
  if (!isGrant(grant)) throw unknownGrant()
  const form = grants[grant.grant_type]
  const body = await complete(app, grant)
  checkParameters(form, body, grant.grant_type)
  return ask(app, 'requestToken', { form, body, ...limits })
}

function isGrant(grant: unknown): boolean {
  return (
    isRecord(grant) && typeof grant['grant_type'] === 'string' && Object.hasOwn(grants, grant['grant_type'])
  )
}

async function complete(app: App, grant: Grant): Promise<TokenRequest> {
  if (grant.grant_type === JWT_BEARER && grant.assertion === undefined) {
    const { sub, aud, ...rest } = grant
    if (typeof sub !== 'string' || sub === '') throw noSubject()
    return { ...rest, assertion: await bearerAssertion(app, { sub, aud }) }
  }
  const takesRedirect = (grants[grant.grant_type].allowed as readonly string[]).includes('redirect_uri')
  const { redirectUri } = app.options
  return {
    ...(takesRedirect && redirectUri !== undefined ? { redirect_uri: redirectUri } : {}),
    ...grant,
  } as TokenRequest
}

/** Whether a grant opens a session any number of times, because the request spends nothing. */
export function isRepeatable(grant: Grant): boolean {
  if (grant.grant_type === JWT_BEARER) return grant.assertion === undefined
  return grant.grant_type === 'client_credentials' || grant.grant_type === 'password'
}

function noSubject(): TypeError {
  return invalidArgument(`${JWT_BEARER} needs sub, the username, or an assertion that was made elsewhere`)
}

/** Whether a grant opens the sessions of a hybrid app's web views. */
export function isHybrid({ grant_type }: Grant): boolean {
  return grant_type === 'hybrid_auth_code' || grant_type === 'hybrid_refresh'
}

function unknownGrant(): TypeError {
  return invalidArgument(`grant_type must be one of ${Object.keys(grants).join(', ')}`)
}
