import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as documented from '../../../generated/oauth2/errors.js'
import * as tables from '../../../generated/oauth2/operations.js'
import { generateOpenapi } from '../../../scripts/generate/openapi.js'
import { neededOperations } from '../../../scripts/generate/openapi/operations.js'
import { literal } from '../../../scripts/generate/openapi/print.js'

const CONTRACT = 'specs/oauth2.yaml'
const contract = readFileSync(CONTRACT, 'utf8')

async function generate(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
  try {
    writeFileSync(join(folder, 'contract.yaml'), text)
    return await generateOpenapi(join(folder, 'contract.yaml'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function refusal(text: string): Promise<Error> {
  try {
    await generate(text)
  } catch (error) {
    assert.instance(error, Error)
    return error as Error
  }
  return assert.unreachable('the contract was taken') as never
}

function lineOf(text: string): number {
  return contract.slice(0, contract.indexOf(text)).split('\n').length
}

const Openapi = suite('scripts/generate/openapi')

Openapi('gives the same bytes for the same contract', async () => {
  assert.equal(await generateOpenapi(CONTRACT), await generateOpenapi(CONTRACT))
})

Openapi('gives the same bytes for CRLF line ends', async () => {
  assert.equal(await generate(contract.replaceAll('\n', '\r\n')), await generate(contract))
})

Openapi('marks each file with its source and command, never with a path of the machine', async () => {
  for (const { text } of await generateOpenapi(CONTRACT)) {
    assert.match(text, /^\/\/ Generated from specs\/oauth2\.yaml by `npm run generate`\./)
  }
  for (const { text } of await generate(contract)) {
    assert.match(text, /^\/\/ Generated from contract\.yaml by/)
    assert.not.match(text, tmpdir())
  }
})

Openapi('puts no remark of the tool in place of a description', async () => {
  for (const { text } of await generateOpenapi(CONTRACT)) assert.not.match(text, /openapi-typescript/)
})

Openapi('quotes names that are no identifiers', async () => {
  const [, schema] = await generateOpenapi(CONTRACT)
  assert.match(schema!.text, /readonly "cookie-clientSrc"\?: string;/)
  assert.match(schema!.text, /readonly "cookie-sid_Client"\?: string;/)
})

Openapi('knows every operation that the library calls', () => {
  for (const id of neededOperations) assert.ok(id in tables.operations, id)
})

Openapi('takes content types from the contract', () => {
  const { operations } = tables
  assert.is(operations.requestToken.contentType, 'application/x-www-form-urlencoded')
  assert.is(operations.revokeToken.contentType, 'application/x-www-form-urlencoded')
  assert.is(operations.register.contentType, 'application/json')
  assert.is(operations.userInfo.contentType, undefined)
  assert.equal(operations.userInfo.responses['403'], ['text/html', 'text/plain'])
})

Openapi('lists the parameters of each grant', () => {
  assert.is(Object.keys(tables.grants).length, 11)
  assert.equal(tables.grants.device.required, ['client_id', 'code', 'grant_type'])
  assert.equal(tables.grants['urn:ietf:params:oauth:grant-type:jwt-bearer'].allowed, [
    'assertion',
    'grant_type',
  ])
  assert.equal(tables.deviceAuthorization.allowed, ['client_id', 'response_type', 'scope'])
  for (const form of Object.values(tables.grants)) {
    for (const name of form.required) assert.ok((form.allowed as readonly string[]).includes(name), name)
  }
})

Openapi('lists each grant by the value that its schema demands', () => {
  for (const value of Object.keys(tables.grants)) {
    assert.ok(
      contract.includes(`grant_type: { type: string, const: '${value}' }`) ||
        contract.includes(`grant_type: { type: string, const: ${value} }`),
      value,
    )
  }
})

Openapi('lists all error codes once', () => {
  assert.is(tables.oauthErrorCodes.length, 48)
  assert.is(new Set(tables.oauthErrorCodes).size, 48)
})

Openapi('says where a file is no YAML', async () => {
  const { message } = await refusal('openapi: 3.1.0\npaths: {\n')
  assert.match(message, /^contract\.yaml:\d+:\d+: this is no YAML: /)
})

Openapi('says when a file is no OpenAPI description', async () => {
  assert.match((await refusal('just a text')).message, /contract\.yaml:1: .*it is no object \(#\)/)
  assert.match((await refusal('swagger: "2.0"')).message, /contract\.yaml:1: .*it has no `openapi`/)
})

Openapi('says when it is another version of OpenAPI', async () => {
  const { message } = await refusal('info: {}\nopenapi: 3.0.3\n')
  assert.is(message, 'contract.yaml:2: this is OpenAPI 3.0.3; 3.1 is needed (#/openapi)')
})

Openapi('says which operation is missing', async () => {
  const { message } = await refusal(contract.replace('operationId: revokeToken', 'operationId: revoke'))
  assert.is(
    message,
    `contract.yaml:${lineOf('\npaths:') + 1}: the operation revokeToken is missing; the library calls it (#/paths)`,
  )
})

Openapi('says which operation has no name, or one that is taken', async () => {
  const nameless = await refusal(contract.replace('operationId: keys', 'deprecated: false'))
  assert.match(nameless.message, /has no operationId \(#\/paths\/~1id~1keys\/get\)$/)
  const twin = await refusal(contract.replace('operationId: keys', 'operationId: identity'))
  assert.match(twin.message, /identity is used twice \(#\/paths\/~1id~1keys\/get\/operationId\)$/)
})

Openapi('says which reference leads nowhere, to another file, or round in a circle', async () => {
  const from = "$ref: '#/components/schemas/JsonWebKeySet'"
  const line = lineOf(from)
  const nowhere = await refusal(contract.replace(from, "$ref: '#/components/schemas/Nothing'"))
  assert.match(
    nowhere.message,
    `contract.yaml:${line}: '#/components/schemas/Nothing' leads nowhere (#/paths/`,
  )
  const outside = await refusal(contract.replace(from, "$ref: 'other.yaml#/Keys'"))
  assert.match(outside.message, `contract.yaml:${line}: 'other.yaml#/Keys' lies in another file`)
  const round = await refusal(`${contract}    Round: { $ref: '#/components/schemas/Round' }\n`)
  assert.match(round.message, 'leads nowhere (#/components/schemas/Round/$ref)')
})

Openapi('says when the grants are not told apart', async () => {
  const { message } = await refusal(contract.replace('        mapping:', '        x-mapping:'))
  assert.match(
    message,
    /TokenRequest needs a discriminator with a mapping \(#\/components\/schemas\/TokenRequest\//,
  )
})

Openapi('holds client authentication against the parameters', async () => {
  const unknown = await refusal(contract.replace('private_key_jwt, none]', 'tls, none]'))
  assert.match(unknown.message, /tls is no way of client authentication \(#.*x-client-authentication\)$/)
  const without = await refusal(contract.replace('authentication: []', 'authentication: [private_key_jwt]'))
  assert.match(without.message, /private_key_jwt needs the parameter client_assertion/)
})

Openapi(
  'lists what is documented to go wrong by grant and operation, and holds it against the codes',
  async () => {
    assert.equal(documented.operationErrors.revokeToken, ['token_invalid', 'token_type_unsupported'])
    assert.ok((documented.grantErrors.device as readonly string[]).includes('slow_down'))
    assert.equal(documented.documentedErrors.slow_down.error, 'slow_down')
    const list = 'x-errors: [token_invalid, token_type_unsupported]'
    const unknown = await refusal(contract.replace(list, 'x-errors: [token_of_nobody]'))
    assert.match(unknown.message, /no error of the contract has the name token_of_nobody \(#.*x-errors\)$/)
    const one = await refusal(contract.replace(list, 'x-errors: token_invalid'))
    assert.match(one.message, /x-errors is a list of names/)
    const code = await refusal(contract.replace('{ error: slow_down,', '{ error: slower_down,'))
    assert.match(
      code.message,
      /slow_down needs an error that OAuthErrorCode has \(#\/components\/x-errors\/slow_down\)$/,
    )
  },
)

Openapi('writes literals that read back as the same data', () => {
  const data = { 'a-b': ["it's", 'a "b"', 'a\\b\n'], empty: {}, nothing: undefined, long: 'x'.repeat(200) }
  assert.equal(runInNewContext(`JSON.stringify(${literal(data)})`), JSON.stringify(data))
})

Openapi.run()
