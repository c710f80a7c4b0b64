import type { Call, Reply } from '../call.js'
import type { App, ClientCredentials } from '../state/apps.js'
import type { OrgState } from '../state/index.js'
import { oauthError } from './errors.js'

/** The app that sent a request, by secret in the form or by HTTP Basic; otherwise the refusal. */
export function authenticateClient(call: Call, form: URLSearchParams, state: OrgState): App | Reply {
  const credentials = readBasic(call) ?? readFields(form)
  if (credentials === 'malformed')
    return oauthError('invalid_basic_auth_header', 'basic authorization header is malformed')
  const verdict = state.apps.authenticate(credentials)
  switch (verdict) {
    case 'unknown':
      return oauthError('invalid_client_id', 'client identifier invalid')
    case 'disabled':
      return oauthError('oauth_flow_disabled', 'The external client app or the OAuth plugin is disabled.')
    case 'wrong_secret':
      return oauthError('invalid_client', 'invalid client credentials')
    default:
      return verdict
  }
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
