/**
 * The local org, a Salesforce org on loopback for development and tests; imports no other room, and no other room
 * imports it.
 *
 * @module strictforce/testing
 */
export { startOrg, type LocalOrg } from './org.js'
export type { OrgApp, OrgOptions, OrgUser } from './options.js'
export type { OrgFields, OrgObject } from './state/objects.js'
export type { OrgRequest } from './log.js'
export type { OpenedSession } from './shortcuts.js'
export type { SamlFacts } from './oauth2/saml.js'
export type { Match, OrgResponse, RequestFacts, ScriptedReply } from './scripted.js'
export type { App } from './state/apps.js'
export type { User, UserFlags } from './state/users.js'
export type { Endpoint } from './call.js'
export { storeChecks } from './store-checks.js'
export type { CheckedRecord, CheckedSession, CheckedStore, OpenedStore, StoreCheck } from './store-checks.js'
