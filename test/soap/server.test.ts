import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { listen } from 'soap'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection } from '../../src/index.js'
import { contract, path, value } from '../partner/samples.js'

const Server = suite('node-soap as a server')

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'

/** A value in the form in which node-soap writes it. */
function forNodeSoap(sample: unknown): unknown {
  if (Array.isArray(sample)) return sample.map(forNodeSoap)
  if (sample instanceof Date) return sample.toISOString()
  if (typeof sample !== 'object' || sample === null) return sample
  const { 'xsi:type': type, ...fields } = sample as Record<string, unknown>
  const entries = Object.entries(fields).map(([name, item]) => [name, forNodeSoap(item)] as const)
  const attributes =
    type === undefined ? {} : { attributes: { 'xsi:type': `tns:${type as string}`, 'xmlns:xsi': XSI } }
  return { ...attributes, ...Object.fromEntries(entries) }
}

/** A request as node-soap reads it and as it was sent, in one form: texts without blanks around them, a list of one item as the item, no attributes. */
function plainOf(part: unknown): unknown {
  if (Array.isArray(part)) return part.length === 1 ? plainOf(part[0]) : part.map(plainOf)
  if (part instanceof Date) return part.toISOString()
  if (typeof part === 'string') return part.trim()
  if (typeof part !== 'object') return JSON.stringify(part)
  if (part === null) return null
  const { attributes, ...fields } = part as Record<string, unknown>
  if (attributes !== undefined && Object.keys(fields).join() === '$value') return plainOf(fields['$value'])
  if (isNil(attributes) || Object.keys(fields).length === 0) return null
  const entries = Object.entries(fields).map(([name, item]) => [name, plainOf(item)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function isNil(attributes: unknown): boolean {
  return Object.keys(attributes ?? {}).some((name) => name.endsWith(':nil'))
}

Server('a server of node-soap answers the operations, all 63 of them, and reads what was sent', async () => {
  const received = new Map<string, unknown>()
  const { operations } = contract.wsdl
  const methods = operations.map(({ name, output }) => [
    name,
    (request: unknown) => {
      received.set(name, request)
      return forNodeSoap(value(output, 'full'))
    },
  ])
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const instanceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { service, port } = { service: contract.wsdl.service.name, port: contract.wsdl.service.port }
  const services = { [service]: { [port]: Object.fromEntries(methods) as object } }
  listen(server, '/services/Soap/u/64.0', services as never, readFileSync(path, 'utf8'))
  try {
    const conn = new Connection({ accessToken: '00D!token', instanceUrl })
    const api = conn.partner as unknown as Record<string, (request: unknown) => Promise<unknown>>
    for (const { name, input, output } of operations) {
      const [expected] = Object.values(value(output, 'full') as object) as unknown[]
      assert.equal(await api[name]!(value(input, 'full')), expected, name)
      assert.equal(plainOf(received.get(name)), plainOf(forNodeSoap(value(input, 'full'))), name)
    }
    assert.is(received.size, 63)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

Server.run()
