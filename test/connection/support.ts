import { setTimeout as sleep } from 'node:timers/promises'
import { Connection, type ConnectionOptions, type OAuth2Options } from '../../src/index.js'
import { startOrg, type LocalOrg, type OrgOptions, type OrgResponse } from '../../src/testing/index.js'

/** Runs a test against an org of its own. */
export function withOrg(test: (org: LocalOrg) => Promise<void>, options: OrgOptions = {}) {
  return async (): Promise<void> => {
    const org = await startOrg(options)
    try {
      await test(org)
    } finally {
      await org.close()
    }
  }
}

/** The org's app, as a connection takes it. */
export function appOptions(org: LocalOrg): OAuth2Options {
  const { clientId, clientSecret, redirectUri } = org.app
  return { loginUrl: org.url, clientId, clientSecret, redirectUri }
}

/** A connection as after a web login: access token, refresh token, app. */
export function connect(org: LocalOrg, options: Partial<ConnectionOptions> = {}): Connection {
  return new Connection({ ...org.openSession(), oauth2: appOptions(org), ...options } as ConnectionOptions)
}

/** A connection that has logged in with username and password: by SOAP, or by the password grant. */
export async function logIn(org: LocalOrg, by: 'soap' | 'password' = 'soap'): Promise<Connection> {
  const conn = new Connection(by === 'soap' ? { loginUrl: org.url } : { oauth2: appOptions(org) })
  await conn.login(org.user.username, org.user.password)
  return conn
}

/** A small request that needs the session. */
export function ask(conn: Connection): Promise<unknown> {
  return conn.request('/limits')
}

/** So many small requests, one every `gap` milliseconds. */
export function askMany(conn: Connection, count: number, gap = 0): Promise<PromiseSettledResult<unknown>[]> {
  const requests = Array.from({ length: count }, async (_, index) => {
    if (gap > 0) await sleep(index * gap)
    return ask(conn)
  })
  return Promise.allSettled(requests)
}

/** The reasons of those that were rejected. */
export function reasons(results: readonly PromiseSettledResult<unknown>[]): Error[] {
  return results.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []))
}

/** The REST answer of a session that is over. */
export const DEAD_SESSION: OrgResponse = {
  status: 401,
  body: [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }],
}

/** Whether the org still takes an access token. */
export async function isAlive(org: LocalOrg, accessToken: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${accessToken}` }
  return (await fetch(`${org.url}/services/data/v64.0/limits`, { headers })).ok
}

/** Whether the org still takes a refresh token; spends it. */
export async function isRenewable(org: LocalOrg, refreshToken: string): Promise<boolean> {
  const { clientId, clientSecret } = org.app
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId }
  const body = new URLSearchParams({ ...form, client_secret: clientSecret })
  return (await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body })).ok
}

/** A request that an injected `fetch` was given. */
export interface Sent {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: string
}

/** A `fetch` that answers by a function and keeps what it was asked. */
export function scripted(answer: (request: Sent) => Response | Promise<Response>) {
  const sent: Sent[] = []
  return {
    sent,
    fetch: async (url: string, init: RequestInit): Promise<Response> => {
      const { method = 'GET', headers, body } = init
      const request = { method, url, headers: new Headers(headers), body: bodyText(body) }
      sent.push(request)
      return await answer(request)
    },
  }
}

function bodyText(body: RequestInit['body']): string {
  return typeof body === 'string' ? body : ''
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers })
}

export function html(status = 200): Response {
  return new Response('<html><body>Please sign in</body></html>', {
    status,
    headers: { 'content-type': 'text/html' },
  })
}

/** The REST answer of a session that is over, for an injected `fetch`. */
export function deadSession(): Response {
  return json([{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }], 401)
}

/** A token answer. */
export function tokenAnswer(members: Record<string, string> = {}): Response {
  return json({
    access_token: '00Dxx!renewed',
    instance_url: 'https://new.my.salesforce.com',
    id: 'https://login.salesforce.com/id/00D000000000001AAA/005000000000001AAA',
    token_type: 'Bearer',
    issued_at: '1700000000000',
    signature: 'c2lnbmF0dXJl',
    ...members,
  })
}

/** A SOAP answer with this in its body. */
export function soap(body: string, status = 200): Response {
  const envelope = `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
  return new Response(envelope, { status, headers: { 'content-type': 'text/xml; charset=utf-8' } })
}

/** The answer to a SOAP login; `session` is put into the element as it is. */
export function loginAnswer(session = '00Dxx!session', host = 'https://na1.salesforce.com'): Response {
  return soap(
    `<loginResponse><result><metadataServerUrl>${host}/services/Soap/m/64.0/00D000000000001</metadataServerUrl><passwordExpired>false</passwordExpired><sandbox>false</sandbox><serverUrl>${host}/services/Soap/u/64.0/00D000000000001</serverUrl><sessionId>${session}</sessionId><userId>005000000000001AAA</userId></result></loginResponse>`,
  )
}

/** A fault of the SOAP API. */
export function fault(code: string, message = 'the reason'): Response {
  return soap(
    `<soapenv:Fault xmlns:sf="urn:fault.partner.soap.sforce.com"><faultcode>sf:${code}</faultcode><faultstring>${code}: ${message}</faultstring><detail><sf:LoginFault xsi:type="sf:LoginFault"><sf:exceptionCode>${code}</sf:exceptionCode><sf:exceptionMessage>${message}</sf:exceptionMessage></sf:LoginFault></detail></soapenv:Fault>`,
    500,
  )
}

/** Where the sessions of connections without an org are. */
export const INSTANCE = 'https://x.my.salesforce.com'

/** A connection with a session, whose requests are kept and answered by a function. */
export function answering(answer: (request: Sent) => Response, options: object = {}) {
  const { fetch, sent } = scripted(answer)
  return { conn: new Connection({ instanceUrl: INSTANCE, accessToken: 'TOKEN', ...options, fetch }), sent }
}
