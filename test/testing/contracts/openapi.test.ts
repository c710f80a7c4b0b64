import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { createHttpCheck } from '../../../src/testing/contracts/openapi.js'

const OpenApi = suite('local org: OpenAPI check')

const FORM = 'application/x-www-form-urlencoded'

const check = createHttpCheck(`
openapi: 3.1.0
paths:
  /token:
    post:
      requestBody:
        content:
          ${FORM}:
            schema: { $ref: '#/components/schemas/Any' }
  /things/{id}:
    get:
      parameters:
        - { name: size, in: query, required: true, schema: { type: integer, maximum: 5 } }
        - { $ref: '#/components/parameters/Page' }
components:
  securitySchemes:
    query: { type: apiKey, in: query, name: key }
  parameters:
    Page: { name: page, in: query, schema: { $ref: '#/components/schemas/Page' } }
  schemas:
    Page: { type: string, pattern: '^p' }
    Any:
      oneOf:
        - oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }]
        - { $ref: '#/components/schemas/C' }
    Base: { properties: { who: { type: string, minLength: 1 } } }
    A: { required: [kind, a], properties: { kind: { const: a }, a: { type: boolean } }, allOf: [{ $ref: '#/components/schemas/Base' }] }
    B: { required: [kind], properties: { kind: { const: 'urn:b/c' } }, additionalProperties: false }
    C: { required: [other], properties: { other: { const: c } } }
`)

function texts(method: string, path: string, fields: string, mediaType = FORM): string[] {
  const violations = check({ method, path, mediaType, fields: new URLSearchParams(fields) })
  return violations.map(({ text, tolerated }) => (tolerated ? `(${text})` : text))
}

OpenApi('passes a path that is not described', () => {
  assert.equal(texts('GET', '/nowhere', 'x=1'), [])
})

OpenApi('tolerates a method that is not described', () => {
  assert.equal(texts('GET', '/token', 'kind=a'), ['(/token is not called by GET)'])
})

OpenApi('chooses the member of a union by its fixed field, through nested unions', () => {
  assert.equal(texts('POST', '/token', 'kind=a&a=true'), [])
  assert.equal(texts('POST', '/token', 'kind=urn:b/c'), [])
  assert.equal(texts('POST', '/token', 'other=c'), [])
  assert.equal(texts('POST', '/token', 'kind=unknown'), [])
})

OpenApi('names what is missing, wrong and undeclared', () => {
  assert.equal(texts('POST', '/token', 'kind=a'), ['Instance does not have required property "a".'])
  assert.equal(texts('POST', '/token', 'kind=a&a=maybe&who='), [
    'who: String is too short (0 < 1).',
    'a: Instance type "string" is invalid. Expected "boolean".',
  ])
  assert.equal(texts('POST', '/token', 'kind=urn:b/c&a=true'), ['(a is not a parameter here)'])
})

OpenApi('quotes no name that may be a misplaced secret', () => {
  const [text] = texts('POST', '/token', 'other=c&00D5!secret=x')
  assert.is(text, '(a field of unusual name is not a parameter here)')
})

OpenApi('checks query parameters on a templated path', () => {
  assert.equal(texts('GET', '/things/7', 'size=3&page=p1&key=secret', ''), [])
  assert.equal(texts('GET', '/things/7', '', ''), ['size is missing'])
  assert.equal(texts('GET', '/things/7', 'size=9&page=x', ''), [
    'size: 9 is greater than 5.',
    'page: String does not match pattern.',
  ])
})

OpenApi('refuses another media type and repeated fields', () => {
  assert.equal(texts('POST', '/token', '', 'text/plain'), [`Content-Type must be ${FORM}`])
  assert.equal(texts('POST', '/token', 'other=c&other=c'), ['other is given more than once'])
})

OpenApi('refuses a description that is none', () => {
  assert.throws(() => createHttpCheck('just a text'), /no object/)
})

OpenApi.run()
