// Generated from specs/partner.wsdl by `npm run generate`. Do not edit: change the contract and generate again.
/* eslint-disable */

import type * as types from './types.js'
import type * as sobjects from './sobjects.js'
import type * as messages from './messages.js'
import type { Call, Contract, RequestOptions } from './contract.js'
import type { OperationName, Operations } from './operations.js'
/** Version of the API; empty where the service has none. */
export const version = '64.0'
/** Path of the service, above the version. */
export const path = '/services/Soap/u'
/** Path of the service, with its version. */
export const endpoint = '/services/Soap/u/64.0'
/** Target namespace of the contract. */
export const namespace = 'urn:partner.soap.sforce.com'
/** What a call takes beside its request. */
export interface OperationOptions<Name extends OperationName> {
  /** Header elements, those only that the operation takes. */
  headers?: Operations[Name]['requestHeaders'] | undefined
  /** Ends the call when it aborts. */
  signal?: AbortSignal | undefined
  /** Is given the header elements of the answer. */
  onHeaders?(headers: Operations[Name]['responseHeaders']): void
}

/** The operations. */
export interface Stubs {
  /** Opens a session for a username and a password, the security token appended to it where the org asks for one; the answer holds the session id and the host to talk to. */
  login(request: messages.LoginRequest, options?: OperationOptions<'login'>): Promise<types.LoginResult>
  /** Gives the metadata of one object: its fields, relationships and what the user may do with it. */
  describeSObject(request: messages.DescribeSObjectRequest, options?: OperationOptions<'describeSObject'>): Promise<types.DescribeSObjectResult | null>
  /** Gives the metadata of up to a hundred objects in one call. */
  describeSObjects(request?: messages.DescribeSObjectsRequest, options?: OperationOptions<'describeSObjects'>): Promise<readonly (types.DescribeSObjectResult | null)[]>
  /** Lists all objects the user can see, with their key prefixes and abilities but without fields. */
  describeGlobal(request?: messages.DescribeGlobalRequest, options?: OperationOptions<'describeGlobal'>): Promise<types.DescribeGlobalResult>
  /** Lists the data category groups that classify the objects asked about. */
  describeDataCategoryGroups(request?: messages.DescribeDataCategoryGroupsRequest, options?: OperationOptions<'describeDataCategoryGroups'>): Promise<readonly types.DescribeDataCategoryGroupResult[]>
  /** Gives the category trees of the given pairs of group and object. */
  describeDataCategoryGroupStructures(request: messages.DescribeDataCategoryGroupStructuresRequest, options?: OperationOptions<'describeDataCategoryGroupStructures'>): Promise<readonly types.DescribeDataCategoryGroupStructureResult[]>
  /** Tells which data categories the user gets by way of role, profile or permission set. */
  describeDataCategoryMappings(request?: messages.DescribeDataCategoryMappingsRequest, options?: OperationOptions<'describeDataCategoryMappings'>): Promise<readonly types.DescribeDataCategoryMappingResult[]>
  /** Gives the languages and defaults of Salesforce Knowledge in this org. */
  describeKnowledgeSettings(request?: messages.DescribeKnowledgeSettingsRequest, options?: OperationOptions<'describeKnowledgeSettings'>): Promise<types.KnowledgeSettings>
  /** Lists the entries of an app menu, such as the app switcher, in the order shown. */
  describeAppMenu(request: messages.DescribeAppMenuRequest, options?: OperationOptions<'describeAppMenu'>): Promise<types.DescribeAppMenuResult | null>
  /** Gives the object list and the theme together, sparing a client the second call. */
  describeGlobalTheme(request?: messages.DescribeGlobalThemeRequest, options?: OperationOptions<'describeGlobalTheme'>): Promise<types.DescribeGlobalTheme>
  /** Gives icons and colours for the tabs of the given objects, or of all. */
  describeTheme(request?: messages.DescribeThemeRequest, options?: OperationOptions<'describeTheme'>): Promise<types.DescribeThemeResult>
  /** Gives the page layouts of an object, with the record types and picklist values each applies to. */
  describeLayout(request: messages.DescribeLayoutRequest, options?: OperationOptions<'describeLayout'>): Promise<types.DescribeLayoutResult | null>
  /** Gives the softphone layout that applies to the user, where call centres are in use. */
  describeSoftphoneLayout(request?: messages.DescribeSoftphoneLayoutRequest, options?: OperationOptions<'describeSoftphoneLayout'>): Promise<types.DescribeSoftphoneLayoutResult | null>
  /** Gives the columns that search results show for each object asked about. */
  describeSearchLayouts(request?: messages.DescribeSearchLayoutsRequest, options?: OperationOptions<'describeSearchLayouts'>): Promise<readonly (types.DescribeSearchLayoutResult | null)[]>
  /** Lists the objects that full-text search covers for the user. */
  describeSearchableEntities(request: messages.DescribeSearchableEntitiesRequest, options?: OperationOptions<'describeSearchableEntities'>): Promise<readonly types.DescribeSearchableEntityResult[]>
  /** Lists the objects whose results come first in a search, in the order of the user. */
  describeSearchScopeOrder(request?: messages.DescribeSearchScopeOrderRequest, options?: OperationOptions<'describeSearchScopeOrder'>): Promise<readonly types.DescribeSearchScopeOrderResult[]>
  /** Gives the compact layouts an object has and tells which record type uses which. */
  describeCompactLayouts(request: messages.DescribeCompactLayoutsRequest, options?: OperationOptions<'describeCompactLayouts'>): Promise<types.DescribeCompactLayoutsResult | null>
  /** Gives the paths of an object: the stages, key fields and guidance for each. */
  describePathAssistants(request: messages.DescribePathAssistantsRequest, options?: OperationOptions<'describePathAssistants'>): Promise<types.DescribePathAssistantsResult | null>
  /** Gives the fields that approval pages show for the approval processes of an object. */
  describeApprovalLayout(request: messages.DescribeApprovalLayoutRequest, options?: OperationOptions<'describeApprovalLayout'>): Promise<types.DescribeApprovalLayoutResult | null>
  /** Gives columns, filter and SOQL of the list views named. */
  describeSoqlListViews(request: messages.DescribeSoqlListViewsRequest, options?: OperationOptions<'describeSoqlListViews'>): Promise<types.DescribeSoqlListViewResult>
  /** Runs a list view and gives its rows, with labels ready for display. */
  executeListView(request: messages.ExecuteListViewRequest, options?: OperationOptions<'executeListView'>): Promise<types.ExecuteListViewResult | undefined>
  /** Gives the list views of one object, page by page, optionally the recently used alone. */
  describeSObjectListViews(request: messages.DescribeSObjectListViewsRequest, options?: OperationOptions<'describeSObjectListViews'>): Promise<types.DescribeSoqlListViewResult>
  /** Lists the apps open to the user and the tabs in each. */
  describeTabs(request?: messages.DescribeTabsRequest, options?: OperationOptions<'describeTabs'>): Promise<readonly (types.DescribeTabSetResult | null)[]>
  /** Lists every tab the user may open, whatever app it belongs to. */
  describeAllTabs(request?: messages.DescribeAllTabsRequest, options?: OperationOptions<'describeAllTabs'>): Promise<readonly (types.DescribeTab | null)[]>
  /** Gives the main compact layout of each object asked about. */
  describePrimaryCompactLayouts(request: messages.DescribePrimaryCompactLayoutsRequest, options?: OperationOptions<'describePrimaryCompactLayouts'>): Promise<readonly types.DescribeCompactLayout[]>
  /** Inserts up to 200 records; the results come in the order of the request, one per record. */
  create(request?: messages.CreateRequest, options?: OperationOptions<'create'>): Promise<readonly types.SaveResult[]>
  /** Changes up to 200 records named by their ids; the results come in the order of the request. */
  update(request?: messages.UpdateRequest, options?: OperationOptions<'update'>): Promise<readonly types.SaveResult[]>
  /** Inserts or changes records by the value of an external id field; a match decides which. */
  upsert(request: messages.UpsertRequest, options?: OperationOptions<'upsert'>): Promise<readonly types.UpsertResult[]>
  /** Folds up to two records of the same object into a master and reparents what hung on them. */
  merge(request?: messages.MergeRequest, options?: OperationOptions<'merge'>): Promise<readonly types.MergeResult[]>
  /** Moves up to 200 records to the recycle bin, with what cascades from them. */
  delete(request?: messages.DeleteRequest, options?: OperationOptions<'delete'>): Promise<readonly types.DeleteResult[]>
  /** Brings records back from the recycle bin. */
  undelete(request: messages.UndeleteRequest, options?: OperationOptions<'undelete'>): Promise<readonly types.UndeleteResult[]>
  /** Removes records from the recycle bin for good. */
  emptyRecycleBin(request: messages.EmptyRecycleBinRequest, options?: OperationOptions<'emptyRecycleBin'>): Promise<readonly types.EmptyRecycleBinResult[]>
  /** Reads the named fields of records by id; an id that is unknown yields a nil in its place. */
  retrieve(request: messages.RetrieveRequest, options?: OperationOptions<'retrieve'>): Promise<readonly (sobjects.SObject | null)[]>
  /** Submits records for approval, or approves, rejects or recalls work items. */
  process(request?: messages.ProcessRequest, options?: OperationOptions<'process'>): Promise<readonly types.ProcessResult[]>
  /** Turns leads into accounts, contacts and, unless refused, opportunities. */
  convertLead(request?: messages.ConvertLeadRequest, options?: OperationOptions<'convertLead'>): Promise<readonly types.LeadConvertResult[]>
  /** Ends the session that the request carries; whatever shares its id ends with it. */
  logout(request?: messages.LogoutRequest, options?: OperationOptions<'logout'>): Promise<void>
  /** Ends the sessions whose ids are given, each with a result of its own. */
  invalidateSessions(request?: messages.InvalidateSessionsRequest, options?: OperationOptions<'invalidateSessions'>): Promise<readonly types.InvalidateSessionsResult[]>
  /** Lists the records of an object deleted within a span of time. */
  getDeleted(request: messages.GetDeletedRequest, options?: OperationOptions<'getDeleted'>): Promise<types.GetDeletedResult>
  /** Lists the ids of records of an object changed or added within a span of time. */
  getUpdated(request: messages.GetUpdatedRequest, options?: OperationOptions<'getUpdated'>): Promise<types.GetUpdatedResult>
  /** Runs a SOQL query and gives the first batch; more is fetched with the locator. */
  query(request: messages.QueryRequest, options?: OperationOptions<'query'>): Promise<types.QueryResult>
  /** Runs a SOQL query that finds archived records and those in the recycle bin as well. */
  queryAll(request: messages.QueryAllRequest, options?: OperationOptions<'queryAll'>): Promise<types.QueryResult>
  /** Gives the next batch of a query whose locator is handed back. */
  queryMore(request: messages.QueryMoreRequest, options?: OperationOptions<'queryMore'>): Promise<types.QueryResult>
  /** Runs a SOSL search across objects. */
  search(request: messages.SearchRequest, options?: OperationOptions<'search'>): Promise<types.SearchResult>
  /** Tells the time of the server in UTC. */
  getServerTimestamp(request?: messages.GetServerTimestampRequest, options?: OperationOptions<'getServerTimestamp'>): Promise<types.GetServerTimestampResult>
  /** Gives a user the password named; an administrator may do so for others. */
  setPassword(request: messages.SetPasswordRequest, options?: OperationOptions<'setPassword'>): Promise<types.SetPasswordResult>
  /** Replaces the own password, the old one being shown as proof. */
  changeOwnPassword(request: messages.ChangeOwnPasswordRequest, options?: OperationOptions<'changeOwnPassword'>): Promise<types.ChangeOwnPasswordResult>
  /** Gives a user a random password, sends it by e-mail, and returns it. */
  resetPassword(request: messages.ResetPasswordRequest, options?: OperationOptions<'resetPassword'>): Promise<types.ResetPasswordResult>
  /** Tells who the session belongs to: user, org, profile, locale and session length. */
  getUserInfo(request?: messages.GetUserInfoRequest, options?: OperationOptions<'getUserInfo'>): Promise<types.GetUserInfoResult>
  /** Deletes records that look like the samples given; the org must be allowed to. */
  deleteByExample(request?: messages.DeleteByExampleRequest, options?: OperationOptions<'deleteByExample'>): Promise<readonly types.DeleteByExampleResult[]>
  /** Sends e-mail drafts that are stored as records. */
  sendEmailMessage(request?: messages.SendEmailMessageRequest, options?: OperationOptions<'sendEmailMessage'>): Promise<readonly types.SendEmailResult[]>
  /** Sends single or mass e-mails, with templates and attachments where wanted. */
  sendEmail(request?: messages.SendEmailRequest, options?: OperationOptions<'sendEmail'>): Promise<readonly types.SendEmailResult[]>
  /** Fills in the merge fields of template texts that come with the request. */
  renderEmailTemplate(request?: messages.RenderEmailTemplateRequest, options?: OperationOptions<'renderEmailTemplate'>): Promise<readonly types.RenderEmailTemplateResult[]>
  /** Fills in a template held in the org for a recipient and a related record. */
  renderStoredEmailTemplate(request: messages.RenderStoredEmailTemplateRequest, options?: OperationOptions<'renderStoredEmailTemplate'>): Promise<types.RenderStoredEmailTemplateResult>
  /** Carries out quick actions: creates or updates records, logs calls, posts to feeds. */
  performQuickActions(request?: messages.PerformQuickActionsRequest, options?: OperationOptions<'performQuickActions'>): Promise<readonly types.PerformQuickActionResult[]>
  /** Gives layout, target and defaults of the quick actions named. */
  describeQuickActions(request?: messages.DescribeQuickActionsRequest, options?: OperationOptions<'describeQuickActions'>): Promise<readonly types.DescribeQuickActionResult[]>
  /** Gives layout, target and defaults of quick actions as one record type shows them. */
  describeQuickActionsForRecordType(request: messages.DescribeQuickActionsForRecordTypeRequest, options?: OperationOptions<'describeQuickActionsForRecordType'>): Promise<readonly types.DescribeQuickActionResult[]>
  /** Lists the quick actions that fit a context, such as an object or the home page. */
  describeAvailableQuickActions(request: messages.DescribeAvailableQuickActionsRequest, options?: OperationOptions<'describeAvailableQuickActions'>): Promise<readonly types.DescribeAvailableQuickActionResult[]>
  /** Gives the records that quick actions would start from, prefilled for a context. */
  retrieveQuickActionTemplates(request: messages.RetrieveQuickActionTemplatesRequest, options?: OperationOptions<'retrieveQuickActionTemplates'>): Promise<readonly types.QuickActionTemplateResult[]>
  /** Gives the prefilled records that one quick action would start from, context by context. */
  retrieveMassQuickActionTemplates(request: messages.RetrieveMassQuickActionTemplatesRequest, options?: OperationOptions<'retrieveMassQuickActionTemplates'>): Promise<readonly types.QuickActionTemplateResult[]>
  /** Lists the Visualforce pages of a namespace, with details if wanted. */
  describeVisualForce(request: messages.DescribeVisualForceRequest, options?: OperationOptions<'describeVisualForce'>): Promise<types.DescribeVisualForceResult>
  /** Tells which stored records the duplicate rules match against the ones sent. */
  findDuplicates(request?: messages.FindDuplicatesRequest, options?: OperationOptions<'findDuplicates'>): Promise<readonly types.FindDuplicatesResult[]>
  /** Tells which other records duplicate the stored ones named by id. */
  findDuplicatesByIds(request: messages.FindDuplicatesByIdsRequest, options?: OperationOptions<'findDuplicatesByIds'>): Promise<readonly types.FindDuplicatesResult[]>
  /** Gives the translated, possibly renamed, forms of object and field names by case and number. */
  describeNouns(request: messages.DescribeNounsRequest, options?: OperationOptions<'describeNouns'>): Promise<readonly (types.DescribeNounResult | null)[]>
}

/** Loads what the run time needs to send and to read; the stubs themselves do without. */
export async function loadContract(): Promise<Contract> {
  return (await import('./operations.js')).contract
}

/** Makes the methods from the function that carries an operation out. */
export function createStubs(call: Call): Stubs {
  const names = 'login describeSObject describeSObjects describeGlobal describeDataCategoryGroups describeDataCategoryGroupStructures describeDataCategoryMappings describeKnowledgeSettings describeAppMenu describeGlobalTheme describeTheme describeLayout describeSoftphoneLayout describeSearchLayouts describeSearchableEntities describeSearchScopeOrder describeCompactLayouts describePathAssistants describeApprovalLayout describeSoqlListViews executeListView describeSObjectListViews describeTabs describeAllTabs describePrimaryCompactLayouts create update upsert merge delete undelete emptyRecycleBin retrieve process convertLead logout invalidateSessions getDeleted getUpdated query queryAll queryMore search getServerTimestamp setPassword changeOwnPassword resetPassword getUserInfo deleteByExample sendEmailMessage sendEmail renderEmailTemplate renderStoredEmailTemplate performQuickActions describeQuickActions describeQuickActionsForRecordType describeAvailableQuickActions retrieveQuickActionTemplates retrieveMassQuickActionTemplates describeVisualForce findDuplicates findDuplicatesByIds describeNouns'.split(' ')
  const stubs: Record<string, (request: unknown, options?: RequestOptions) => Promise<unknown>> = {}

  for (const name of names) stubs[name] = (request, options) => call(name, request, options)
  return stubs as unknown as Stubs
}
