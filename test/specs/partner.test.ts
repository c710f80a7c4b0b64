import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createClientAsync } from 'soap'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compareWsdl } from '../../scripts/specs-check/compare.js'
import { readWsdl } from '../../scripts/wsdl/read.js'

const Partner = suite('specs/partner.wsdl')

const path = fileURLToPath(new URL('../../specs/partner.wsdl', import.meta.url))
const text = readFileSync(path, 'utf8')
const contract = readWsdl(path, text)

/** The texts that a person reads: comments and documentation. */
function prose(wsdl: string): string[] {
  const pattern = /<(?:\w+:)?documentation[^>]*>([^<]*)<|<!--([\s\S]*?)-->/g
  return [...wsdl.matchAll(pattern)].map(([, documentation, comment]) => documentation ?? comment ?? '')
}

/** Every run of five words in some texts. */
function runs(texts: readonly string[]): Set<string> {
  const found = new Set<string>()
  for (const one of texts) {
    const words = one.toLowerCase().match(/[a-z0-9]+/g) ?? []
    for (let at = 0; at + 5 <= words.length; at++) found.add(words.slice(at, at + 5).join(' '))
  }
  return found
}

Partner('is the Partner API 64.0 with its 63 operations', () => {
  assert.is(contract.operations.length, 63)
  assert.is(contract.targetNamespace, 'urn:partner.soap.sforce.com')
  assert.is(contract.service.address, 'https://login.salesforce.com/services/Soap/u/64.0')
})

Partner('documents every operation in one sentence of its own', () => {
  const sentences = contract.operations.map(({ documentation }) => documentation ?? '')
  assert.is(new Set(sentences).size, 63)
  for (const sentence of sentences) assert.match(sentence, /^[A-Z][^.]+\.$/)
})

Partner('demands the session of every operation but login', () => {
  const withSession = contract.operations.filter(({ requestHeaders }) =>
    requestHeaders.some(({ name }) => name === 'SessionHeader'),
  )
  const without = contract.operations.filter((operation) => !withSession.includes(operation))
  assert.equal(
    without.map(({ name }) => name),
    ['login'],
  )
})

Partner('bears no marks of the vendor', () => {
  for (const mark of ['All Rights Reserved', 'Generated on', 'Copyright', '(c)', 'salesforce.com, inc']) {
    assert.not.ok(text.includes(mark), mark)
  }
})

Partner('can be read by node-soap, each operation with its parameters', async () => {
  const client = await createClientAsync(path, { disableCache: true })
  const services = client.describe() as { SforceService: { Soap: Record<string, unknown> } }
  const operations = services.SforceService.Soap
  assert.equal(
    Object.keys(operations),
    contract.operations.map(({ name }) => name),
  )
  const login = operations['login'] as { input: Record<string, string> }
  assert.is(login.input['username'], 'xsd:string')
})

const vendorPath = fileURLToPath(new URL('../../../shared/wsdl/partner-64.wsdl', import.meta.url))

if (existsSync(vendorPath)) {
  const vendor = readFileSync(vendorPath, 'utf8')

  Partner("states what the vendor's file states", () => {
    assert.equal(compareWsdl(readWsdl(vendorPath, vendor), contract), [])
  })

  Partner("shares no run of five words with the vendor's prose", () => {
    const theirs = runs(prose(vendor))
    assert.ok(theirs.size > 500)
    assert.equal(
      [...runs(prose(text))].filter((run) => theirs.has(run)),
      [],
    )
  })
}

Partner.run()
