/**
 * Opens, keeps and closes Salesforce sessions: {@link Connection}, {@link OAuth2}, {@link SalesforceError}.
 *
 * @module strictforce
 */
export { Connection } from './connection.js'
export { OAuth2 } from './oauth2/oauth2.js'
export { SalesforceError, isSalesforceError } from './errors.js'
export { isFault } from './partner/is-fault.js'
export { records } from './partner/records.js'
export { PasswordExpiredError } from './password-expired.js'
export { memoryStore } from './stores/memory.js'

export type { ErrorFacts, Verdict } from './errors.js'
export type { ClientErrorCode, ErrorCode, ExceptionCode, Fault, OAuthErrorCode } from './error-codes.js'
export type { Callback } from './callback.js'
export type {
  CallOptions,
  ConnectionEvents,
  ConnectionOptions,
  LoginScope,
  RefreshFunction,
  RefreshResult,
  SignedRequest,
  StoreOptions,
  UserInfo,
} from './options.js'
export type { Authorization } from './logins.js'
export type { CodeParameters, Grant, SignedJwtGrant } from './oauth2/grants.js'
export type {
  AuthorizationParameters,
  AuthorizationRequest,
  AuthorizationRequestParameters,
  PendingAuthorization,
} from './oauth2/authorization.js'
export type { DeviceFlow, DeviceParameters } from './oauth2/device.js'
export type { JsonWebKeySet } from './oauth2/keys.js'
export type {
  AuthConfiguration,
  ClientInformation,
  ClientMetadata,
  IntrospectionParameters,
  IntrospectionResponse,
  OpenidConfiguration,
  SingleAccessResponse,
  UserInfoClaims,
} from './oauth2/lookups.js'
export type { ExpectedClaims, IdTokenClaims } from './oauth2/verify.js'
export type { Identity } from './oauth2/identity.js'
export type { OAuth2Options } from './oauth2/options.js'
export type { RevocationParameters } from './oauth2/revoke.js'
export type { TokenRequest, TokenResponse } from './oauth2/token.js'
export type { PartnerApi, StubsModule } from './partner/api.js'
export type { FaultError, FaultOf } from './partner/is-fault.js'
export type { Batch, Queryable, RecordsOptions } from './partner/records.js'
export type { RestrictedSession } from './password-expired.js'
export type { ApiUsage, RestRequest } from './rest.js'
export type { SessionStore, StoredSession } from './stores/store.js'
export type { Fetch } from './transport.js'
