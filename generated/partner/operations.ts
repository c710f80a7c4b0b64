// Generated from specs/partner.wsdl by `npm run generate`. Do not edit: change the contract and generate again.
/* eslint-disable */

import type * as types from './types.js'
import type * as sobjects from './sobjects.js'
import type * as faults from './faults.js'
import type * as messages from './messages.js'
import type * as headers from './headers.js'
import type { Contract, Operation } from './contract.js'
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
const list1: readonly string[] = ['LoginScopeHeader', 'CallOptions']
const list2: readonly string[] = ['LoginFault', 'UnexpectedErrorFault', 'InvalidIdFault']
const list3: readonly string[] = ['SessionHeader', 'CallOptions', 'PackageVersionHeader', 'LocaleOptions']
const list4: readonly string[] = ['LimitInfoHeader']
const list5: readonly string[] = ['InvalidSObjectFault', 'UnexpectedErrorFault']
const list6: readonly string[] = ['SessionHeader', 'CallOptions', 'PackageVersionHeader']
const list7: readonly string[] = ['UnexpectedErrorFault']
const list8: readonly string[] = ['InvalidSObjectFault', 'UnexpectedErrorFault', 'InvalidIdFault']
const list9: readonly string[] = ['SessionHeader', 'CallOptions', 'MruHeader']
const list10: readonly string[] = ['SessionHeader', 'CallOptions', 'AssignmentRuleHeader', 'MruHeader', 'AllowFieldTruncationHeader', 'DisableFeedTrackingHeader', 'StreamingEnabledHeader', 'AllOrNoneHeader', 'DuplicateRuleHeader', 'LocaleOptions', 'DebuggingHeader', 'PackageVersionHeader', 'EmailHeader']
const list11: readonly string[] = ['DebuggingInfo', 'LimitInfoHeader']
const list12: readonly string[] = ['InvalidSObjectFault', 'UnexpectedErrorFault', 'InvalidIdFault', 'InvalidFieldFault']
const list13: readonly string[] = ['SessionHeader', 'CallOptions', 'AssignmentRuleHeader', 'MruHeader', 'AllowFieldTruncationHeader', 'DisableFeedTrackingHeader', 'StreamingEnabledHeader', 'AllOrNoneHeader', 'DuplicateRuleHeader', 'LocaleOptions', 'DebuggingHeader', 'PackageVersionHeader', 'EmailHeader', 'OwnerChangeOptions']
const list14: readonly string[] = ['SessionHeader', 'CallOptions', 'AssignmentRuleHeader', 'MruHeader', 'AllowFieldTruncationHeader', 'DisableFeedTrackingHeader', 'StreamingEnabledHeader', 'DuplicateRuleHeader', 'LocaleOptions', 'DebuggingHeader', 'PackageVersionHeader', 'EmailHeader']
const list15: readonly string[] = ['SessionHeader', 'CallOptions', 'PackageVersionHeader', 'UserTerritoryDeleteHeader', 'EmailHeader', 'AllowFieldTruncationHeader', 'DisableFeedTrackingHeader', 'StreamingEnabledHeader', 'AllOrNoneHeader', 'DuplicateRuleHeader', 'LocaleOptions', 'DebuggingHeader']
const list16: readonly string[] = ['SessionHeader', 'CallOptions', 'AllowFieldTruncationHeader', 'DisableFeedTrackingHeader', 'StreamingEnabledHeader', 'AllOrNoneHeader', 'DuplicateRuleHeader', 'LocaleOptions', 'DebuggingHeader', 'PackageVersionHeader']
const list17: readonly string[] = ['SessionHeader', 'CallOptions']
const list18: readonly string[] = ['SessionHeader', 'CallOptions', 'QueryOptions', 'MruHeader', 'PackageVersionHeader']
const list19: readonly string[] = ['InvalidSObjectFault', 'InvalidFieldFault', 'MalformedQueryFault', 'UnexpectedErrorFault', 'InvalidIdFault']
const list20: readonly string[] = ['SessionHeader', 'CallOptions', 'AllowFieldTruncationHeader', 'DisableFeedTrackingHeader', 'StreamingEnabledHeader', 'DuplicateRuleHeader', 'LocaleOptions', 'DebuggingHeader', 'PackageVersionHeader']
const list21: readonly string[] = ['UnexpectedErrorFault', 'InvalidIdFault']
const list22: readonly string[] = ['InvalidSObjectFault', 'InvalidFieldFault', 'MalformedQueryFault', 'InvalidIdFault', 'UnexpectedErrorFault', 'InvalidQueryLocatorFault']
const list23: readonly string[] = ['SessionHeader', 'CallOptions', 'QueryOptions']
const list24: readonly string[] = ['InvalidQueryLocatorFault', 'UnexpectedErrorFault', 'InvalidFieldFault', 'MalformedQueryFault']
const list25: readonly string[] = ['InvalidSObjectFault', 'InvalidFieldFault', 'MalformedSearchFault', 'UnexpectedErrorFault']
const list26: readonly string[] = ['InvalidIdFault', 'InvalidNewPasswordFault', 'UnexpectedErrorFault']
const list27: readonly string[] = ['InvalidNewPasswordFault', 'InvalidOldPasswordFault', 'UnexpectedErrorFault']
const list28: readonly string[] = ['SessionHeader', 'CallOptions', 'EmailHeader']
const list29: readonly string[] = ['InvalidIdFault', 'UnexpectedErrorFault']
const list30: readonly string[] = ['SessionHeader', 'CallOptions', 'PackageVersionHeader', 'DuplicateRuleHeader']
const list31: readonly string[] = ['InvalidSObjectFault', 'UnexpectedErrorFault', 'InvalidFieldFault']
/** What the run time has to know of every operation. */
export const operations: { readonly [Name in OperationName]: Operation } = {
  login: {
    name: 'login',
    input: 'login',
    output: 'loginResponse',
    requestHeaders: list1,
    responseHeaders: [],
    faults: list2,
  },
  describeSObject: {
    name: 'describeSObject',
    input: 'describeSObject',
    output: 'describeSObjectResponse',
    requestHeaders: list3,
    responseHeaders: list4,
    faults: list5,
  },
  describeSObjects: {
    name: 'describeSObjects',
    input: 'describeSObjects',
    output: 'describeSObjectsResponse',
    requestHeaders: list3,
    responseHeaders: list4,
    faults: list5,
  },
  describeGlobal: {
    name: 'describeGlobal',
    input: 'describeGlobal',
    output: 'describeGlobalResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: list7,
  },
  describeDataCategoryGroups: {
    name: 'describeDataCategoryGroups',
    input: 'describeDataCategoryGroups',
    output: 'describeDataCategoryGroupsResponse',
    requestHeaders: list3,
    responseHeaders: list4,
    faults: list5,
  },
  describeDataCategoryGroupStructures: {
    name: 'describeDataCategoryGroupStructures',
    input: 'describeDataCategoryGroupStructures',
    output: 'describeDataCategoryGroupStructuresResponse',
    requestHeaders: list3,
    responseHeaders: list4,
    faults: list5,
  },
  describeDataCategoryMappings: {
    name: 'describeDataCategoryMappings',
    input: 'describeDataCategoryMappings',
    output: 'describeDataCategoryMappingsResponse',
    requestHeaders: list3,
    responseHeaders: list4,
    faults: list7,
  },
  describeKnowledgeSettings: {
    name: 'describeKnowledgeSettings',
    input: 'describeKnowledgeSettings',
    output: 'describeKnowledgeSettingsResponse',
    requestHeaders: list3,
    responseHeaders: list4,
    faults: list7,
  },
  describeAppMenu: {
    name: 'describeAppMenu',
    input: 'describeAppMenu',
    output: 'describeAppMenuResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: list7,
  },
  describeGlobalTheme: {
    name: 'describeGlobalTheme',
    input: 'describeGlobalTheme',
    output: 'describeGlobalThemeResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: list7,
  },
  describeTheme: {
    name: 'describeTheme',
    input: 'describeTheme',
    output: 'describeThemeResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: list7,
  },
  describeLayout: {
    name: 'describeLayout',
    input: 'describeLayout',
    output: 'describeLayoutResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: list8,
  },
  describeSoftphoneLayout: {
    name: 'describeSoftphoneLayout',
    input: 'describeSoftphoneLayout',
    output: 'describeSoftphoneLayoutResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: list7,
  },
  describeSearchLayouts: {
    name: 'describeSearchLayouts',
    input: 'describeSearchLayouts',
    output: 'describeSearchLayoutsResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: list5,
  },
  describeSearchableEntities: {
    name: 'describeSearchableEntities',
    input: 'describeSearchableEntities',
    output: 'describeSearchableEntitiesResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: [],
  },
  describeSearchScopeOrder: {
    name: 'describeSearchScopeOrder',
    input: 'describeSearchScopeOrder',
    output: 'describeSearchScopeOrderResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: [],
  },
  describeCompactLayouts: {
    name: 'describeCompactLayouts',
    input: 'describeCompactLayouts',
    output: 'describeCompactLayoutsResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: [],
  },
  describePathAssistants: {
    name: 'describePathAssistants',
    input: 'describePathAssistants',
    output: 'describePathAssistantsResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: [],
  },
  describeApprovalLayout: {
    name: 'describeApprovalLayout',
    input: 'describeApprovalLayout',
    output: 'describeApprovalLayoutResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: [],
  },
  describeSoqlListViews: {
    name: 'describeSoqlListViews',
    input: 'describeSoqlListViews',
    output: 'describeSoqlListViewsResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: list5,
  },
  executeListView: {
    name: 'executeListView',
    input: 'executeListView',
    output: 'executeListViewResponse',
    requestHeaders: list9,
    responseHeaders: list4,
    faults: [],
  },
  describeSObjectListViews: {
    name: 'describeSObjectListViews',
    input: 'describeSObjectListViews',
    output: 'describeSObjectListViewsResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: list5,
  },
  describeTabs: {
    name: 'describeTabs',
    input: 'describeTabs',
    output: 'describeTabsResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: list7,
  },
  describeAllTabs: {
    name: 'describeAllTabs',
    input: 'describeAllTabs',
    output: 'describeAllTabsResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: list7,
  },
  describePrimaryCompactLayouts: {
    name: 'describePrimaryCompactLayouts',
    input: 'describePrimaryCompactLayouts',
    output: 'describePrimaryCompactLayoutsResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: [],
  },
  create: {
    name: 'create',
    input: 'create',
    output: 'createResponse',
    requestHeaders: list10,
    responseHeaders: list11,
    faults: list12,
  },
  update: {
    name: 'update',
    input: 'update',
    output: 'updateResponse',
    requestHeaders: list13,
    responseHeaders: list11,
    faults: list12,
  },
  upsert: {
    name: 'upsert',
    input: 'upsert',
    output: 'upsertResponse',
    requestHeaders: list13,
    responseHeaders: list11,
    faults: list12,
  },
  merge: {
    name: 'merge',
    input: 'merge',
    output: 'mergeResponse',
    requestHeaders: list14,
    responseHeaders: list11,
    faults: list12,
  },
  delete: {
    name: 'delete',
    input: 'delete',
    output: 'deleteResponse',
    requestHeaders: list15,
    responseHeaders: list11,
    faults: list7,
  },
  undelete: {
    name: 'undelete',
    input: 'undelete',
    output: 'undeleteResponse',
    requestHeaders: list16,
    responseHeaders: list11,
    faults: list7,
  },
  emptyRecycleBin: {
    name: 'emptyRecycleBin',
    input: 'emptyRecycleBin',
    output: 'emptyRecycleBinResponse',
    requestHeaders: list17,
    responseHeaders: list4,
    faults: list7,
  },
  retrieve: {
    name: 'retrieve',
    input: 'retrieve',
    output: 'retrieveResponse',
    requestHeaders: list18,
    responseHeaders: list4,
    faults: list19,
  },
  process: {
    name: 'process',
    input: 'process',
    output: 'processResponse',
    requestHeaders: list20,
    responseHeaders: list11,
    faults: list21,
  },
  convertLead: {
    name: 'convertLead',
    input: 'convertLead',
    output: 'convertLeadResponse',
    requestHeaders: list20,
    responseHeaders: list11,
    faults: list7,
  },
  logout: {
    name: 'logout',
    input: 'logout',
    output: 'logoutResponse',
    requestHeaders: list17,
    responseHeaders: list4,
    faults: list7,
  },
  invalidateSessions: {
    name: 'invalidateSessions',
    input: 'invalidateSessions',
    output: 'invalidateSessionsResponse',
    requestHeaders: list17,
    responseHeaders: list4,
    faults: list7,
  },
  getDeleted: {
    name: 'getDeleted',
    input: 'getDeleted',
    output: 'getDeletedResponse',
    requestHeaders: list17,
    responseHeaders: list4,
    faults: list5,
  },
  getUpdated: {
    name: 'getUpdated',
    input: 'getUpdated',
    output: 'getUpdatedResponse',
    requestHeaders: list17,
    responseHeaders: list4,
    faults: list5,
  },
  query: {
    name: 'query',
    input: 'query',
    output: 'queryResponse',
    requestHeaders: list18,
    responseHeaders: list4,
    faults: list22,
  },
  queryAll: {
    name: 'queryAll',
    input: 'queryAll',
    output: 'queryAllResponse',
    requestHeaders: list23,
    responseHeaders: list4,
    faults: list22,
  },
  queryMore: {
    name: 'queryMore',
    input: 'queryMore',
    output: 'queryMoreResponse',
    requestHeaders: list23,
    responseHeaders: list4,
    faults: list24,
  },
  search: {
    name: 'search',
    input: 'search',
    output: 'searchResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: list25,
  },
  getServerTimestamp: {
    name: 'getServerTimestamp',
    input: 'getServerTimestamp',
    output: 'getServerTimestampResponse',
    requestHeaders: list17,
    responseHeaders: list4,
    faults: list7,
  },
  setPassword: {
    name: 'setPassword',
    input: 'setPassword',
    output: 'setPasswordResponse',
    requestHeaders: list17,
    responseHeaders: list4,
    faults: list26,
  },
  changeOwnPassword: {
    name: 'changeOwnPassword',
    input: 'changeOwnPassword',
    output: 'changeOwnPasswordResponse',
    requestHeaders: list17,
    responseHeaders: list4,
    faults: list27,
  },
  resetPassword: {
    name: 'resetPassword',
    input: 'resetPassword',
    output: 'resetPasswordResponse',
    requestHeaders: list28,
    responseHeaders: list4,
    faults: list29,
  },
  getUserInfo: {
    name: 'getUserInfo',
    input: 'getUserInfo',
    output: 'getUserInfoResponse',
    requestHeaders: list17,
    responseHeaders: list4,
    faults: list7,
  },
  deleteByExample: {
    name: 'deleteByExample',
    input: 'deleteByExample',
    output: 'deleteByExampleResponse',
    requestHeaders: list15,
    responseHeaders: list11,
    faults: list7,
  },
  sendEmailMessage: {
    name: 'sendEmailMessage',
    input: 'sendEmailMessage',
    output: 'sendEmailMessageResponse',
    requestHeaders: list17,
    responseHeaders: list4,
    faults: list7,
  },
  sendEmail: {
    name: 'sendEmail',
    input: 'sendEmail',
    output: 'sendEmailResponse',
    requestHeaders: list17,
    responseHeaders: list4,
    faults: list7,
  },
  renderEmailTemplate: {
    name: 'renderEmailTemplate',
    input: 'renderEmailTemplate',
    output: 'renderEmailTemplateResponse',
    requestHeaders: list17,
    responseHeaders: list4,
    faults: list7,
  },
  renderStoredEmailTemplate: {
    name: 'renderStoredEmailTemplate',
    input: 'renderStoredEmailTemplate',
    output: 'renderStoredEmailTemplateResponse',
    requestHeaders: list17,
    responseHeaders: list4,
    faults: list7,
  },
  performQuickActions: {
    name: 'performQuickActions',
    input: 'performQuickActions',
    output: 'performQuickActionsResponse',
    requestHeaders: list13,
    responseHeaders: list4,
    faults: [],
  },
  describeQuickActions: {
    name: 'describeQuickActions',
    input: 'describeQuickActions',
    output: 'describeQuickActionsResponse',
    requestHeaders: list3,
    responseHeaders: list4,
    faults: [],
  },
  describeQuickActionsForRecordType: {
    name: 'describeQuickActionsForRecordType',
    input: 'describeQuickActionsForRecordType',
    output: 'describeQuickActionsForRecordTypeResponse',
    requestHeaders: list3,
    responseHeaders: list4,
    faults: [],
  },
  describeAvailableQuickActions: {
    name: 'describeAvailableQuickActions',
    input: 'describeAvailableQuickActions',
    output: 'describeAvailableQuickActionsResponse',
    requestHeaders: list3,
    responseHeaders: list4,
    faults: [],
  },
  retrieveQuickActionTemplates: {
    name: 'retrieveQuickActionTemplates',
    input: 'retrieveQuickActionTemplates',
    output: 'retrieveQuickActionTemplatesResponse',
    requestHeaders: list3,
    responseHeaders: list4,
    faults: [],
  },
  retrieveMassQuickActionTemplates: {
    name: 'retrieveMassQuickActionTemplates',
    input: 'retrieveMassQuickActionTemplates',
    output: 'retrieveMassQuickActionTemplatesResponse',
    requestHeaders: list3,
    responseHeaders: list4,
    faults: [],
  },
  describeVisualForce: {
    name: 'describeVisualForce',
    input: 'describeVisualForce',
    output: 'describeVisualForceResponse',
    requestHeaders: list6,
    responseHeaders: list4,
    faults: [],
  },
  findDuplicates: {
    name: 'findDuplicates',
    input: 'findDuplicates',
    output: 'findDuplicatesResponse',
    requestHeaders: list30,
    responseHeaders: list4,
    faults: list31,
  },
  findDuplicatesByIds: {
    name: 'findDuplicatesByIds',
    input: 'findDuplicatesByIds',
    output: 'findDuplicatesByIdsResponse',
    requestHeaders: list30,
    responseHeaders: list4,
    faults: list29,
  },
  describeNouns: {
    name: 'describeNouns',
    input: 'describeNouns',
    output: 'describeNounsResponse',
    requestHeaders: list3,
    responseHeaders: list4,
    faults: [],
  },
}

/** The contract as the run time takes it. */
export const contract: Contract = {
  version: '64.0',
  path: '/services/Soap/u',
  ...tables,
  operations,
}
