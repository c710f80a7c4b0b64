/** The public names of the package, in one list, so that they are also the members of its default export. */

export { Connection } from './connection.js'
export type {
  ConnectionOptions,
  /** The name of jsforce 3. */
  ConnectionOptions as ConnectionConfig,
  RefreshFunction,
} from './connection.js'
export { OAuth2 } from '../oauth2/oauth2.js'
export { SalesforceError, isSalesforceError } from '../errors/salesforce-error.js'
export { isFault } from '../partner/is-fault.js'
export { records } from '../partner/records.js'
export { PasswordExpiredError } from '../errors/password-expired.js'
export { SfDate, SfDate as Date } from '../rest/dates.js'
export { Query } from '../rest/query.js'
export { RecordReference, SObject } from '../rest/verbs.js'
export { soql } from '../rest/soql.js'
export { memoryStore } from '../stores/memory.js'
export type { ErrorFacts, Verdict } from '../errors/salesforce-error.js'
export type { ClientErrorCode, ErrorCode, ExceptionCode, Fault, OAuthErrorCode } from '../errors/codes.js'
export type { Callback } from '../lib/callback.js'
export type { CallOptions } from '../http/call-options.js'
export type { CallLimits } from '../http/limits.js'
export type {
  ConnectionEvents,
  LoginScope,
  RefreshResult,
  SignedRequest,
  SignedRequest as SignedRequestObject,
  StoreOptions,
} from './options.js'
export type { UserInfo } from './user.js'
export type { Authorization } from './login-by-oauth2.js'
export type { CodeParameters, Grant, SignedJwtGrant } from '../oauth2/grant.js'
export type {
  AuthorizationParameters,
  AuthorizationRequest,
  AuthorizationRequestParameters,
  PendingAuthorization,
} from '../oauth2/authorization-request.js'
export type { DeviceFlow, DeviceParameters } from '../oauth2/device.js'
export type { JsonWebKeySet } from '../oauth2/operations.js'
export type {
  AuthConfiguration,
  ClientInformation,
  ClientMetadata,
  IntrospectionParameters,
  IntrospectionResponse,
  OpenidConfiguration,
  SingleAccessResponse,
  UserInfoClaims,
} from '../oauth2/operations.js'
export type { ExpectedClaims, IdTokenClaims } from '../oauth2/id-token.js'
export type { Identity } from '../oauth2/operations.js'
export type { OAuth2Options } from '../oauth2/options.js'
export type { RevocationParameters } from '../oauth2/operations.js'
export type { TokenRequest, TokenResponse } from '../oauth2/token-response.js'
export type { PartnerApi } from '../partner/api.js'
export type { StubsModule } from '../partner/settings.js'
export type * as partner from '../partner/public-types.js'
export type { FaultError, FaultOf } from '../partner/is-fault.js'
export type { Batch, Queryable, RecordsOptions } from '../partner/each-record.js'
export type { RestrictedSession } from '../errors/password-expired.js'
export type { ApiUsage } from '../rest/usage.js'
export type { RestRequest } from '../rest/request.js'
export type { EndedRecord, LiveRecord, SessionRecord, SessionStore, StoredSession } from '../stores/store.js'
export type { Fetch } from '../http/fetch.js'
export type { DuplicateMatch, Duplicates, RestErrorData, RestErrorEntry } from '../errors/rest-error-data.js'
export type { QueryEvents } from '../rest/query-types.js'
export type {
  AnyRecord as Record,
  ChildRelationship,
  Conditions,
  CreateRecords,
  DeletedResult,
  DescribeGlobalResult,
  DescribeGlobalSObjectResult,
  DescribeOptions,
  DescribeSObjectResult,
  DmlOptions,
  Field,
  Fields,
  FindOptions,
  Limits as LimitsInfo,
  NodeStream,
  PicklistEntry,
  QueryOptions,
  QueryResult,
  RecordTypeInfo,
  Records,
  ResponseTarget,
  RestOptions,
  RetrieveOptions,
  SaveError,
  SaveFailure,
  SaveResult,
  Schema,
  SearchResult,
  Sort,
  SortDirection,
  UpdatedResult,
  UpsertResult,
} from '../rest/types.js'
