// at most 300 s
import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Contract as RunTime } from '../../generated/partner/contract.js'
import { vendorInputs } from '../../scripts/bench/generate/inputs.js'
import { contractOf } from '../../scripts/generate/partner/contract.js'
import type { Operation } from '../../scripts/wsdl/model.js'
import { readWsdl } from '../../scripts/wsdl/read.js'
import { createCall } from '../../src/partner/endpoint.js'
import { createEnvelopeCheck } from '../../src/testing/contracts/xsd.js'
import { enterpriseWsdl, loadGenerated } from '../helpers/generated.js'
import { repaired } from './repaired.js'
import { type Extent, type Samples, samplesOf } from './samples.js'

const Versions = suite('operations of every WSDL at hand')

/** How far down samples go; those of the Metadata API have no end. */
const DEPTH = 4

/** Elements of the internal build of 55.0 that are empty: node-soap reads such a one as nil. */
const NIL = /"objectFieldReference":\[(?:null|\{\})\]/g

interface Exchange {
  readonly sent: string
  readonly read: string
  readonly expected: string
}

/** Carries an operation out with a request made from the schema, against an answer made from it. */
async function exchange(
  contract: () => Promise<RunTime>,
  { value, xml }: Samples,
  operation: Operation,
  extent: Extent,
): Promise<Exchange> {
  const answer = xml(operation.output)
  let sent = ''
  const call = createCall({
    contract,
    url: 'https://example.my.salesforce.com',
    send: (_url, { body = '' }) => {
      sent = body
      const text = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${answer.text}</e:Body></e:Envelope>`
      return Promise.resolve(new Response(text, { headers: { 'content-type': 'text/xml' } }))
    },
  })
  const names = extent === 'full' ? operation.requestHeaders.map(({ element }) => element) : []
  const headers = Object.fromEntries(names.map((element) => [element.name, value(element, extent)]))
  const result = await call(operation.name, value(operation.input, extent), { headers })
  const children = Object.values(answer.value as object) as unknown[]
  return { sent, read: json(result), expected: json(children.length > 1 ? answer.value : children[0]) }
}

function json(result: unknown): string {
  return JSON.stringify([result]).replaceAll(NIL, '')
}

for (const { name, file } of [...vendorInputs(), { name: 'enterprise', file: enterpriseWsdl }]) {
  Versions(`${name}: each goes out as the schema wants it, minimal and full, and is read`, async () => {
    const contract = contractOf(readWsdl(file))
    const samples = samplesOf(contract, DEPTH)
    const { loadContract } = await loadGenerated<{ loadContract: () => Promise<RunTime> }>(file)
    const schema = createEnvelopeCheck(repaired(readFileSync(file, 'utf8')))
    assert.ok(contract.wsdl.operations.length > 0)
    for (const operation of contract.wsdl.operations) {
      for (const extent of ['minimal', 'full'] as const) {
        const { sent, read, expected } = await exchange(loadContract, samples, operation, extent)
        assert.equal(schema.check(sent), [], operation.name)
        assert.is(read, expected, operation.name)
      }
    }
  })
}

Versions.run()
