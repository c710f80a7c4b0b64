export { Connection } from './connection.js'
export { OAuth2 } from './oauth2/oauth2.js'
export { SalesforceError, isSalesforceError } from './errors.js'
export { PasswordExpiredError } from './password-expired.js'

export type { ErrorFacts, Verdict } from './errors.js'
export type { ClientErrorCode, ErrorCode, ExceptionCode, OAuthErrorCode } from './error-codes.js'
export type { Callback } from './callback.js'
export type {
  CallOptions,
  ConnectionEvents,
  ConnectionOptions,
  RefreshFunction,
  RefreshResult,
  SignedRequest,
  UserInfo,
} from './options.js'
export type { Grant } from './oauth2/app.js'
export type { Identity } from './oauth2/identity.js'
export type { OAuth2Options } from './oauth2/options.js'
export type { Parameters } from './oauth2/oauth2.js'
export type { TokenRequest, TokenResponse } from './oauth2/token.js'
export type { PartnerApi } from './partner/api.js'
export type { RestrictedSession } from './password-expired.js'
export type { ApiUsage, RestRequest } from './rest.js'
export type { Fetch } from './transport.js'
