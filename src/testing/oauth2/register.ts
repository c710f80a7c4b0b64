import { json, type Call, type Reply } from '../call.js'
import { opaque } from '../ids.js'
import type { OrgState } from '../state/index.js'
import { oauthError } from './errors.js'

/** Clients that an org takes. */
const LIMIT = 100

/** Metadata of a client, checked against the contract. */
interface Metadata {
  readonly redirect_uris: readonly string[]
  readonly client_name?: string
  readonly contacts?: readonly string[]
  readonly token_endpoint_auth_method?: string
  readonly grant_types?: readonly string[]
  readonly response_types?: readonly string[]
  readonly scopes?: readonly string[]
}

/** Registers a client (RFC 7591, section 3.2.1); the app is there at once. */
export function register(call: Call, org: OrgState): Reply {
  const token = /^Bearer (.+)$/i.exec(call.headers.get('authorization') ?? '')?.[1]
  if (token !== org.initialAccessToken)
    return { ...oauthError('invalid_token', 'invalid token'), status: 401 }
  if (org.apps.list().length >= LIMIT)
    return oauthError('exceeded_registration_limit', 'the org takes no more clients')
  return json(201, registered(JSON.parse(call.body) as Metadata, org))
}

function registered(metadata: Metadata, org: OrgState) {
  const clientId = `3MVG9${opaque(80)}`
  const isPublic = metadata.token_endpoint_auth_method === 'none'
  const clientSecret = isPublic ? undefined : opaque(64)
  const scopes = metadata.scopes ?? ['openid', 'refresh_token', 'id', 'api']
  org.apps.add({
    clientId,
    ...(clientSecret === undefined ? {} : { clientSecret }),
    redirectUri: metadata.redirect_uris.join('\n'),
    scope: scopes.join(' '),
  })
  return {
    token_endpoint_auth_method: 'client_secret_post',
    response_types: ['code', 'token', 'id_token'],
    grant_types: ['authorization_code', 'hybrid_auth_code', 'refresh_token'],
    contacts: [],
    client_name: 'Registered client',
    ...metadata,
    scopes,
    client_id: clientId,
    client_secret: clientSecret,
    registration_access_token: opaque(60),
    registration_client_uri: `${org.url}/services/oauth2/register/${clientId}`,
    client_id_issued_at: Math.floor(org.settings.clock() / 1000),
    client_secret_expires_at: 0,
  }
}
