import type { Call, Reply } from '../call.js'
import type { App, ClientCredentials, ClientVerdict } from '../state/apps.js'
import { publicKeyOf, type OrgState } from '../state/index.js'
import { oauthError } from './errors.js'
import { readJwt } from './jwt.js'

/** A client that has shown who it is, or only named itself, as a public client does. */
export interface Client {
  readonly app: App
  readonly proven: boolean
}

/**
 * The app that sent a request, by secret in the form, by HTTP Basic or by an assertion (RFC 7523, section
 * 2.2); otherwise the refusal.
 */
export async function authenticateClient(
  call: Call,
  form: URLSearchParams,
  state: OrgState,
): Promise<Client | Reply> {
  const assertion = form.get('client_assertion')
  if (assertion !== null) return await authenticateByAssertion(assertion, form.get('client_id'), state)
  const credentials = readBasic(call) ?? readFields(form)
  if (credentials === 'malformed')
    return oauthError('invalid_basic_auth_header', 'basic authorization header is malformed')
  const app = judge(state.apps.authenticate(credentials))
  return 'status' in app ? app : { app, proven: credentials.clientSecret !== undefined }
}

/** The app that a client id names, whatever secret it has; otherwise the refusal. */
export function findApp(clientId: string, state: OrgState): App | Reply {
  const app = state.apps.find(clientId)
  return judge(app?.disabled === true ? 'disabled' : (app ?? 'unknown'))
}

/** The client that a request names and does not vouch for, as a device does. */
export function namedClient(form: URLSearchParams, state: OrgState): Client | Reply {
  const app = findApp(form.get('client_id') ?? '', state)
  return 'status' in app ? app : { app, proven: false }
}

function judge(verdict: ClientVerdict): App | Reply {
  switch (verdict) {
    case 'unknown':
      return oauthError('invalid_client_id', 'client identifier invalid')
    case 'disabled':
      return oauthError('oauth_flow_disabled', 'The external client app or the OAuth plugin is disabled.')
    case 'wrong_secret':
      return wrongClient()
    default:
      return verdict
  }
}

async function authenticateByAssertion(
  assertion: string,
  clientId: string | null,
  state: OrgState,
): Promise<Client | Reply> {
  const jwt = await readJwt(assertion, state, ({ iss }) => {
    const app = state.apps.find(iss)
    return app && publicKeyOf(state, app)
  })
  if (jwt === undefined || jwt.sub !== jwt.iss || (clientId ?? jwt.iss) !== jwt.iss) return wrongClient()
  const audiences = [state.url, `${state.url}/services/oauth2/token`]
  if (!jwt.aud.some((audience) => audiences.includes(audience))) return wrongClient()
  const app = findApp(jwt.iss, state)
  return 'status' in app ? app : { app, proven: true }
}

/** The refusal of a client that is not who it says. */
export function wrongClient(): Reply {
  return oauthError('invalid_client', 'invalid client credentials')
}

function readFields(form: URLSearchParams): ClientCredentials {
  return { clientId: form.get('client_id') ?? '', clientSecret: form.get('client_secret') ?? undefined }
}

/** Id and secret are form-encoded before they are joined (RFC 6749, section 2.3.1). */
function readBasic(call: Call): ClientCredentials | 'malformed' | undefined {
  const header = call.headers.get('authorization')
  if (header === null) return undefined
  const encoded = /^Basic ([\w+/=-]+)$/i.exec(header)?.[1] ?? ''
  const [id, secret] = Buffer.from(encoded, 'base64').toString().split(':')
  if (id === undefined || id === '' || secret === undefined) return 'malformed'
  return { clientId: decode(id), clientSecret: decode(secret) }
}

function decode(text: string): string {
  return new URLSearchParams(`value=${text}`).get('value') ?? ''
}
