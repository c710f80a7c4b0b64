import { DOMParser, type Element } from '@xmldom/xmldom'
import { existsSync, readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { LocalOrg, OrgOptions } from '../../src/testing/index.js'
import {
  credentials,
  envelope,
  get,
  login,
  post,
  refresh,
  sessionHeader,
  sessionOf,
  soap,
  token,
  withOrg,
} from './support.js'

const Recordings = suite('local org: answers beside the recorded ones')

const folder = new URL('../../../shared/recordings/', import.meta.url)
const present = existsSync(folder)

/** Runs a comparison where the recordings are at hand. */
function compare(title: string, test: (org: LocalOrg) => Promise<void>, options?: OrgOptions): void {
  if (present) Recordings(title, withOrg(test, options))
}

Recordings('has recordings to compare with, or knows that there are none', () => {
  assert.is(present, existsSync(new URL('INDEX.md', folder)))
})

function read(name: string): { head: string; body: string } {
  const text = readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n')
  if (!name.endsWith('.http')) return { head: '', body: text }
  const end = text.indexOf('\n\n')
  return { head: text.slice(0, end), body: text.slice(end + 2) }
}

function readJson(name: string): Record<string, unknown> {
  const value = JSON.parse(read(name).body) as Record<string, unknown>
  return (typeof value['body'] === 'object' ? value['body'] : value) as Record<string, unknown>
}

/** The media type of a recorded answer, as it stands in the header. */
function contentType(name: string): string {
  return (/^content-type: (.*)$/im.exec(read(name).head)?.[1] ?? '').trim()
}

/** Names with prefixes, attributes' names and nesting; `texts` adds the texts. */
function shape(xml: string, texts = false): string {
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement
  return root ? outline(root, texts) : ''
}

function outline(element: Element, texts: boolean): string {
  const below = Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1)
  const attributes = Array.from(element.attributes, ({ name }) => name).filter(
    (name) => !name.startsWith('xmlns'),
  )
  const content = below.map((child) => outline(child, texts)).join(' ')
  const text = texts && below.length === 0 ? `=${element.textContent ?? ''}` : ''
  return `${element.nodeName}${attributes.map((name) => `@${name}`).join('')}${text}(${content})`
}

function withoutNils(outlined: string): string {
  return outlined.replaceAll('@xsi:nil', '')
}

function keys(value: Record<string, unknown>): string[] {
  return Object.keys(value).sort()
}

compare('SOAP login 50.0: the same elements in the same order', async (org) => {
  const recorded = read('soap-login-200.postman.http').body
  const { username, password } = org.user
  const answer = await login(org, username, password, { version: '50.0' })
  assert.is(shape(answer.text), shape(recorded))
})

compare('SOAP login 37.0: the fields of that age', async (org) => {
  const recorded = read('soap-login-200.v37.enterprise.SalesforcePy.xml').body
  const { username, password } = org.user
  const answer = await login(org, username, password, { version: '38.0' })
  assert.is(withoutNils(shape(answer.text)), withoutNils(shape(recorded)))
})

compare('SOAP answers: the recorded media type', async (org) => {
  const headers = { 'Content-Type': 'text/xml', SOAPAction: '""' }
  const body = envelope(
    `<login><username>${org.user.username}</username><password>${org.user.password}</password></login>`,
  )
  const response = await fetch(`${org.url}/services/Soap/u/64.0`, { method: 'POST', headers, body })
  assert.is(response.headers.get('content-type'), contentType('soap-login-200.postman.http'))
  assert.is(
    response.headers.get('cache-control'),
    /^cache-control: (.*)$/im.exec(read('soap-login-200.postman.http').head)?.[1],
  )
})

compare('INVALID_LOGIN: the same fault, text and all', async (org) => {
  const answer = await login(org, 'nobody', 'wrong')
  for (const name of [
    'soap-login-500-INVALID_LOGIN.metaforce.xml',
    'documented/soap-500-INVALID_LOGIN.http',
  ]) {
    assert.is(shape(answer.text, true), shape(read(name).body, true))
  }
})

compare('INVALID_SESSION_ID: the same fault, text and all', async (org) => {
  const answer = await soap(org, { body: '<logout/>', header: sessionHeader('dead') })
  for (const name of [
    'soap-500-INVALID_SESSION_ID.metaforce.xml',
    'documented/soap-500-INVALID_SESSION_ID.http',
  ]) {
    assert.is(shape(answer.text, true), shape(read(name).body, true))
  }
})

compare('login in 65.0: the documented fault', async (org) => {
  const answer = await login(org, 'a', 'b', { version: '65.0' })
  const recorded = read('documented/soap-500-INVALID_OPERATION-login-version-65.http').body
  assert.is(shape(answer.text, true), shape(recorded, true))
})

compare(
  'login switched off: the documented fault',
  async (org) => {
    const answer = await login(org, 'a', 'b')
    const recorded = read('documented/soap-500-INVALID_OPERATION-login-disabled.http').body
    assert.is(shape(answer.text, true), shape(recorded, true))
  },
  { soapLogin: 'disabled' },
)

compare(
  'LOGIN_MUST_USE_SECURITY_TOKEN: the documented fault, in shorter words',
  async (org) => {
    const answer = await login(org, 'u@local.example', 'secret-1')
    assert.is(shape(answer.text), shape(read('documented/soap-500-LOGIN_MUST_USE_SECURITY_TOKEN.http').body))
  },
  {
    users: [
      { username: 'u@local.example', password: 'secret-1', securityToken: 'T', requireSecurityToken: true },
    ],
  },
)

compare('UNSUPPORTED_API_VERSION: the documented fault', async (org) => {
  const answer = await login(org, 'a', 'b', { version: '20.0' })
  assert.is(
    shape(answer.text, true),
    shape(read('documented/soap-500-UNSUPPORTED_API_VERSION.http').body, true),
  )
})

compare('logout and invalidateSessions: the documented answers', async (org) => {
  const [mine, other] = [await sessionOf(org), await sessionOf(org)]
  const invalidate = `<invalidateSessions><sessionIds>${other}</sessionIds></invalidateSessions>`
  const ended = await soap(org, { body: invalidate, header: sessionHeader(mine) })
  const recorded = read('documented/soap-200-invalidateSessions.http').body
  assert.is(shape(ended.text, true).replace(/soapenv:Header\(.*?\)\)\) /, ''), shape(recorded, true))
  const left = await soap(org, { body: '<logout/>', header: sessionHeader(mine) })
  assert.is(shape(left.text), shape(read('documented/soap-200-logout.http').body))
})

compare('password grant: the same fields and the same media type', async (org) => {
  const { username, password } = org.user
  const answer = await token(org, { grant_type: 'password', username, password })
  for (const name of ['oauth-password-200.SalesforcePy.json', 'oauth-password-200.postman.http']) {
    assert.equal(keys(answer.body), keys(readJson(name)))
  }
  assert.is(answer.headers.get('content-type'), contentType('oauth-password-200.postman.http'))
  assert.equal(typesOf(answer.body), typesOf(readJson('oauth-password-200.postman.http')))
})

function typesOf(value: Record<string, unknown>): string[] {
  return keys(value).map((key) => `${key}: ${typeof value[key]}`)
}

compare('refresh with rotation: the documented fields', async (org) => {
  const first = await refresh(org, org.openSession().refreshToken)
  assert.equal(keys(first.body), keys(readJson('documented/token-200-refresh-rtr.http')))
})

compare('client credentials: the documented fields but the one of the platform API', async (org) => {
  const answer = await token(org, { grant_type: 'client_credentials' })
  const recorded = keys(readJson('documented/token-200-client_credentials.http'))
  assert.equal(
    keys(answer.body),
    recorded.filter((key) => key !== 'api_instance_url'),
  )
})

compare('OAuth errors: the recorded bodies', async (org) => {
  assert.equal((await refresh(org, 'dead')).body, readJson('oauth-refresh_error.restforce.json'))
  const { username } = org.user
  const wrong = await token(org, { grant_type: 'password', username, password: 'wrong' })
  assert.equal(wrong.body, readJson('documented/token-400-authentication-failure.http'))
  const unknown = await post(org, 'token', { grant_type: 'client_credentials', client_id: 'who' })
  assert.equal(unknown.body, readJson('documented/token-400-invalid_client_id.http'))
  const badSecret = await token(org, { grant_type: 'client_credentials', client_secret: 'no' })
  assert.equal(badSecret.body, readJson('documented/token-400-invalid_client.http'))
  const strange = await token(org, { grant_type: 'strange' })
  assert.equal(strange.body, readJson('documented/token-400-unsupported_grant_type.http'))
})

compare('two refreshes at once: the documented error', async (org) => {
  org.answer('refresh_token', { delay: 30 })
  const { refreshToken } = org.openSession()
  const answers = await Promise.all([refresh(org, refreshToken), refresh(org, refreshToken)])
  const refused = answers.filter(({ status }) => status === 400).map(({ body }) => body)
  assert.equal(refused, [readJson('documented/token-400-already-being-processed.http')])
})

compare('introspection: the fields of the example', async (org) => {
  const answer = await post(org, 'introspect', { ...credentials(org), token: org.openSession().accessToken })
  const names = read('oauth-introspect-200.postman.txt').body.match(/"\w+"(?=:)/g)
  assert.equal(keys(answer.body), names?.map((name) => name.slice(1, -1)).sort())
})

compare('revoke: an empty 200, and the documented error codes', async (org) => {
  const answer = await post(org, 'revoke', { token: org.openSession().accessToken })
  assert.equal([answer.status, answer.text], [200, read('documented/revoke-200.http').body.trim()])
  const soapSession = await post(org, 'revoke', { token: await sessionOf(org) })
  assert.equal(soapSession.body, readJson('documented/revoke-400-unsupported_token_type.http'))
  const dead = (await post(org, 'revoke', { token: 'dead' })).body
  assert.is(dead['error'], readJson('documented/revoke-400-invalid_token.http')['error'])
})

compare('discovery: the fields of the examples', async (org) => {
  const openid = (await get(org, '/.well-known/openid-configuration')).body
  assert.equal(keys(openid), keys(readJson('openid-configuration-200.postman.json')))
  const settings = (await get(org, '/.well-known/auth-configuration')).body
  assert.equal(keys(settings), keys(readJson('auth-configuration-200.postman.json')))
})

compare('identity: the documented words', async (org) => {
  const { id, organizationId } = org.user
  const path = `/id/${organizationId}/${id}`
  const { accessToken } = org.openSession()
  for (const [name, answer] of [
    ['Bad_OAuth_Token', await get(org, path, 'dead')],
    ['Missing_OAuth_Token', await get(org, path)],
    ['Wrong_Org', await get(org, `/id/00D000000000009AAA/${id}`, accessToken)],
  ] as const) {
    const file = `documented/identity-403-${name}.http`
    assert.equal([answer.status, answer.text], [403, read(file).body.trim()])
    assert.is(answer.headers.get('content-type'), contentType(file))
  }
})

compare('REST: the recorded 401 and the recorded list of versions', async (org) => {
  const expired = await get(org, '/services/data/v64.0/limits', 'dead')
  assert.is(expired.text, read('rest-401-INVALID_SESSION_ID.restforce.json').body.trim())
  const recorded = JSON.stringify(readJson('rest-versions-200.SalesforcePy.json')).replaceAll('’', "'")
  const list = JSON.parse((await get(org, '/services/data')).text) as unknown[]
  assert.equal(list.slice(0, 28), JSON.parse(recorded))
})

Recordings.run()
