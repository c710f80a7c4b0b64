import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import { buildSync } from 'esbuild'
import { createClientAsync, type IOptions } from 'soap'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parseAndGenerate } from 'wsdl-tsclient'
import { Logger } from 'wsdl-tsclient/dist/src/utils/logger.js'
import { Connection, type Fetch } from '../../src/index.js'
import { soapOptions } from '../../src/soap.js'
import type { LocalOrg } from '../../src/testing/index.js'
import { APEX_WSDL, apexAnswer } from '../helpers/apex-wsdl.js'
import { caught } from '../helpers/caught.js'
import { temporaryFile } from '../helpers/own-wsdl.js'
import { connect, survives } from '../jsforce/support.js'
import { contract, path } from '../partner/samples.js'
import { withOrg } from '../testing/support.js'

const Soap = suite('node-soap and wsdl-tsclient: clients on a session, and peers')

const QUERY = { queryString: 'SELECT Id, Name FROM Account' }

/** A function of a client that node-soap made of a WSDL. */
type Method = (
  request: object,
) => Promise<[{ result: { size?: number; sessionId?: string; Count?: number; Name?: string } }]>

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

const classWsdl = temporaryFile('Stock.wsdl', APEX_WSDL)

/** A server of the Apex class, whose first session is over; it keeps what it was sent. */
function stock(): { readonly fetch: Fetch; readonly sent: string[]; readonly conn: Connection } {
  const sent: string[] = []
  const fetch: Fetch = async (url, init) => {
    const body = await new Response(init.body).text()
    const isClass = url === 'https://example.my.salesforce.com/services/Soap/class/depot/Stock'
    if (isClass) sent.push(body)
    const isDead = isClass ? !body.includes('00D!fresh') : init.headers['authorization'] === 'Bearer 00D!dead'
    if (!isClass)
      return isDead
        ? new Response('[{"errorCode":"INVALID_SESSION_ID","message":"over"}]', { status: 401 })
        : new Response('{}')
    const fault =
      '<s:Fault><faultcode>sf:INVALID_SESSION_ID</faultcode><faultstring>INVALID_SESSION_ID: over</faultstring></s:Fault>'
    const answer = '<takeResponse><result><Count>7</Count><Name>a &amp; b</Name></result></takeResponse>'
    const headers = { 'content-type': 'text/xml' }
    return new Response(apexAnswer(isDead ? fault : answer), { status: isDead ? 500 : 200, headers })
  }
  const conn = new Connection({
    accessToken: '00D!dead',
    instanceUrl: 'https://example.my.salesforce.com',
    fetch,
    refreshFn: (_conn, callback) => callback(null, '00D!fresh'),
  })
  return { fetch, sent, conn }
}

type Create = typeof createClientAsync

for (const [what, create] of [
  ['node-soap', () => Promise.resolve<Create>(createClientAsync)],
  ['wsdl-tsclient', () => generated(classWsdl)],
] as const) {
  Soap(`a client of ${what} for an Apex class goes to the instance, and renews with one replay`, async () => {
    const { conn, sent } = stock()
    const client = (await (await create())(classWsdl, soapOptions(conn))) as unknown as Record<string, Method>
    const request = { items: [{ Count: 2, Name: '<x>' }], note: 'n' }
    const [{ result }] = await client['takeAsync']!(request)
    assert.equal(result, { Count: 7, Name: 'a & b' })
    assert.is(sent.length, 2)
    const header =
      /<SessionHeader xmlns="http:..soap.sforce.com.schemas.class.depot.Stock"><sessionId>([^<]*)</
    assert.equal(
      sent.map((body) => header.exec(body)?.[1]),
      ['00D!dead', '00D!fresh'],
    )
    await client['takeAsync']!(request)
    assert.is(sent.length, 3)
  })
}

Soap(
  'an answer that does not end, or is too long, is an error with a code and without the session',
  async () => {
    const server = createServer((request, response) => {
      response.writeHead(200, { 'content-type': 'text/xml' })
      const timer = setInterval(() => response.write('x'.repeat(10_000)), 5)
      response.on('close', () => clearInterval(timer))
      request.resume()
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    try {
      const instanceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const conn = new Connection({ accessToken: '00D!hush', instanceUrl })
      for (const [limits, code] of [
        [{ timeout: 100 }, 'TIMEOUT'],
        [{ maxLength: 50_000 }, 'RESPONSE_TOO_LARGE'],
      ] as const) {
        const error = await caught(clientOf(soapOptions(conn, limits)).then(sizeOf))
        assert.is(error.name, code)
        assert.not.match(inspect(error, { depth: 9, showHidden: true }), '00D!hush')
      }
    } finally {
      server.closeAllConnections()
      server.close()
    }
  },
)

Soap.run()
