import type { Reply } from '../call.js'
import { isPreAuthorized, type App } from '../state/apps.js'
import { publicKeyOf, type OrgState } from '../state/index.js'
import { findApp } from './client.js'
import { invalidGrant } from './errors.js'
import { issueFor } from './issue.js'
import { issuerOf, readJwt } from './jwt.js'
import { readSaml } from './saml.js'
import { RENEWABLE, without } from './scope.js'

/** Answers a token request whose assertion names client and user itself. */
type AssertionHandler = (form: URLSearchParams, org: OrgState) => Promise<Reply>

/** The grants by assertion, by `grant_type`. */
export const ASSERTION_GRANTS: Readonly<Record<string, AssertionHandler>> = {
  'urn:ietf:params:oauth:grant-type:jwt-bearer': jwtBearer,
  'urn:ietf:params:oauth:grant-type:saml2-bearer': samlBearer,
  assertion: singleSignOn,
}

/** RFC 7523, section 2.1. */
async function jwtBearer(form: URLSearchParams, org: OrgState): Promise<Reply> {
  const assertion = form.get('assertion') ?? ''
  const issuer = await issuerOf(assertion)
  if (issuer === '') return invalidAssertion()
  const app = findApp(issuer, org)
  if ('status' in app) return app
  const jwt = await readJwt(assertion, org, () => publicKeyOf(org, app))
  if (jwt === undefined) return invalidAssertion()
  if (!jwt.aud.some((audience) => isAudience(audience, org)))
    return invalidGrant('Audience validation failed')
  return await forUser(org, app, jwt.sub)
}

/** RFC 7522, section 2.1. The XML signature has to be there and is not checked. */
async function samlBearer(form: URLSearchParams, org: OrgState): Promise<Reply> {
  const saml = await readSaml(form.get('assertion') ?? '', org.settings.clock())
  if (saml === undefined) return invalidAssertion()
  const app = findApp(saml.issuer, org)
  if ('status' in app) return app
  if (!isAudience(saml.audience, org)) return invalidGrant('audience is invalid')
  return await forUser(org, app, saml.subject)
}

/** A SAML response of single sign-on, without any app. The XML signature has to be there and is not checked. */
async function singleSignOn(form: URLSearchParams, org: OrgState): Promise<Reply> {
  const saml = await readSaml(form.get('assertion') ?? '', org.settings.clock())
  if (saml === undefined) return invalidAssertion()
  if (!isAudience(saml.audience, org)) return invalidGrant('audience is invalid')
  return await issueFor(org, saml.subject, { app: undefined, scope: undefined })
}

async function forUser(org: OrgState, app: App, username: string): Promise<Reply> {
  const approved = isPreAuthorized(app, username) || org.approvals.has(username, app.clientId)
  if (!approved || !org.users.find(username)) return invalidGrant("user hasn't approved this consumer")
  return await issueFor(org, username, { app, scope: without(app.scope, RENEWABLE) })
}

function isAudience(audience: string, org: OrgState): boolean {
  const hosts = [org.url, 'https://login.salesforce.com', 'https://test.salesforce.com']
  return [...hosts, `${org.url}/services/oauth2/token`, 'https://saml.salesforce.com'].includes(audience)
}

function invalidAssertion(): Reply {
  return invalidGrant('invalid assertion')
}
