import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { operations } from '../../generated/partner/operations.js'
import { createCall } from '../../src/partner/endpoint.js'
import { createEnvelopeCheck } from '../../src/testing/contracts/xsd.js'
import { thrown } from './answers.js'
import { contract, path, value, xml } from './samples.js'

const All = suite('all operations')

const schema = createEnvelopeCheck(readFileSync(path, 'utf8'))

function answered(
  body: string,
  header = '',
): { readonly sent: string[]; readonly call: ReturnType<typeof createCall> } {
  const sent: string[] = []
  const envelope = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header>${header}</e:Header><e:Body>${body}</e:Body></e:Envelope>`
  const call = createCall({
    url: 'https://example.my.salesforce.com/services/Soap/u/64.0',
    send: (_url, { body: request = '' }) => {
      sent.push(request)
      return Promise.resolve(new Response(envelope, { headers: { 'content-type': 'text/xml' } }))
    },
  })
  return { sent, call }
}

All('there are 63, those of the contract', () => {
  assert.is(contract.wsdl.operations.length, 63)
  assert.equal(
    Object.keys(operations),
    contract.wsdl.operations.map(({ name }) => name),
  )
})

const headers = new Set(
  contract.wsdl.operations.flatMap(({ requestHeaders }) => requestHeaders.map(({ element }) => element.name)),
)

for (const operation of contract.wsdl.operations) {
  for (const extent of ['minimal', 'full'] as const) {
    All(`${operation.name} goes out as the schema wants it, ${extent}`, async () => {
      const { sent, call } = answered(xml(operation.output).text)
      const headers = Object.fromEntries(
        operation.requestHeaders
          .filter(() => extent === 'full')
          .map(({ element }) => [element.name, value(element, extent)]),
      )
      await call(operation.name, value(operation.input, extent), { headers })
      assert.equal(schema.check(sent[0]!), [])
    })
  }

  All(`${operation.name} and its headers are read as the schema says`, async () => {
    const answer = xml(operation.output)
    const headers = operation.responseHeaders.map(({ element }) => [element.name, xml(element)] as const)
    const { call } = answered(answer.text, headers.map(([, { text }]) => text).join(''))
    let seen: unknown
    const onHeaders = (given: unknown): void => {
      seen = given
    }
    const [expected] = Object.values(answer.value as Record<string, unknown>)
    assert.equal(await call(operation.name, value(operation.input, 'minimal'), { onHeaders }), expected)
    assert.equal(seen, Object.fromEntries(headers.map(([name, sample]) => [name, sample.value])))
  })

  All(`${operation.name} is not sent with a header that it does not take`, async () => {
    const { sent, call } = answered(xml(operation.output).text)
    const own = new Set(operation.requestHeaders.map(({ element }) => element.name))
    const foreign = [...headers].filter((name) => !own.has(name))
    assert.ok(foreign.length > 0)
    for (const name of foreign) {
      const error = await thrown(() =>
        call(operation.name, value(operation.input, 'minimal'), { headers: { [name]: {} } }),
      )
      assert.instance(error, TypeError, name)
    }
    assert.is(sent.length, 0)
  })
}

All.run()
