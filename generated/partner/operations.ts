// Generated from specs/partner.wsdl by `npm run generate`. Do not edit: change the contract and generate again.
/* eslint-disable */

import type * as types from './types.js'
import type * as sobjects from './sobjects.js'
import type * as faults from './faults.js'
import type * as messages from './messages.js'
import type * as headers from './headers.js'
import type { Contract, Row } from './contract.js'
import * as tables from './tables.js'

/** Request, result, headers and faults of every operation. */
export interface Operations {
  /** Opens a session for a username and a password, the security token appended to it where the org asks for one; the answer holds the session id and the host to talk to. */
  login: {
      request: messages.LoginRequest
      result: types.LoginResult
      requestHeaders: { LoginScopeHeader?: headers.LoginScopeHeader; CallOptions?: headers.CallOptions }
      responseHeaders: Record<string, never>
      faults: faults.LoginFault | faults.UnexpectedErrorFault | faults.InvalidIdFault
    }
  /** Gives the metadata of one object: its fields, relationships and what the user may do with it. */
  describeSObject: {
      request: messages.DescribeSObjectRequest
      result: types.DescribeSObjectResult | null
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader; LocaleOptions?: headers.LocaleOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.UnexpectedErrorFault
    }
  /** Gives the metadata of up to a hundred objects in one call. */
  describeSObjects: {
      request: messages.DescribeSObjectsRequest
      result: readonly (types.DescribeSObjectResult | null)[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader; LocaleOptions?: headers.LocaleOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.UnexpectedErrorFault
    }
  /** Lists all objects the user can see, with their key prefixes and abilities but without fields. */
  describeGlobal: {
      request: messages.DescribeGlobalRequest
      result: types.DescribeGlobalResult
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Lists the data category groups that classify the objects asked about. */
  describeDataCategoryGroups: {
      request: messages.DescribeDataCategoryGroupsRequest
      result: readonly types.DescribeDataCategoryGroupResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader; LocaleOptions?: headers.LocaleOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.UnexpectedErrorFault
    }
  /** Gives the category trees of the given pairs of group and object. */
  describeDataCategoryGroupStructures: {
      request: messages.DescribeDataCategoryGroupStructuresRequest
      result: readonly types.DescribeDataCategoryGroupStructureResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader; LocaleOptions?: headers.LocaleOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.UnexpectedErrorFault
    }
  /** Tells which data categories the user gets by way of role, profile or permission set. */
  describeDataCategoryMappings: {
      request: messages.DescribeDataCategoryMappingsRequest
      result: readonly types.DescribeDataCategoryMappingResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader; LocaleOptions?: headers.LocaleOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Gives the languages and defaults of Salesforce Knowledge in this org. */
  describeKnowledgeSettings: {
      request: messages.DescribeKnowledgeSettingsRequest
      result: types.KnowledgeSettings
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader; LocaleOptions?: headers.LocaleOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Lists the entries of an app menu, such as the app switcher, in the order shown. */
  describeAppMenu: {
      request: messages.DescribeAppMenuRequest
      result: types.DescribeAppMenuResult | null
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Gives the object list and the theme together, sparing a client the second call. */
  describeGlobalTheme: {
      request: messages.DescribeGlobalThemeRequest
      result: types.DescribeGlobalTheme
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Gives icons and colours for the tabs of the given objects, or of all. */
  describeTheme: {
      request: messages.DescribeThemeRequest
      result: types.DescribeThemeResult
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Gives the page layouts of an object, with the record types and picklist values each applies to. */
  describeLayout: {
      request: messages.DescribeLayoutRequest
      result: types.DescribeLayoutResult | null
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.UnexpectedErrorFault | faults.InvalidIdFault
    }
  /** Gives the softphone layout that applies to the user, where call centres are in use. */
  describeSoftphoneLayout: {
      request: messages.DescribeSoftphoneLayoutRequest
      result: types.DescribeSoftphoneLayoutResult | null
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Gives the columns that search results show for each object asked about. */
  describeSearchLayouts: {
      request: messages.DescribeSearchLayoutsRequest
      result: readonly (types.DescribeSearchLayoutResult | null)[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.UnexpectedErrorFault
    }
  /** Lists the objects that full-text search covers for the user. */
  describeSearchableEntities: {
      request: messages.DescribeSearchableEntitiesRequest
      result: readonly types.DescribeSearchableEntityResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: never
    }
  /** Lists the objects whose results come first in a search, in the order of the user. */
  describeSearchScopeOrder: {
      request: messages.DescribeSearchScopeOrderRequest
      result: readonly types.DescribeSearchScopeOrderResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: never
    }
  /** Gives the compact layouts an object has and tells which record type uses which. */
  describeCompactLayouts: {
      request: messages.DescribeCompactLayoutsRequest
      result: types.DescribeCompactLayoutsResult | null
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: never
    }
  /** Gives the paths of an object: the stages, key fields and guidance for each. */
  describePathAssistants: {
      request: messages.DescribePathAssistantsRequest
      result: types.DescribePathAssistantsResult | null
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: never
    }
  /** Gives the fields that approval pages show for the approval processes of an object. */
  describeApprovalLayout: {
      request: messages.DescribeApprovalLayoutRequest
      result: types.DescribeApprovalLayoutResult | null
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: never
    }
  /** Gives columns, filter and SOQL of the list views named. */
  describeSoqlListViews: {
      request: messages.DescribeSoqlListViewsRequest
      result: types.DescribeSoqlListViewResult
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.UnexpectedErrorFault
    }
  /** Runs a list view and gives its rows, with labels ready for display. */
  executeListView: {
      request: messages.ExecuteListViewRequest
      result: types.ExecuteListViewResult | undefined
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; MruHeader?: headers.MruHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: never
    }
  /** Gives the list views of one object, page by page, optionally the recently used alone. */
  describeSObjectListViews: {
      request: messages.DescribeSObjectListViewsRequest
      result: types.DescribeSoqlListViewResult
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.UnexpectedErrorFault
    }
  /** Lists the apps open to the user and the tabs in each. */
  describeTabs: {
      request: messages.DescribeTabsRequest
      result: readonly (types.DescribeTabSetResult | null)[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Lists every tab the user may open, whatever app it belongs to. */
  describeAllTabs: {
      request: messages.DescribeAllTabsRequest
      result: readonly (types.DescribeTab | null)[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Gives the main compact layout of each object asked about. */
  describePrimaryCompactLayouts: {
      request: messages.DescribePrimaryCompactLayoutsRequest
      result: readonly types.DescribeCompactLayout[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: never
    }
  /** Inserts up to 200 records; the results come in the order of the request, one per record. */
  create: {
      request: messages.CreateRequest
      result: readonly types.SaveResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; AssignmentRuleHeader?: headers.AssignmentRuleHeader; MruHeader?: headers.MruHeader; AllowFieldTruncationHeader?: headers.AllowFieldTruncationHeader; DisableFeedTrackingHeader?: headers.DisableFeedTrackingHeader; StreamingEnabledHeader?: headers.StreamingEnabledHeader; AllOrNoneHeader?: headers.AllOrNoneHeader; DuplicateRuleHeader?: headers.DuplicateRuleHeader; LocaleOptions?: headers.LocaleOptions; DebuggingHeader?: headers.DebuggingHeader; PackageVersionHeader?: headers.PackageVersionHeader; EmailHeader?: headers.EmailHeader }
      responseHeaders: { DebuggingInfo?: headers.DebuggingInfo; LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.UnexpectedErrorFault | faults.InvalidIdFault | faults.InvalidFieldFault
    }
  /** Changes up to 200 records named by their ids; the results come in the order of the request. */
  update: {
      request: messages.UpdateRequest
      result: readonly types.SaveResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; AssignmentRuleHeader?: headers.AssignmentRuleHeader; MruHeader?: headers.MruHeader; AllowFieldTruncationHeader?: headers.AllowFieldTruncationHeader; DisableFeedTrackingHeader?: headers.DisableFeedTrackingHeader; StreamingEnabledHeader?: headers.StreamingEnabledHeader; AllOrNoneHeader?: headers.AllOrNoneHeader; DuplicateRuleHeader?: headers.DuplicateRuleHeader; LocaleOptions?: headers.LocaleOptions; DebuggingHeader?: headers.DebuggingHeader; PackageVersionHeader?: headers.PackageVersionHeader; EmailHeader?: headers.EmailHeader; OwnerChangeOptions?: headers.OwnerChangeOptions }
      responseHeaders: { DebuggingInfo?: headers.DebuggingInfo; LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.UnexpectedErrorFault | faults.InvalidIdFault | faults.InvalidFieldFault
    }
  /** Inserts or changes records by the value of an external id field; a match decides which. */
  upsert: {
      request: messages.UpsertRequest
      result: readonly types.UpsertResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; AssignmentRuleHeader?: headers.AssignmentRuleHeader; MruHeader?: headers.MruHeader; AllowFieldTruncationHeader?: headers.AllowFieldTruncationHeader; DisableFeedTrackingHeader?: headers.DisableFeedTrackingHeader; StreamingEnabledHeader?: headers.StreamingEnabledHeader; AllOrNoneHeader?: headers.AllOrNoneHeader; DuplicateRuleHeader?: headers.DuplicateRuleHeader; LocaleOptions?: headers.LocaleOptions; DebuggingHeader?: headers.DebuggingHeader; PackageVersionHeader?: headers.PackageVersionHeader; EmailHeader?: headers.EmailHeader; OwnerChangeOptions?: headers.OwnerChangeOptions }
      responseHeaders: { DebuggingInfo?: headers.DebuggingInfo; LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.UnexpectedErrorFault | faults.InvalidIdFault | faults.InvalidFieldFault
    }
  /** Folds up to two records of the same object into a master and reparents what hung on them. */
  merge: {
      request: messages.MergeRequest
      result: readonly types.MergeResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; AssignmentRuleHeader?: headers.AssignmentRuleHeader; MruHeader?: headers.MruHeader; AllowFieldTruncationHeader?: headers.AllowFieldTruncationHeader; DisableFeedTrackingHeader?: headers.DisableFeedTrackingHeader; StreamingEnabledHeader?: headers.StreamingEnabledHeader; DuplicateRuleHeader?: headers.DuplicateRuleHeader; LocaleOptions?: headers.LocaleOptions; DebuggingHeader?: headers.DebuggingHeader; PackageVersionHeader?: headers.PackageVersionHeader; EmailHeader?: headers.EmailHeader }
      responseHeaders: { DebuggingInfo?: headers.DebuggingInfo; LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.UnexpectedErrorFault | faults.InvalidIdFault | faults.InvalidFieldFault
    }
  /** Moves up to 200 records to the recycle bin, with what cascades from them. */
  delete: {
      request: messages.DeleteRequest
      result: readonly types.DeleteResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader; UserTerritoryDeleteHeader?: headers.UserTerritoryDeleteHeader; EmailHeader?: headers.EmailHeader; AllowFieldTruncationHeader?: headers.AllowFieldTruncationHeader; DisableFeedTrackingHeader?: headers.DisableFeedTrackingHeader; StreamingEnabledHeader?: headers.StreamingEnabledHeader; AllOrNoneHeader?: headers.AllOrNoneHeader; DuplicateRuleHeader?: headers.DuplicateRuleHeader; LocaleOptions?: headers.LocaleOptions; DebuggingHeader?: headers.DebuggingHeader }
      responseHeaders: { DebuggingInfo?: headers.DebuggingInfo; LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Brings records back from the recycle bin. */
  undelete: {
      request: messages.UndeleteRequest
      result: readonly types.UndeleteResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; AllowFieldTruncationHeader?: headers.AllowFieldTruncationHeader; DisableFeedTrackingHeader?: headers.DisableFeedTrackingHeader; StreamingEnabledHeader?: headers.StreamingEnabledHeader; AllOrNoneHeader?: headers.AllOrNoneHeader; DuplicateRuleHeader?: headers.DuplicateRuleHeader; LocaleOptions?: headers.LocaleOptions; DebuggingHeader?: headers.DebuggingHeader; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { DebuggingInfo?: headers.DebuggingInfo; LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Removes records from the recycle bin for good. */
  emptyRecycleBin: {
      request: messages.EmptyRecycleBinRequest
      result: readonly types.EmptyRecycleBinResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Reads the named fields of records by id; an id that is unknown yields a nil in its place. */
  retrieve: {
      request: messages.RetrieveRequest
      result: readonly (sobjects.SObject | null)[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; QueryOptions?: headers.QueryOptions; MruHeader?: headers.MruHeader; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.InvalidFieldFault | faults.MalformedQueryFault | faults.UnexpectedErrorFault | faults.InvalidIdFault
    }
  /** Submits records for approval, or approves, rejects or recalls work items. */
  process: {
      request: messages.ProcessRequest
      result: readonly types.ProcessResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; AllowFieldTruncationHeader?: headers.AllowFieldTruncationHeader; DisableFeedTrackingHeader?: headers.DisableFeedTrackingHeader; StreamingEnabledHeader?: headers.StreamingEnabledHeader; DuplicateRuleHeader?: headers.DuplicateRuleHeader; LocaleOptions?: headers.LocaleOptions; DebuggingHeader?: headers.DebuggingHeader; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { DebuggingInfo?: headers.DebuggingInfo; LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault | faults.InvalidIdFault
    }
  /** Turns leads into accounts, contacts and, unless refused, opportunities. */
  convertLead: {
      request: messages.ConvertLeadRequest
      result: readonly types.LeadConvertResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; AllowFieldTruncationHeader?: headers.AllowFieldTruncationHeader; DisableFeedTrackingHeader?: headers.DisableFeedTrackingHeader; StreamingEnabledHeader?: headers.StreamingEnabledHeader; DuplicateRuleHeader?: headers.DuplicateRuleHeader; LocaleOptions?: headers.LocaleOptions; DebuggingHeader?: headers.DebuggingHeader; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { DebuggingInfo?: headers.DebuggingInfo; LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Ends the session that the request carries; whatever shares its id ends with it. */
  logout: {
      request: messages.LogoutRequest
      result: void
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Ends the sessions whose ids are given, each with a result of its own. */
  invalidateSessions: {
      request: messages.InvalidateSessionsRequest
      result: readonly types.InvalidateSessionsResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Lists the records of an object deleted within a span of time. */
  getDeleted: {
      request: messages.GetDeletedRequest
      result: types.GetDeletedResult
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.UnexpectedErrorFault
    }
  /** Lists the ids of records of an object changed or added within a span of time. */
  getUpdated: {
      request: messages.GetUpdatedRequest
      result: types.GetUpdatedResult
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.UnexpectedErrorFault
    }
  /** Runs a SOQL query and gives the first batch; more is fetched with the locator. */
  query: {
      request: messages.QueryRequest
      result: types.QueryResult
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; QueryOptions?: headers.QueryOptions; MruHeader?: headers.MruHeader; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.InvalidFieldFault | faults.MalformedQueryFault | faults.InvalidIdFault | faults.UnexpectedErrorFault | faults.InvalidQueryLocatorFault
    }
  /** Runs a SOQL query that finds archived records and those in the recycle bin as well. */
  queryAll: {
      request: messages.QueryAllRequest
      result: types.QueryResult
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; QueryOptions?: headers.QueryOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.InvalidFieldFault | faults.MalformedQueryFault | faults.InvalidIdFault | faults.UnexpectedErrorFault | faults.InvalidQueryLocatorFault
    }
  /** Gives the next batch of a query whose locator is handed back. */
  queryMore: {
      request: messages.QueryMoreRequest
      result: types.QueryResult
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; QueryOptions?: headers.QueryOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidQueryLocatorFault | faults.UnexpectedErrorFault | faults.InvalidFieldFault | faults.MalformedQueryFault
    }
  /** Runs a SOSL search across objects. */
  search: {
      request: messages.SearchRequest
      result: types.SearchResult
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.InvalidFieldFault | faults.MalformedSearchFault | faults.UnexpectedErrorFault
    }
  /** Tells the time of the server in UTC. */
  getServerTimestamp: {
      request: messages.GetServerTimestampRequest
      result: types.GetServerTimestampResult
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Gives a user the password named; an administrator may do so for others. */
  setPassword: {
      request: messages.SetPasswordRequest
      result: types.SetPasswordResult
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidIdFault | faults.InvalidNewPasswordFault | faults.UnexpectedErrorFault
    }
  /** Replaces the own password, the old one being shown as proof. */
  changeOwnPassword: {
      request: messages.ChangeOwnPasswordRequest
      result: types.ChangeOwnPasswordResult
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidNewPasswordFault | faults.InvalidOldPasswordFault | faults.UnexpectedErrorFault
    }
  /** Gives a user a random password, sends it by e-mail, and returns it. */
  resetPassword: {
      request: messages.ResetPasswordRequest
      result: types.ResetPasswordResult
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; EmailHeader?: headers.EmailHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidIdFault | faults.UnexpectedErrorFault
    }
  /** Tells who the session belongs to: user, org, profile, locale and session length. */
  getUserInfo: {
      request: messages.GetUserInfoRequest
      result: types.GetUserInfoResult
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Deletes records that look like the samples given; the org must be allowed to. */
  deleteByExample: {
      request: messages.DeleteByExampleRequest
      result: readonly types.DeleteByExampleResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader; UserTerritoryDeleteHeader?: headers.UserTerritoryDeleteHeader; EmailHeader?: headers.EmailHeader; AllowFieldTruncationHeader?: headers.AllowFieldTruncationHeader; DisableFeedTrackingHeader?: headers.DisableFeedTrackingHeader; StreamingEnabledHeader?: headers.StreamingEnabledHeader; AllOrNoneHeader?: headers.AllOrNoneHeader; DuplicateRuleHeader?: headers.DuplicateRuleHeader; LocaleOptions?: headers.LocaleOptions; DebuggingHeader?: headers.DebuggingHeader }
      responseHeaders: { DebuggingInfo?: headers.DebuggingInfo; LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Sends e-mail drafts that are stored as records. */
  sendEmailMessage: {
      request: messages.SendEmailMessageRequest
      result: readonly types.SendEmailResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Sends single or mass e-mails, with templates and attachments where wanted. */
  sendEmail: {
      request: messages.SendEmailRequest
      result: readonly types.SendEmailResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Fills in the merge fields of template texts that come with the request. */
  renderEmailTemplate: {
      request: messages.RenderEmailTemplateRequest
      result: readonly types.RenderEmailTemplateResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Fills in a template held in the org for a recipient and a related record. */
  renderStoredEmailTemplate: {
      request: messages.RenderStoredEmailTemplateRequest
      result: types.RenderStoredEmailTemplateResult
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.UnexpectedErrorFault
    }
  /** Carries out quick actions: creates or updates records, logs calls, posts to feeds. */
  performQuickActions: {
      request: messages.PerformQuickActionsRequest
      result: readonly types.PerformQuickActionResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; AssignmentRuleHeader?: headers.AssignmentRuleHeader; MruHeader?: headers.MruHeader; AllowFieldTruncationHeader?: headers.AllowFieldTruncationHeader; DisableFeedTrackingHeader?: headers.DisableFeedTrackingHeader; StreamingEnabledHeader?: headers.StreamingEnabledHeader; AllOrNoneHeader?: headers.AllOrNoneHeader; DuplicateRuleHeader?: headers.DuplicateRuleHeader; LocaleOptions?: headers.LocaleOptions; DebuggingHeader?: headers.DebuggingHeader; PackageVersionHeader?: headers.PackageVersionHeader; EmailHeader?: headers.EmailHeader; OwnerChangeOptions?: headers.OwnerChangeOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: never
    }
  /** Gives layout, target and defaults of the quick actions named. */
  describeQuickActions: {
      request: messages.DescribeQuickActionsRequest
      result: readonly types.DescribeQuickActionResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader; LocaleOptions?: headers.LocaleOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: never
    }
  /** Gives layout, target and defaults of quick actions as one record type shows them. */
  describeQuickActionsForRecordType: {
      request: messages.DescribeQuickActionsForRecordTypeRequest
      result: readonly types.DescribeQuickActionResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader; LocaleOptions?: headers.LocaleOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: never
    }
  /** Lists the quick actions that fit a context, such as an object or the home page. */
  describeAvailableQuickActions: {
      request: messages.DescribeAvailableQuickActionsRequest
      result: readonly types.DescribeAvailableQuickActionResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader; LocaleOptions?: headers.LocaleOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: never
    }
  /** Gives the records that quick actions would start from, prefilled for a context. */
  retrieveQuickActionTemplates: {
      request: messages.RetrieveQuickActionTemplatesRequest
      result: readonly types.QuickActionTemplateResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader; LocaleOptions?: headers.LocaleOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: never
    }
  /** Gives the prefilled records that one quick action would start from, context by context. */
  retrieveMassQuickActionTemplates: {
      request: messages.RetrieveMassQuickActionTemplatesRequest
      result: readonly types.QuickActionTemplateResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader; LocaleOptions?: headers.LocaleOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: never
    }
  /** Lists the Visualforce pages of a namespace, with details if wanted. */
  describeVisualForce: {
      request: messages.DescribeVisualForceRequest
      result: types.DescribeVisualForceResult
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: never
    }
  /** Tells which stored records the duplicate rules match against the ones sent. */
  findDuplicates: {
      request: messages.FindDuplicatesRequest
      result: readonly types.FindDuplicatesResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader; DuplicateRuleHeader?: headers.DuplicateRuleHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidSObjectFault | faults.UnexpectedErrorFault | faults.InvalidFieldFault
    }
  /** Tells which other records duplicate the stored ones named by id. */
  findDuplicatesByIds: {
      request: messages.FindDuplicatesByIdsRequest
      result: readonly types.FindDuplicatesResult[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader; DuplicateRuleHeader?: headers.DuplicateRuleHeader }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: faults.InvalidIdFault | faults.UnexpectedErrorFault
    }
  /** Gives the translated, possibly renamed, forms of object and field names by case and number. */
  describeNouns: {
      request: messages.DescribeNounsRequest
      result: readonly (types.DescribeNounResult | null)[]
      requestHeaders: { SessionHeader?: headers.SessionHeader; CallOptions?: headers.CallOptions; PackageVersionHeader?: headers.PackageVersionHeader; LocaleOptions?: headers.LocaleOptions }
      responseHeaders: { LimitInfoHeader?: headers.LimitInfoHeader }
      faults: never
    }
}

/** The name of an operation. */
export type OperationName = keyof Operations
/** Headers and faults. */
export const lists: readonly string[] = [
  'LoginScopeHeader CallOptions',
  'LoginFault UnexpectedErrorFault InvalidIdFault',
  'SessionHeader CallOptions PackageVersionHeader LocaleOptions',
  'LimitInfoHeader',
  'InvalidSObjectFault UnexpectedErrorFault',
  'SessionHeader CallOptions PackageVersionHeader',
  'UnexpectedErrorFault',
  'InvalidSObjectFault UnexpectedErrorFault InvalidIdFault',
  'SessionHeader CallOptions MruHeader',
  'SessionHeader CallOptions AssignmentRuleHeader MruHeader AllowFieldTruncationHeader DisableFeedTrackingHeader StreamingEnabledHeader AllOrNoneHeader DuplicateRuleHeader LocaleOptions DebuggingHeader PackageVersionHeader EmailHeader',
  'DebuggingInfo LimitInfoHeader',
  'InvalidSObjectFault UnexpectedErrorFault InvalidIdFault InvalidFieldFault',
  'SessionHeader CallOptions AssignmentRuleHeader MruHeader AllowFieldTruncationHeader DisableFeedTrackingHeader StreamingEnabledHeader AllOrNoneHeader DuplicateRuleHeader LocaleOptions DebuggingHeader PackageVersionHeader EmailHeader OwnerChangeOptions',
  'SessionHeader CallOptions AssignmentRuleHeader MruHeader AllowFieldTruncationHeader DisableFeedTrackingHeader StreamingEnabledHeader DuplicateRuleHeader LocaleOptions DebuggingHeader PackageVersionHeader EmailHeader',
  'SessionHeader CallOptions PackageVersionHeader UserTerritoryDeleteHeader EmailHeader AllowFieldTruncationHeader DisableFeedTrackingHeader StreamingEnabledHeader AllOrNoneHeader DuplicateRuleHeader LocaleOptions DebuggingHeader',
  'SessionHeader CallOptions AllowFieldTruncationHeader DisableFeedTrackingHeader StreamingEnabledHeader AllOrNoneHeader DuplicateRuleHeader LocaleOptions DebuggingHeader PackageVersionHeader',
  'SessionHeader CallOptions',
  'SessionHeader CallOptions QueryOptions MruHeader PackageVersionHeader',
  'InvalidSObjectFault InvalidFieldFault MalformedQueryFault UnexpectedErrorFault InvalidIdFault',
  'SessionHeader CallOptions AllowFieldTruncationHeader DisableFeedTrackingHeader StreamingEnabledHeader DuplicateRuleHeader LocaleOptions DebuggingHeader PackageVersionHeader',
  'UnexpectedErrorFault InvalidIdFault',
  'InvalidSObjectFault InvalidFieldFault MalformedQueryFault InvalidIdFault UnexpectedErrorFault InvalidQueryLocatorFault',
  'SessionHeader CallOptions QueryOptions',
  'InvalidQueryLocatorFault UnexpectedErrorFault InvalidFieldFault MalformedQueryFault',
  'InvalidSObjectFault InvalidFieldFault MalformedSearchFault UnexpectedErrorFault',
  'InvalidIdFault InvalidNewPasswordFault UnexpectedErrorFault',
  'InvalidNewPasswordFault InvalidOldPasswordFault UnexpectedErrorFault',
  'SessionHeader CallOptions EmailHeader',
  'InvalidIdFault UnexpectedErrorFault',
  'SessionHeader CallOptions PackageVersionHeader DuplicateRuleHeader',
  'InvalidSObjectFault UnexpectedErrorFault InvalidFieldFault',
]
/** What the run time has to know of every operation. */
export const operations: Readonly<Record<OperationName, Row>> = {
  login: 'login loginResponse 0 - 1',
  describeSObject: 'describeSObject describeSObjectResponse 2 3 4',
  describeSObjects: 'describeSObjects describeSObjectsResponse 2 3 4',
  describeGlobal: 'describeGlobal describeGlobalResponse 5 3 6',
  describeDataCategoryGroups: 'describeDataCategoryGroups describeDataCategoryGroupsResponse 2 3 4',
  describeDataCategoryGroupStructures: 'describeDataCategoryGroupStructures describeDataCategoryGroupStructuresResponse 2 3 4',
  describeDataCategoryMappings: 'describeDataCategoryMappings describeDataCategoryMappingsResponse 2 3 6',
  describeKnowledgeSettings: 'describeKnowledgeSettings describeKnowledgeSettingsResponse 2 3 6',
  describeAppMenu: 'describeAppMenu describeAppMenuResponse 5 3 6',
  describeGlobalTheme: 'describeGlobalTheme describeGlobalThemeResponse 5 3 6',
  describeTheme: 'describeTheme describeThemeResponse 5 3 6',
  describeLayout: 'describeLayout describeLayoutResponse 5 3 7',
  describeSoftphoneLayout: 'describeSoftphoneLayout describeSoftphoneLayoutResponse 5 3 6',
  describeSearchLayouts: 'describeSearchLayouts describeSearchLayoutsResponse 5 3 4',
  describeSearchableEntities: 'describeSearchableEntities describeSearchableEntitiesResponse 5 3 -',
  describeSearchScopeOrder: 'describeSearchScopeOrder describeSearchScopeOrderResponse 5 3 -',
  describeCompactLayouts: 'describeCompactLayouts describeCompactLayoutsResponse 5 3 -',
  describePathAssistants: 'describePathAssistants describePathAssistantsResponse 5 3 -',
  describeApprovalLayout: 'describeApprovalLayout describeApprovalLayoutResponse 5 3 -',
  describeSoqlListViews: 'describeSoqlListViews describeSoqlListViewsResponse 5 3 4',
  executeListView: 'executeListView executeListViewResponse 8 3 -',
  describeSObjectListViews: 'describeSObjectListViews describeSObjectListViewsResponse 5 3 4',
  describeTabs: 'describeTabs describeTabsResponse 5 3 6',
  describeAllTabs: 'describeAllTabs describeAllTabsResponse 5 3 6',
  describePrimaryCompactLayouts: 'describePrimaryCompactLayouts describePrimaryCompactLayoutsResponse 5 3 -',
  create: 'create createResponse 9 10 11',
  update: 'update updateResponse 12 10 11',
  upsert: 'upsert upsertResponse 12 10 11',
  merge: 'merge mergeResponse 13 10 11',
  delete: 'delete deleteResponse 14 10 6',
  undelete: 'undelete undeleteResponse 15 10 6',
  emptyRecycleBin: 'emptyRecycleBin emptyRecycleBinResponse 16 3 6',
  retrieve: 'retrieve retrieveResponse 17 3 18',
  process: 'process processResponse 19 10 20',
  convertLead: 'convertLead convertLeadResponse 19 10 6',
  logout: 'logout logoutResponse 16 3 6',
  invalidateSessions: 'invalidateSessions invalidateSessionsResponse 16 3 6',
  getDeleted: 'getDeleted getDeletedResponse 16 3 4',
  getUpdated: 'getUpdated getUpdatedResponse 16 3 4',
  query: 'query queryResponse 17 3 21',
  queryAll: 'queryAll queryAllResponse 22 3 21',
  queryMore: 'queryMore queryMoreResponse 22 3 23',
  search: 'search searchResponse 5 3 24',
  getServerTimestamp: 'getServerTimestamp getServerTimestampResponse 16 3 6',
  setPassword: 'setPassword setPasswordResponse 16 3 25',
  changeOwnPassword: 'changeOwnPassword changeOwnPasswordResponse 16 3 26',
  resetPassword: 'resetPassword resetPasswordResponse 27 3 28',
  getUserInfo: 'getUserInfo getUserInfoResponse 16 3 6',
  deleteByExample: 'deleteByExample deleteByExampleResponse 14 10 6',
  sendEmailMessage: 'sendEmailMessage sendEmailMessageResponse 16 3 6',
  sendEmail: 'sendEmail sendEmailResponse 16 3 6',
  renderEmailTemplate: 'renderEmailTemplate renderEmailTemplateResponse 16 3 6',
  renderStoredEmailTemplate: 'renderStoredEmailTemplate renderStoredEmailTemplateResponse 16 3 6',
  performQuickActions: 'performQuickActions performQuickActionsResponse 12 3 -',
  describeQuickActions: 'describeQuickActions describeQuickActionsResponse 2 3 -',
  describeQuickActionsForRecordType: 'describeQuickActionsForRecordType describeQuickActionsForRecordTypeResponse 2 3 -',
  describeAvailableQuickActions: 'describeAvailableQuickActions describeAvailableQuickActionsResponse 2 3 -',
  retrieveQuickActionTemplates: 'retrieveQuickActionTemplates retrieveQuickActionTemplatesResponse 2 3 -',
  retrieveMassQuickActionTemplates: 'retrieveMassQuickActionTemplates retrieveMassQuickActionTemplatesResponse 2 3 -',
  describeVisualForce: 'describeVisualForce describeVisualForceResponse 5 3 -',
  findDuplicates: 'findDuplicates findDuplicatesResponse 29 3 30',
  findDuplicatesByIds: 'findDuplicatesByIds findDuplicatesByIdsResponse 29 3 28',
  describeNouns: 'describeNouns describeNounsResponse 2 3 -',
}

/** The contract as the run time takes it. */
export const contract: Contract = {
  version: '64.0',
  path: '/services/Soap/u',
  ...tables,
  operations,
  lists,
}
