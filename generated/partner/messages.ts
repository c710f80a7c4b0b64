// Generated from specs/partner.wsdl by `npm run generate`. Do not edit: change the contract and generate again.
/* eslint-disable */

import type * as types from './types.js'
import type * as sobjects from './sobjects.js'

export interface LoginRequest {
  username: string
  password: string
}

export interface LoginResponse {
  result: types.LoginResult
}

export interface DescribeSObjectRequest {
  sObjectType: string
}

export interface DescribeSObjectResponse {
  result: types.DescribeSObjectResult | null
}

export interface DescribeSObjectsRequest {
  sObjectType?: readonly string[]
}

export interface DescribeSObjectsResponse {
  result?: readonly (types.DescribeSObjectResult | null)[]
}

export type DescribeGlobalRequest = Record<string, never>

export interface DescribeGlobalResponse {
  result: types.DescribeGlobalResult
}

export interface DescribeDataCategoryGroupsRequest {
  sObjectType?: readonly string[]
}

export interface DescribeDataCategoryGroupsResponse {
  result?: readonly types.DescribeDataCategoryGroupResult[]
}

export interface DescribeDataCategoryGroupStructuresRequest {
  pairs?: readonly types.DataCategoryGroupSobjectTypePair[]
  topCategoriesOnly: boolean
}

export interface DescribeDataCategoryGroupStructuresResponse {
  result?: readonly types.DescribeDataCategoryGroupStructureResult[]
}

export type DescribeDataCategoryMappingsRequest = Record<string, never>

export interface DescribeDataCategoryMappingsResponse {
  result?: readonly types.DescribeDataCategoryMappingResult[]
}

export type DescribeKnowledgeSettingsRequest = Record<string, never>

export interface DescribeKnowledgeSettingsResponse {
  result: types.KnowledgeSettings
}

export interface DescribeAppMenuRequest {
  appMenuType: types.AppMenuType
  networkId: types.ID | null
}

export interface DescribeAppMenuResponse {
  result: types.DescribeAppMenuResult | null
}

export type DescribeGlobalThemeRequest = Record<string, never>

export interface DescribeGlobalThemeResponse {
  result: types.DescribeGlobalTheme
}

export interface DescribeThemeRequest {
  sobjectType?: readonly string[]
}

export interface DescribeThemeResponse {
  result: types.DescribeThemeResult
}

export interface DescribeLayoutRequest {
  sObjectType: string
  layoutName: string | null
  recordTypeIds?: readonly types.ID[]
}

export interface DescribeLayoutResponse {
  result: types.DescribeLayoutResult | null
}

export type DescribeSoftphoneLayoutRequest = Record<string, never>

export interface DescribeSoftphoneLayoutResponse {
  result: types.DescribeSoftphoneLayoutResult | null
}

export interface DescribeSearchLayoutsRequest {
  sObjectType?: readonly string[]
}

export interface DescribeSearchLayoutsResponse {
  result?: readonly (types.DescribeSearchLayoutResult | null)[]
}

export interface DescribeSearchableEntitiesRequest {
  includeOnlyEntitiesWithTabs: boolean
}

export interface DescribeSearchableEntitiesResponse {
  result?: readonly types.DescribeSearchableEntityResult[]
}

export interface DescribeSearchScopeOrderRequest {
  includeRealTimeEntities?: boolean
}

export interface DescribeSearchScopeOrderResponse {
  result?: readonly types.DescribeSearchScopeOrderResult[]
}

export interface DescribeCompactLayoutsRequest {
  sObjectType: string
  recordTypeIds?: readonly types.ID[]
}

export interface DescribeCompactLayoutsResponse {
  result: types.DescribeCompactLayoutsResult | null
}

export interface DescribePathAssistantsRequest {
  sObjectType: string
  picklistValue: string | null
  recordTypeIds?: readonly types.ID[]
}

export interface DescribePathAssistantsResponse {
  result: types.DescribePathAssistantsResult | null
}

export interface DescribeApprovalLayoutRequest {
  sObjectType: string
  approvalProcessNames?: readonly string[]
}

export interface DescribeApprovalLayoutResponse {
  result: types.DescribeApprovalLayoutResult | null
}

export interface DescribeSoqlListViewsRequest {
  request: types.DescribeSoqlListViewsRequest
}

export interface DescribeSoqlListViewsResponse {
  result: types.DescribeSoqlListViewResult
}

export interface ExecuteListViewRequest {
  request: types.ExecuteListViewRequest
}

export interface ExecuteListViewResponse {
  result?: types.ExecuteListViewResult
}

export interface DescribeSObjectListViewsRequest {
  sObjectType: string
  recentsOnly: boolean
  isSoqlCompatible: types.ListViewIsSoqlCompatible
  limit: number
  offset: number
}

export interface DescribeSObjectListViewsResponse {
  result: types.DescribeSoqlListViewResult
}

export type DescribeTabsRequest = Record<string, never>

export interface DescribeTabsResponse {
  result?: readonly (types.DescribeTabSetResult | null)[]
}

export type DescribeAllTabsRequest = Record<string, never>

export interface DescribeAllTabsResponse {
  result?: readonly (types.DescribeTab | null)[]
}

export interface DescribePrimaryCompactLayoutsRequest {
  sObjectTypes: readonly string[]
}

export interface DescribePrimaryCompactLayoutsResponse {
  result?: readonly types.DescribeCompactLayout[]
}

export interface CreateRequest {
  sObjects?: readonly sobjects.SObject[]
}

export interface CreateResponse {
  result?: readonly types.SaveResult[]
}

export interface UpdateRequest {
  sObjects?: readonly sobjects.SObject[]
}

export interface UpdateResponse {
  result?: readonly types.SaveResult[]
}

export interface UpsertRequest {
  externalIDFieldName: string
  sObjects?: readonly sobjects.SObject[]
}

export interface UpsertResponse {
  result?: readonly types.UpsertResult[]
}

export interface MergeRequest {
  request?: readonly types.MergeRequest[]
}

export interface MergeResponse {
  result?: readonly types.MergeResult[]
}

export interface DeleteRequest {
  ids?: readonly types.ID[]
}

export interface DeleteResponse {
  result?: readonly types.DeleteResult[]
}

export interface UndeleteRequest {
  ids: readonly types.ID[]
}

export interface UndeleteResponse {
  result: readonly types.UndeleteResult[]
}

export interface EmptyRecycleBinRequest {
  ids: readonly types.ID[]
}

export interface EmptyRecycleBinResponse {
  result: readonly types.EmptyRecycleBinResult[]
}

export interface RetrieveRequest {
  fieldList: string
  sObjectType: string
  ids?: readonly types.ID[]
}

export interface RetrieveResponse {
  result?: readonly (sobjects.SObject | null)[]
}

export interface ProcessRequest {
  actions?: readonly types.AnyProcessRequest[]
}

export interface ProcessResponse {
  result?: readonly types.ProcessResult[]
}

export interface ConvertLeadRequest {
  leadConverts?: readonly types.LeadConvert[]
}

export interface ConvertLeadResponse {
  result?: readonly types.LeadConvertResult[]
}

export type LogoutRequest = Record<string, never>
export type LogoutResponse = Record<string, never>

export interface InvalidateSessionsRequest {
  sessionIds?: readonly string[]
}

export interface InvalidateSessionsResponse {
  result?: readonly types.InvalidateSessionsResult[]
}

export interface GetDeletedRequest {
  sObjectType: string
  startDate: Date
  endDate: Date
}

export interface GetDeletedResponse {
  result: types.GetDeletedResult
}

export interface GetUpdatedRequest {
  sObjectType: string
  startDate: Date
  endDate: Date
}

export interface GetUpdatedResponse {
  result: types.GetUpdatedResult
}

export interface QueryRequest {
  queryString: string
}

export interface QueryResponse {
  result: types.QueryResult
}

export interface QueryAllRequest {
  queryString: string
}

export interface QueryAllResponse {
  result: types.QueryResult
}

export interface QueryMoreRequest {
  queryLocator: types.QueryLocator
}

export interface QueryMoreResponse {
  result: types.QueryResult
}

export interface SearchRequest {
  searchString: string
}

export interface SearchResponse {
  result: types.SearchResult
}

export type GetServerTimestampRequest = Record<string, never>

export interface GetServerTimestampResponse {
  result: types.GetServerTimestampResult
}

export interface SetPasswordRequest {
  userId: types.ID
  password: string
}

export interface SetPasswordResponse {
  result: types.SetPasswordResult
}

export interface ChangeOwnPasswordRequest {
  oldPassword: string
  newPassword: string
}

export interface ChangeOwnPasswordResponse {
  result: types.ChangeOwnPasswordResult
}

export interface ResetPasswordRequest {
  userId: types.ID
}

export interface ResetPasswordResponse {
  result: types.ResetPasswordResult
}

export type GetUserInfoRequest = Record<string, never>

export interface GetUserInfoResponse {
  result: types.GetUserInfoResult
}

export interface DeleteByExampleRequest {
  sObjects?: readonly sobjects.SObject[]
}

export interface DeleteByExampleResponse {
  result?: readonly types.DeleteByExampleResult[]
}

export interface SendEmailMessageRequest {
  ids?: readonly types.ID[]
}

export interface SendEmailMessageResponse {
  result?: readonly types.SendEmailResult[]
}

export interface SendEmailRequest {
  messages?: readonly types.AnyEmail[]
}

export interface SendEmailResponse {
  result?: readonly types.SendEmailResult[]
}

export interface RenderEmailTemplateRequest {
  renderRequests?: readonly types.RenderEmailTemplateRequest[]
}

export interface RenderEmailTemplateResponse {
  result?: readonly types.RenderEmailTemplateResult[]
}

export interface RenderStoredEmailTemplateRequest {
  request: types.RenderStoredEmailTemplateRequest
}

export interface RenderStoredEmailTemplateResponse {
  result: types.RenderStoredEmailTemplateResult
}

export interface PerformQuickActionsRequest {
  quickActions?: readonly types.PerformQuickActionRequest[]
}

export interface PerformQuickActionsResponse {
  result?: readonly types.PerformQuickActionResult[]
}

export interface DescribeQuickActionsRequest {
  quickActions?: readonly string[]
}

export interface DescribeQuickActionsResponse {
  result?: readonly types.DescribeQuickActionResult[]
}

export interface DescribeQuickActionsForRecordTypeRequest {
  quickActions?: readonly string[]
  recordTypeId: string
}

export interface DescribeQuickActionsForRecordTypeResponse {
  result?: readonly types.DescribeQuickActionResult[]
}

export interface DescribeAvailableQuickActionsRequest {
  contextType: string | null
}

export interface DescribeAvailableQuickActionsResponse {
  result?: readonly types.DescribeAvailableQuickActionResult[]
}

export interface RetrieveQuickActionTemplatesRequest {
  quickActionNames?: readonly string[]
  contextId: types.ID | null
}

export interface RetrieveQuickActionTemplatesResponse {
  result?: readonly types.QuickActionTemplateResult[]
}

export interface RetrieveMassQuickActionTemplatesRequest {
  quickActionName: string
  contextIds?: readonly types.ID[]
}

export interface RetrieveMassQuickActionTemplatesResponse {
  result?: readonly types.QuickActionTemplateResult[]
}

export interface DescribeVisualForceRequest {
  includeAllDetails: boolean
  namespacePrefix: string | null
}

export interface DescribeVisualForceResponse {
  result: types.DescribeVisualForceResult
}

export interface FindDuplicatesRequest {
  sObjects?: readonly sobjects.SObject[]
}

export interface FindDuplicatesResponse {
  result?: readonly types.FindDuplicatesResult[]
}

export interface FindDuplicatesByIdsRequest {
  ids: readonly types.ID[]
}

export interface FindDuplicatesByIdsResponse {
  result?: readonly types.FindDuplicatesResult[]
}

export interface DescribeNounsRequest {
  nouns?: readonly string[]
  onlyRenamed: boolean
  includeFields: boolean
}

export interface DescribeNounsResponse {
  result?: readonly (types.DescribeNounResult | null)[]
}
