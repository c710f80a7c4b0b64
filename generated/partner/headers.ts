// Generated from specs/partner.wsdl by `npm run generate`. Do not edit: change the contract and generate again.
/* eslint-disable */

import type * as types from './types.js'

/** Narrows a login to the users of one org and, if given, one portal. */
export interface LoginScopeHeader {
  organizationId: types.ID
  portalId?: types.ID
}

/** Names the client to the server and picks the namespace whose prefix may be left off. */
export interface CallOptions {
  client: string | null
  defaultNamespace: string | null
}

/** Carries the session; required by every operation but login. */
export interface SessionHeader {
  sessionId: string
}

/** Pins the versions of installed packages that the call is made against. */
export interface PackageVersionHeader {
  packageVersions?: readonly types.PackageVersion[]
}

/** Chooses the language of labels and errors. */
export interface LocaleOptions {
  language?: string
  localizeErrors?: boolean
}

/** Returns how much of the API limits is spent. */
export interface LimitInfoHeader {
  limitInfo?: readonly types.LimitInfo[]
}

/** Adds the records to the recently used items of the user. */
export interface MruHeader {
  updateMru: boolean
}

/** Applies an assignment rule to the cases and leads saved: a given one, or the default. */
export interface AssignmentRuleHeader {
  assignmentRuleId: types.ID | null
  useDefaultRule: boolean | null
}

/** Lets over-long text be cut instead of refused. */
export interface AllowFieldTruncationHeader {
  allowFieldTruncation: boolean
}

/** Keeps the changes out of feeds. */
export interface DisableFeedTrackingHeader {
  disableFeedTracking: boolean
}

export interface StreamingEnabledHeader {
  streamingEnabled: boolean
}

/** Undoes the whole call when one record fails. */
export interface AllOrNoneHeader {
  allOrNone: boolean
}

/** Says how duplicate rules treat this save. */
export interface DuplicateRuleHeader {
  allowSave: boolean
  includeRecordDetails: boolean
  runAsCurrentUser: boolean
}

/** Asks for a debug log of the call. */
export interface DebuggingHeader {
  categories?: readonly types.LogInfo[]
  debugLevel: types.DebugLevel
}

/** Chooses which automatic e-mails the save sets off. */
export interface EmailHeader {
  triggerAutoResponseEmail: boolean
  triggerOtherEmail: boolean
  triggerUserEmail: boolean
}

/** Returns the debug log asked for. */
export interface DebuggingInfo {
  debugLog: string
}

/** Says what moves along when an owner changes. */
export interface OwnerChangeOptions {
  options?: readonly (types.OwnerChangeOption | null)[]
}

/** Names who takes over open opportunities when a user leaves a territory. */
export interface UserTerritoryDeleteHeader {
  transferToUserId: types.ID | null
}

/** Asks for a batch size between 200 and 2,000 rows; the server may choose another. */
export interface QueryOptions {
  batchSize?: number
}
