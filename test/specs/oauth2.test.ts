import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'

interface Schema {
  readonly additionalProperties?: unknown
  readonly properties?: Record<string, { readonly const?: string }>
  readonly required?: readonly string[]
  readonly discriminator?: { readonly mapping: Record<string, string> }
  readonly oneOf?: readonly { readonly $ref: string }[]
}

const contract = parse(readFileSync('specs/oauth2.yaml', 'utf8')) as {
  readonly paths: Record<string, Record<string, unknown>>
  readonly components: { readonly schemas: Record<string, Schema> }
}
const { schemas } = contract.components
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema(contract, 'contract')

function validator(schema: string): ValidateFunction {
  return ajv.compile({ $ref: `contract#/components/schemas/${schema}` })
}

function fits(schema: string, value: unknown): boolean {
  return validator(schema)(value)
}

const session = {
  access_token: '00D000000000001!synthetic',
  instance_url: 'https://example.my.salesforce.com',
  id: 'https://login.salesforce.com/id/00D000000000001AAA/005000000000001AAA',
  issued_at: '1730000000000',
  signature: 'c3ludGhldGlj',
}

const Contract = suite('specs/oauth2.yaml')

Contract('has every endpoint of the service that a client calls', () => {
  const expected = ['authorize', 'token', 'revoke', 'introspect', 'userinfo', 'register', 'singleaccess'].map(
    (name) => `/services/oauth2/${name}`,
  )
  const others = [
    '/services/auth/headless/init/registration',
    '/services/auth/headless/init/passwordless/login',
    '/services/auth/headless/forgot_password',
    '/services/auth/idp/oidc/logout',
    '/id/{organizationId}/{userId}',
    '/id/keys',
    '/.well-known/openid-configuration',
    '/.well-known/auth-configuration',
  ]
  for (const path of [...expected, ...others]) assert.ok(path in contract.paths, path)
})

Contract('compiles every schema', () => {
  for (const name of Object.keys(schemas)) assert.type(validator(name), 'function')
})

Contract('closes every grant, and tells it apart by the value of the mapping', () => {
  const { oneOf = [], discriminator } = schemas['TokenRequest']!
  const mapping = Object.entries(discriminator!.mapping)
  assert.equal(mapping.map(([, reference]) => reference).sort(), oneOf.map(({ $ref }) => $ref).sort())
  for (const [value, reference] of mapping) {
    const schema = schemas[reference.split('/').at(-1)!]!
    assert.is(schema.additionalProperties, false, value)
    assert.is(schema.properties!['grant_type']!.const, value)
    assert.ok(schema.required!.includes('grant_type'), value)
  }
})

Contract('takes a grant, and refuses it with a parameter missing, foreign or unknown', () => {
  const grant = { grant_type: 'refresh_token', refresh_token: 't' }
  assert.ok(fits('TokenEndpointRequest', grant))
  assert.not.ok(fits('TokenEndpointRequest', { grant_type: 'refresh_token' }))
  assert.not.ok(fits('TokenEndpointRequest', { ...grant, code_verifier: 'v'.repeat(43) }))
  assert.not.ok(fits('TokenEndpointRequest', { ...grant, unknown: 'x' }))
  assert.not.ok(fits('TokenEndpointRequest', { ...grant, grant_type: 'unknown' }))
})

Contract('takes the start of a device flow at the token endpoint, but no mixture', () => {
  const start = { response_type: 'device_code', client_id: 'i' }
  assert.ok(fits('TokenEndpointRequest', start))
  assert.not.ok(fits('TokenEndpointRequest', { ...start, grant_type: 'device', code: 'c' }))
})

Contract('takes the recorded shapes of a session', () => {
  const shapes = [
    session,
    { ...session, token_type: 'Bearer', scope: 'api refresh_token', refresh_token: 't' },
    {
      ...session,
      token_type: 'DPoP',
      token_format: 'jwt',
      'cookie-clientSrc': 'x',
      'cookie-sid_Client': 'y',
    },
    { ...session, a_field_of_tomorrow: { nested: true } },
  ]
  for (const shape of shapes) assert.ok(fits('TokenEndpointResponse', shape), JSON.stringify(shape))
})

Contract('refuses a session without what the caller relies on', () => {
  for (const name of Object.keys(session)) {
    const rest = Object.fromEntries(Object.entries(session).filter(([key]) => key !== name))
    assert.not.ok(fits('TokenResponse', rest), name)
  }
  assert.not.ok(fits('TokenResponse', { ...session, issued_at: 1730000000000 }))
})

Contract('takes an error code that is newer than itself', () => {
  assert.ok(fits('OAuthError', { error: 'invalid_grant', error_description: 'expired access/refresh token' }))
  assert.ok(fits('OAuthError', { error: 'error_of_tomorrow' }))
  assert.not.ok(fits('OAuthErrorCode', 'error_of_tomorrow'))
  assert.not.ok(fits('OAuthError', [{ message: 'a REST error', errorCode: 'INVALID_SESSION_ID' }]))
})

Contract('takes a dead token, a live one, and the recorded device codes', () => {
  assert.ok(fits('IntrospectionResponse', { active: false }))
  assert.ok(fits('IntrospectionResponse', { active: true, exp: 1, token_type: 'access_token' }))
  const codes = {
    device_code: 'd',
    user_code: 'u',
    interval: 5,
    verification_uri: `${session.instance_url}/setup/connect`,
  }
  assert.ok(fits('TokenEndpointResponse', codes))
})

Contract('knows the three words that refuse a token', () => {
  for (const word of ['Bad_OAuth_Token', 'Missing_OAuth_Token', 'Wrong_Org'])
    assert.ok(fits('TokenRefusal', word))
  assert.not.ok(fits('TokenRefusal', '<html>'))
})

Contract.run()
