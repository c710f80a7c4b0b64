import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import { buildSync } from 'esbuild'
import { createClientAsync, listen, type IOptions } from 'soap'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parseAndGenerate } from 'wsdl-tsclient'
import { Logger } from 'wsdl-tsclient/dist/src/utils/logger.js'
import { Connection } from '../../src/index.js'
import { soapOptions } from '../../src/soap.js'
import type { LocalOrg } from '../../src/testing/index.js'
import { caught } from '../helpers/caught.js'
import { connect, survives } from '../jsforce/support.js'
import { contract, path, value } from '../partner/samples.js'
import { withOrg } from '../testing/support.js'

const Soap = suite('node-soap and wsdl-tsclient: clients on a session, and peers')

const XSI = 'http://www.w3.org/2001/XMLSchema-instance'
const QUERY = { queryString: 'SELECT Id, Name FROM Account' }

/** A function of a client that node-soap made of a WSDL. */
type Method = (request: object) => Promise<[{ result: { size?: number; sessionId?: string } }]>

async function clientOf(options: IOptions, endpoint?: string): Promise<Record<string, Method>> {
  return await createClientAsync(path, options, endpoint)
}

const sizeOf = async (client: Record<string, Method>): Promise<number | undefined> =>
  (await client['queryAsync']!(QUERY))[0].result.size

Soap(
  'the options are those of node-soap, and a client of it queries on the session',
  withOrg(async (org) => {
    const options: IOptions = soapOptions(connect(org))
    assert.is(await sizeOf(await clientOf(options)), 3)
  }),
)

Soap(
  'a hundred queries at once over two expiries renew once each, and none is lost',
  withOrg(async (org) => {
    const client = await clientOf(soapOptions(connect(org)))
    await survives(org, async () => {
      assert.is(await sizeOf(client), 3)
    })
  }),
)

Soap(
  'a fault is that of node-soap, and shows no session',
  withOrg(async (org) => {
    const conn = connect(org)
    const client = await clientOf(soapOptions(conn))
    const error = await caught(client['queryAsync']!({ queryString: 'SELECT' }))
    assert.match(error.message, 'MALFORMED_QUERY')
    const shown = inspect(error, { depth: 9, showHidden: true })
    assert.not.match(shown, conn.accessToken ?? 'none')
  }),
)

Soap(
  'a session that is closed, and a server that is gone, are errors of the library',
  withOrg(async (org) => {
    const conn = connect(org)
    const client = await clientOf(soapOptions(conn))
    await conn.logout()
    const closed = await caught(client['queryAsync']!(QUERY))
    assert.match(closed.name, /^(NOT_LOGGED_IN|SESSION_CLOSED)$/)
    const gone = new Connection({ accessToken: '00D!hush', instanceUrl: 'http://127.0.0.1:9' })
    const error = await caught(clientOf(soapOptions(gone)).then(sizeOf))
    assert.is(error.name, 'NETWORK_ERROR')
    assert.not.match(inspect(error, { depth: 9, showHidden: true }), '00D!hush')
  }),
)

Soap(
  'headers of the client stay, and a session of its own goes before the connection’s',
  withOrg(async (org) => {
    const client = await createClientAsync(path, soapOptions(connect(org)))
    client.addSoapHeader({ QueryOptions: { batchSize: 200 } }, '', 'tns', contract.wsdl.targetNamespace)
    assert.is(await sizeOf(client), 3)
    client.addSoapHeader(
      { SessionHeader: { sessionId: 'of another' } },
      '',
      'tns',
      contract.wsdl.targetNamespace,
    )
    const error = await caught(sizeOf(client))
    assert.match(error.message, 'INVALID_SESSION_ID')
  }),
)

Soap(
  'a WSDL by its URL is refused, with the way out',
  withOrg(async (org) => {
    const error = await caught(createClientAsync(`${org.url}/x.wsdl`, soapOptions(connect(org))))
    assert.match(error.message, 'path of a file')
  }),
)

const folder = mkdtempSync(fileURLToPath(new URL('../../node_modules/.strictforce-', import.meta.url)))
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true })
})

async function generated(wsdl: string): Promise<typeof createClientAsync> {
  Logger.disabled()
  await parseAndGenerate(wsdl, folder, { emitDefinitionsOnly: false })
  const name = wsdl.replace(/^.*\/|\.wsdl$/g, '')
  const outfile = join(folder, `${name}.mjs`)
  const entryPoints = [join(folder, name.toLowerCase(), 'index.ts')]
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' })
  const module = (await import(pathToFileURL(outfile).href)) as {
    createClientAsync: typeof createClientAsync
  }
  return module.createClientAsync
}

const login = (org: LocalOrg): { username: string; password: string } => ({
  username: org.user.username,
  password: org.user.password + org.user.securityToken,
})

Soap(
  'a client that wsdl-tsclient generated logs in at the local org, and runs on a connection',
  withOrg(async (org) => {
    const create = await generated(path)
    const plain = (await create(path, {}, `${org.url}/services/Soap/u/64.0`)) as unknown as Record<
      string,
      Method
    >
    const [{ result }] = await plain['loginAsync']!(login(org))
    assert.is(typeof result.sessionId, 'string')
    const bridged = (await create(path, soapOptions(connect(org)))) as unknown as Record<string, Method>
    assert.is(await sizeOf(bridged), 3)
  }),
)

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

Soap('a server of node-soap answers the operations, all 63 of them', async () => {
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
      assert.ok(received.has(name), name)
    }
    assert.is(received.size, 63)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

Soap.run()
