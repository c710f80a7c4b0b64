import { readFileSync } from 'node:fs'
import { DOMParser } from '@xmldom/xmldom'
import * as assert from 'uvu/assert'
import { createEnvelopeCheck } from '../../src/testing/contracts/xsd.js'
import { type LocalOrg, type OrgOptions, startOrg } from '../../src/testing/index.js'

const wsdl = readFileSync(new URL('../../specs/partner.wsdl', import.meta.url), 'utf8')
const contract = createEnvelopeCheck(wsdl)

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

/** A SOAP answer, valid by the XSD. */
export interface SoapAnswer {
  readonly status: number
  readonly text: string
  /** Text of the first element of that local name; undefined when there is none. */
  get(name: string): string | undefined
  /** Local names of the element's children. */
  names(name: string): string[]
}

export interface SoapCall {
  readonly body: string
  readonly header?: string
  readonly version?: string
  readonly headers?: Record<string, string>
}

/** Posts an envelope and checks that the answer keeps the WSDL, unless its version has fewer fields. */
export async function soap(org: LocalOrg, call: SoapCall): Promise<SoapAnswer> {
  const response = await fetch(`${org.url}/services/Soap/u/${call.version ?? '64.0'}`, {
    method: 'POST',
    headers: call.headers ?? { 'Content-Type': 'text/xml', SOAPAction: '""' },
    body: envelope(call.body, call.header),
  })
  const text = await response.text()
  if (!['32.0', '38.0', '39.0'].includes(call.version ?? '')) assert.equal(contract.check(text), [], text)
  const document = new DOMParser().parseFromString(text, 'text/xml')
  const find = (name: string) => document.getElementsByTagNameNS('*', name)[0]
  return {
    status: response.status,
    text,
    get: (name) => find(name)?.textContent ?? undefined,
    names: (name) =>
      Array.from(find(name)?.childNodes ?? []).flatMap((node) => node.nodeName.split(':').at(-1) ?? []),
  }
}

export function envelope(body: string, header = ''): string {
  return `<se:Envelope xmlns:se="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com"><se:Header>${header}</se:Header><se:Body>${body}</se:Body></se:Envelope>`
}

export function sessionHeader(sessionId: string): string {
  return `<SessionHeader><sessionId>${sessionId}</sessionId></SessionHeader>`
}

/** Calls `login`. */
export function login(org: LocalOrg, username: string, password: string, more: Partial<SoapCall> = {}) {
  const body = `<login><username>${username}</username><password>${password}</password></login>`
  return soap(org, { body, ...more })
}

/** The session id of a login that must succeed. */
export async function sessionOf(org: LocalOrg): Promise<string> {
  const answer = await login(org, org.user.username, org.user.password)
  const sessionId = answer.get('sessionId')
  if (sessionId === undefined) throw new Error(answer.text)
  return sessionId
}

/** A JSON answer. */
export interface JsonAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: Record<string, unknown>
}

/** Posts a form to an OAuth endpoint. */
export async function post(
  org: LocalOrg,
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<JsonAnswer> {
  const init = { method: 'POST', headers, body: new URLSearchParams(form) }
  return await read(await fetch(`${org.url}/services/oauth2/${path}`, init))
}

/** Posts a token request as the default app. */
export function token(org: LocalOrg, form: Record<string, string>, headers?: Record<string, string>) {
  return post(org, 'token', { ...credentials(org), ...form }, headers)
}

export function credentials(org: LocalOrg): Record<string, string> {
  return { client_id: org.app.clientId, client_secret: org.app.clientSecret }
}

export function refresh(org: LocalOrg, refreshToken: string) {
  return token(org, { grant_type: 'refresh_token', refresh_token: refreshToken })
}

/** Gets a resource with a session. */
export async function get(org: LocalOrg, path: string, accessToken?: string): Promise<JsonAnswer> {
  const headers: Record<string, string> =
    accessToken === undefined ? {} : { Authorization: `Bearer ${accessToken}` }
  return await read(await fetch(new URL(path, org.url), { headers, redirect: 'manual' }))
}

async function read(response: Response): Promise<JsonAnswer> {
  const text = await response.text()
  const isJson = (response.headers.get('content-type') ?? '').startsWith('application/json')
  const body = (isJson ? JSON.parse(text) : {}) as Record<string, unknown>
  return { status: response.status, headers: response.headers, text, body }
}

/** A clock that a test moves. */
export function createClock(): { now: () => number; advance: (seconds: number) => void } {
  let time = Date.UTC(2026, 0, 1)
  return {
    now: () => time,
    advance: (seconds) => {
      time += seconds * 1000
    },
  }
}

/** Content of an OAuth error response. */
export function errorOf({ status, body }: JsonAnswer): unknown[] {
  return [status, body['error'], body['error_description']]
}
