import { generateKeyPairSync } from 'node:crypto'
import * as assert from 'uvu/assert'
import { OAuth2, type OAuth2Options, type TokenResponse } from '../../src/index.js'
import type { LocalOrg, OrgApp, OrgOptions } from '../../src/testing/index.js'
import { caught } from '../helpers/caught.js'
import { appOptions, type Sent } from '../connection/support.js'
import { refused } from '../helpers/refused.js'

export { appOptions, ask, isAlive, scripted, withOrg } from '../connection/support.js'
export { caught } from '../helpers/caught.js'
export { refused } from '../helpers/refused.js'

/** The key pair of the apps in these tests, in PEM: PKCS #8 and SPKI. */
export const KEYS = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

/** A private key that no app has. */
export function strangersKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** An app with secret and certificate that may ask for everything. */
export const APP: OrgApp = {
  clientId: '3MVG9local.app',
  clientSecret: 'local+secret/with=signs&',
  redirectUri: 'http://127.0.0.1/callback',
  publicKey: KEYS.publicKey,
  scope: 'refresh_token api id openid web lightning visualforce content',
}

/** An org with that app; `app` changes it. */
export function orgWith(app: Partial<OrgApp> = {}, options: OrgOptions = {}): OrgOptions {
  return { ...options, apps: [{ ...APP, ...app }] }
}

/** The org's app with its private key in place of the secret. */
export function keyOptions(org: LocalOrg, more: Partial<OAuth2Options> = {}): OAuth2Options {
  const { clientId, redirectUri } = org.app
  return { loginUrl: org.url, clientId, redirectUri, privateKey: KEYS.privateKey, ...more }
}

export function oauth2Of(org: LocalOrg, more: Partial<OAuth2Options> = {}): OAuth2 {
  return new OAuth2({ ...appOptions(org), ...more })
}

/** Content of a refusal: code, verdict, and the beginning of the message. */
export async function refusal(promise: Promise<unknown>): Promise<readonly [string, string, string]> {
  const { errorCode, verdict, message } = await refused(promise)
  return [errorCode, verdict, message.replace(/ \(.*$/s, '')]
}

/** The error of a wrong argument. */
export async function typeErrorOf(promise: Promise<unknown>): Promise<TypeError> {
  const error = await caught(promise)
  assert.instance(error, TypeError)
  return error
}

/** A `fetch` to the real one that keeps what went out. */
export function observed(): { fetch: typeof fetch; sent: Sent[] } {
  const sent: Sent[] = []
  return {
    sent,
    fetch: async (input, init = {}) => {
      const url = input instanceof Request ? input.url : String(input)
      const { method = 'GET', body } = init
      sent.push({
        method,
        url,
        headers: new Headers(init.headers),
        body: typeof body === 'string' ? body : '',
      })
      return await fetch(url, init)
    },
  }
}

/** The fields of a form that went out. */
export function formOf(sent: Sent | undefined): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(sent?.body ?? ''))
}

/** Members of every token response. */
export function checkToken(org: LocalOrg, answer: TokenResponse): void {
  assert.match(answer.access_token, /^00D\w{12}!/)
  assert.equal([answer.instance_url, answer.token_type], [org.url, 'Bearer'])
  assert.match(answer.id, /\/id\/00D\w{15}\/005\w{15}$/)
}

/** The callback URL that the org's consent page leads back to. */
export async function callbackOf(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual' })
  return response.headers.get('location') ?? ''
}
