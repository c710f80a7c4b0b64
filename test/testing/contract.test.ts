import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import {
  credentials,
  envelope,
  errorOf,
  get,
  post,
  refresh,
  sessionHeader,
  sessionOf,
  soap,
  token,
  withOrg,
} from './support.js'

const Contract = suite('local org: contracts')

for (const [what, body] of [
  ['elements in the wrong order', '<login><password>topsecret</password><username>u</username></login>'],
  ['a missing element', '<login><username>topsecret</username></login>'],
  ['an unknown element', '<login><username>u</username><password>topsecret</password><extra/></login>'],
  ['an unknown operation', '<open>topsecret</open>'],
] as const) {
  Contract(
    `SOAP: ${what} gives a client fault that quotes no value`,
    withOrg(async (org) => {
      const answer = await soap(org, { body })
      assert.is(answer.status, 500)
      assert.is(answer.get('faultcode'), 'soapenv:Client')
      assert.match(answer.get('faultstring') ?? '', /^contract: Element /)
      assert.not.match(answer.text, 'topsecret')
      assert.is(org.count('login') + org.count('open'), 1)
    }),
  )
}

Contract(
  'SOAP: a header of the wrong shape is refused',
  withOrg(async (org) => {
    const header = '<SessionHeader><token>topsecret</token></SessionHeader>'
    const answer = await soap(org, { body: '<logout/>', header })
    assert.match(answer.get('faultstring') ?? '', /sessionId/)
    assert.not.match(answer.text, 'topsecret')
  }),
)

Contract(
  'SOAP: what is no envelope is refused',
  withOrg(async (org) => {
    for (const body of [
      '',
      '<login',
      '{}',
      '<a/>',
      `<!DOCTYPE a><a/>`,
      envelope(''),
      envelope('<a xmlns="other"/>'),
    ]) {
      const headers = { 'Content-Type': 'text/xml', SOAPAction: '""' }
      const response = await fetch(`${org.url}/services/Soap/u/64.0`, { method: 'POST', headers, body })
      assert.is(response.status, 500)
      assert.match(await response.text(), '<faultstring>contract: ')
    }
    assert.is(org.count('malformed'), 7)
  }),
)

Contract(
  'SOAP: a document type with entities is refused',
  withOrg(async (org) => {
    const body = `<!DOCTYPE x [<!ENTITY e "expanded">]>${envelope('<login><username>&e;</username><password>p</password></login>')}`
    const headers = { 'Content-Type': 'text/xml', SOAPAction: '""' }
    const text = await (
      await fetch(`${org.url}/services/Soap/u/64.0`, { method: 'POST', headers, body })
    ).text()
    assert.match(text, 'soapenv:Client')
    assert.not.match(text, 'expanded')
  }),
)

Contract(
  'SOAP: the media type and the SOAPAction header are needed',
  withOrg(async (org) => {
    const call = { body: '<logout/>' }
    const json = await soap(org, { ...call, headers: { 'Content-Type': 'application/json', SOAPAction: '' } })
    assert.match(json.get('faultstring') ?? '', 'Content-Type must be text/xml')
    const silent = await soap(org, { ...call, headers: { 'Content-Type': 'text/xml; charset=UTF-8' } })
    assert.match(silent.get('faultstring') ?? '', 'SOAPAction')
  }),
)

Contract(
  'SOAP: what the service lets pass is noted, and refused when strict',
  withOrg(async (org) => {
    const header = `<CallOptions><client>me</client></CallOptions>`
    const body = `<login><username>${org.user.username}</username><password>${org.user.password}</password></login>`
    assert.is((await soap(org, { body, header })).status, 200)
    assert.is(org.violations.length, 1)
    assert.match(org.violations[0] ?? '', /^login: .*defaultNamespace/)
  }),
)

Contract(
  'SOAP: a strict org refuses that too',
  withOrg(
    async (org) => {
      const header = `<CallOptions><client>me</client></CallOptions>${sessionHeader('dead')}`
      assert.is((await soap(org, { body: '<logout/>', header })).get('faultcode'), 'soapenv:Client')
    },
    { strict: true },
  ),
)

for (const [what, form, text] of [
  [
    'a missing parameter',
    { grant_type: 'password', username: 'u' },
    /does not have required property "password"/,
  ],
  [
    'an empty parameter',
    { grant_type: 'refresh_token', refresh_token: '' },
    /refresh_token: String is too short/,
  ],
  [
    'a short verifier',
    { grant_type: 'authorization_code', code: 'c', redirect_uri: 'r', code_verifier: 'topsecret' },
    /code_verifier: String is too short \(\d+ < 43\)/,
  ],
] as const) {
  Contract(
    `OAuth: ${what} gives invalid_request and quotes no value`,
    withOrg(async (org) => {
      const answer = await token(org, form)
      const [status, error, description] = errorOf(answer)
      assert.equal([status, error], [400, 'invalid_request'])
      assert.match(String(description), text)
      assert.match(String(description), /^contract: /)
      assert.not.match(answer.text, 'topsecret')
    }),
  )
}

Contract(
  'OAuth: a repeated parameter is refused',
  withOrg(async (org) => {
    const body = new URLSearchParams([
      ...Object.entries(credentials(org)),
      ['grant_type', 'client_credentials'],
      ['client_id', 'again'],
    ])
    const response = await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body })
    assert.match(await response.text(), 'client_id is given more than once')
  }),
)

Contract(
  'OAuth: another media type is refused',
  withOrg(async (org) => {
    const headers = { 'Content-Type': 'application/json' }
    const body = JSON.stringify({ grant_type: 'client_credentials', client_secret: 'topsecret' })
    const response = await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', headers, body })
    const text = await response.text()
    assert.match(text, 'Content-Type must be application/x-www-form-urlencoded')
    assert.not.match(text, 'topsecret')
  }),
)

Contract(
  'OAuth: an undeclared parameter is ignored and noted, by name alone',
  withOrg(async (org) => {
    const form = { grant_type: 'client_credentials', redirect_uri: 'somewhere', 'p@ss=word!': 'x' }
    assert.is((await token(org, form)).status, 200)
    assert.equal(org.violations, [
      'POST /services/oauth2/token: redirect_uri is not a parameter here',
      'POST /services/oauth2/token: a field of unusual name is not a parameter here',
    ])
  }),
)

Contract(
  'OAuth: a strict org refuses an undeclared parameter',
  withOrg(
    async (org) => {
      const answer = await token(org, { grant_type: 'client_credentials', redirect_uri: 'somewhere' })
      assert.equal(errorOf(answer), [
        400,
        'invalid_request',
        'contract: redirect_uri is not a parameter here',
      ])
    },
    { strict: true },
  ),
)

Contract(
  'OAuth: the query of an authorization request is checked',
  withOrg(async (org) => {
    const answer = await get(org, `/services/oauth2/authorize?response_type=maybe&client_id=x&redirect_uri=y`)
    assert.is(answer.status, 400)
    assert.match(answer.text, /response_type: Instance does not match any of .*code/)
  }),
)

Contract(
  'OAuth: the answers of the org keep the description as well',
  withOrg(async (org) => {
    const valid = responseCheck()
    const { accessToken, refreshToken } = org.openSession()
    const look = { ...credentials(org), token: accessToken }
    valid('TokenResponse', (await refresh(org, refreshToken)).body)
    valid('TokenResponse', (await token(org, { grant_type: 'client_credentials' })).body)
    valid('IntrospectionResponse', (await post(org, 'introspect', look)).body)
    valid('UserInfoClaims', (await get(org, '/services/oauth2/userinfo', accessToken)).body)
    valid(
      'Identity',
      (await get(org, `/id/${org.user.organizationId}/${org.user.id}`, await sessionOf(org))).body,
    )
    valid('OpenidConfiguration', (await get(org, '/.well-known/openid-configuration')).body)
    valid('AuthConfiguration', (await get(org, '/.well-known/auth-configuration')).body)
    valid('OAuthError', (await refresh(org, 'dead')).body)
  }),
)

function responseCheck() {
  const yaml = readFileSync(new URL('../../specs/oauth2.yaml', import.meta.url), 'utf8')
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, validateFormats: false })
  ajv.addSchema(parse(yaml) as object, 'spec')
  return (schema: string, body: unknown) => {
    ajv.validate({ $ref: `spec#/components/schemas/${schema}` }, body)
    assert.equal(ajv.errors ?? [], [], `${schema}: ${ajv.errorsText()}`)
  }
}

Contract.run()
