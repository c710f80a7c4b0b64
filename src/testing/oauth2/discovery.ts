import { json, type Reply } from '../call.js'
import { shortId } from '../ids.js'
import type { OrgState } from '../state/index.js'

/** Answers `/.well-known/openid-configuration`, with what the org plays. */
export function openidConfiguration(org: OrgState): Reply {
  const oauth2 = (endpoint: string): string => `${org.url}/services/oauth2/${endpoint}`
  return json(200, {
    issuer: org.url,
    authorization_endpoint: oauth2('authorize'),
    token_endpoint: oauth2('token'),
    revocation_endpoint: oauth2('revoke'),
    userinfo_endpoint: oauth2('userinfo'),
    introspection_endpoint: oauth2('introspect'),
    registration_endpoint: oauth2('register'),
    jwks_uri: `${org.url}/id/keys`,
    end_session_endpoint: `${org.url}/services/auth/idp/oidc/logout`,
    frontchannel_logout_supported: true,
    frontchannel_logout_session_supported: false,
    scopes_supported: scopes(org),
    response_types_supported: ['code', 'token', 'token id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    display_values_supported: ['page', 'popup', 'touch'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
    claims_supported: [
      'active',
      'email',
      'family_name',
      'given_name',
      'name',
      'organization_id',
      'sub',
      'user_id',
    ],
  })
}

/** Answers `/.well-known/auth-configuration`. */
export function authConfiguration(org: OrgState): Reply {
  return json(200, {
    OrgId: shortId(org.organizationId),
    Url: org.url,
    MobileSDK: {
      UseiOSNativeBrowserForAuthentication: false,
      UseAndroidNativeBrowserForAuthentication: false,
      shareBrowserSessionIOS: false,
      shareBrowserSessionAndroid: false,
    },
    LoginPage: null,
    SamlProviders: [],
    AuthProviders: [],
    CertificateLogin: null,
    LoginPageType: 'standard',
    LoginPageTypeConfigs: {},
  })
}

function scopes(org: OrgState): readonly string[] {
  return [...new Set(org.apps.list().flatMap((app) => app.scope.split(' ')))].sort()
}
