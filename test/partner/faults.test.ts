import { inspect } from 'node:util'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { ComplexType } from '../../scripts/wsdl/model.js'
import { createCall } from '../../src/partner/endpoint.js'
import { isFault } from '../../src/partner/is-fault.js'
import { answering, envelope, refused, stubs } from './answers.js'
import { contract, value, xml } from './samples.js'

const Faults = suite('faults of the Partner API')

const FAULTS = 'urn:fault.partner.soap.sforce.com'

/** A fault in an envelope, its fields made from the schema. */
function faultOf(type: ComplexType, typed: boolean): { readonly body: string; readonly fields: unknown } {
  const sample = xml({ namespace: FAULTS, name: type.name!.name })
  const detail = typed ? sample.text.replace('>', ` xsi:type="n:${type.name!.name}">`) : sample.text
  return {
    body: envelope(
      `<soapenv:Fault><faultcode>f:X</faultcode><faultstring>s</faultstring><detail>${detail}</detail></soapenv:Fault>`,
    ),
    fields: { ...(trimmed(sample.value) as object), exceptionMessage: '' },
  }
}

/** Texts of an error stand without white space around them. */
function trimmed(sample: unknown): unknown {
  if (typeof sample === 'string') return sample.trim()
  if (Array.isArray(sample)) return sample.map(trimmed)
  if (typeof sample !== 'object' || sample === null) return sample
  return Object.fromEntries(Object.entries(sample).map(([key, item]) => [key, trimmed(item)]))
}

const UNDECLARED = 'UnexpectedErrorFault'

let seen = 0
for (const operation of contract.wsdl.operations) {
  const declared = operation.faults.map(({ element }) => element.name)
  for (const name of new Set([...declared, UNDECLARED])) {
    const type = contract.wsdl.complexTypes.find((one) => one.name?.name === name)!
    seen += 1
    for (const typed of [true, false]) {
      Faults(`${operation.name} ends with ${name}, ${typed ? 'named' : 'told'} by its element`, async () => {
        const { body, fields } = faultOf(type, typed)
        const { send } = answering(body, { status: 500 })
        const call = createCall({ send, url: 'https://example.my.salesforce.com' })
        const error = await refused(() => call(operation.name, value(operation.input, 'minimal')))
        assert.equal({ ...error.fault, exceptionMessage: '' }, fields)
        assert.is(error.operation, operation.name)
        assert.is(error.errorCode, error.fault?.exceptionCode)
        assert.ok(isFault(error))
      })
    }
  }
}

Faults('there are 63 operations and their faults', () => {
  assert.is(contract.wsdl.operations.length, 63)
  assert.ok(seen > 100)
})

function detail(name: string, fields: string): string {
  const open = `<f:${name} xmlns:f="${FAULTS}" xsi:type="f:${name}">`
  return envelope(
    `<soapenv:Fault><faultcode>f:X</faultcode><faultstring>s</faultstring><detail>${open}${fields}</f:${name}></detail></soapenv:Fault>`,
  )
}

const CODE = '<f:exceptionCode>MALFORMED_QUERY</f:exceptionCode><f:exceptionMessage>no</f:exceptionMessage>'

async function queryFault(body: string, sessionId = 'sid'): ReturnType<typeof refused> {
  const { send } = answering(body, { status: 500 })
  const headers = { SessionHeader: { sessionId } }
  return refused(() => stubs(send, headers).query({ queryString: 'q' }))
}

Faults('a malformed query tells where, and narrows', async () => {
  const error = await queryFault(
    detail('MalformedQueryFault', `${CODE}<f:row>2</f:row><f:column>17</f:column>`),
  )
  if (!isFault(error, 'query') || error.fault['xsi:type'] !== 'MalformedQueryFault') throw error
  assert.is(error.fault.row, 2)
  assert.is(error.fault.column, 17)
  assert.is(error.verdict, 'bug')
  assert.not.ok(isFault(error, 'create'))
})

Faults('extended details are there, by the fields that the schema names', async () => {
  const details =
    '<f:extendedErrorDetails><extendedErrorCode>ACTIONCALL_MISSING_NAME</extendedErrorCode><secret>s3cret</secret></f:extendedErrorDetails>'
  const error = await queryFault(detail('UnexpectedErrorFault', CODE + details))
  assert.equal(error.fault, {
    'xsi:type': 'UnexpectedErrorFault',
    exceptionCode: 'MALFORMED_QUERY',
    exceptionMessage: 'no',
    extendedErrorDetails: [{ extendedErrorCode: 'ACTIONCALL_MISSING_NAME' }],
  })
})

Faults('no field shows a secret that was sent', async () => {
  const echo =
    '<f:exceptionCode>MALFORMED_QUERY</f:exceptionCode><f:exceptionMessage>got 00D!topsecret</f:exceptionMessage>'
  const error = await queryFault(
    detail('MalformedQueryFault', `${echo}<f:row>1</f:row><f:column>1</f:column>`),
    '00D!topsecret',
  )
  assert.not.match(inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error), 'topsecret')
})

Faults('what stands in a detail beside the fault is passed over', async () => {
  const beside = '<x:trace xmlns:x="urn:x"><x:a>1</x:a></x:trace><x:note xmlns:x="urn:x">n</x:note>'
  const body = detail('MalformedQueryFault', `${CODE}<f:row>2</f:row><f:column>17</f:column>`)
  const error = await queryFault(body.replace('<detail>', `<detail>${beside}`))
  assert.is(error.fault?.['xsi:type'], 'MalformedQueryFault')
})

Faults('a fault that is a text has no fields', async () => {
  const text = `<f:MalformedQueryFault xmlns:f="${FAULTS}">MALFORMED_QUERY</f:MalformedQueryFault>`
  const error = await queryFault(
    envelope(
      `<soapenv:Fault><faultcode>f:MALFORMED_QUERY</faultcode><faultstring>s</faultstring><detail>${text}</detail></soapenv:Fault>`,
    ),
  )
  assert.equal([error.errorCode, error.fault], ['MALFORMED_QUERY', undefined])
})

Faults('a field that the server left out is no member', async () => {
  const error = await queryFault(detail('MalformedQueryFault', `${CODE}<f:row>2</f:row>`))
  assert.equal(error.fault, {
    'xsi:type': 'MalformedQueryFault',
    exceptionCode: 'MALFORMED_QUERY',
    exceptionMessage: 'no',
    row: 2,
  })
})

Faults('a secret in place of a code shows in no field', async () => {
  const code = '<f:exceptionCode>HUSH_SECRET</f:exceptionCode><f:exceptionMessage>no</f:exceptionMessage>'
  const error = await queryFault(detail('MalformedQueryFault', code), 'HUSH_SECRET')
  assert.not.match(inspect(error, { depth: 9, showHidden: true }), 'HUSH_SECRET')
})

for (const [what, body] of Object.entries({
  'one that the operation does not declare': detail('InvalidNewPasswordFault', CODE),
  'one of a foreign type': detail('LoginResult', CODE),
  'one of no type': envelope(
    '<soapenv:Fault><faultcode>f:MALFORMED_QUERY</faultcode><faultstring>s</faultstring></soapenv:Fault>',
  ),
})) {
  Faults(`a fault is told by its code alone: ${what}`, async () => {
    const error = await queryFault(body)
    assert.is(error.errorCode, 'MALFORMED_QUERY')
    assert.is(error.fault, undefined)
    assert.not.ok(isFault(error))
  })
}

Faults.run()
