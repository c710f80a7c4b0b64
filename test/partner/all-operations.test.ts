import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { operations } from '../../generated/partner/operations.js'
import { createCall } from '../../src/partner/call.js'
import { createEnvelopeCheck } from '../../src/testing/xsd.js'
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
    url: () => 'https://example.my.salesforce.com/services/Soap/u/64.0',
    send: (_url, { body: request = '' }) => {
      sent.push(request)
      return Promise.resolve(new Response(envelope, { headers: { 'content-type': 'text/xml' } }))
    },
  })
  return { sent, call }
}

All('there are 63', () => {
  assert.is(Object.keys(operations).length, 63)
})

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

  All(`${operation.name} is read as the schema says`, async () => {
    const answer = xml(operation.output)
    const { call } = answered(answer.text)
    const wrapper = answer.value as Record<string, unknown>
    const expected = Object.values(wrapper)[0]
    assert.equal(await call(operation.name, value(operation.input, 'minimal')), expected)
  })
}

All('response headers are read as the schema says', async () => {
  const operation = contract.wsdl.operations.find(({ name }) => name === 'query')!
  const header = xml(operation.responseHeaders[0]!.element)
  const { call } = answered(xml(operation.output).text, header.text)
  let seen: unknown
  await call('query', { queryString: 'q' }, { onHeaders: (headers) => (seen = headers) })
  assert.equal(seen, { LimitInfoHeader: header.value })
})

All.run()
