/** Times of calls in a warm process; a program of its own: `warm.ts ORIGIN ROUNDS PROJECTS`. */
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { IncomingMessage } from 'node:http'
import { Bench } from 'tinybench'
import type { Connection } from '../../../src/index.js'
import { DESCRIBE, LOGIN, QUERY } from './answers.js'
import type { Projects } from './projects.js'
import type { Contender, Row } from './row.js'
import { jsonRows, processorRows, rowsQuery, stubsOf } from './rows.js'
import { sampleOf } from './statistics.js'

type Call = () => Promise<unknown>
type Calls = Partial<Record<Contender, Call>>
type Client = { readonly Connection: new (options: object) => Connection }

const [origin = '', rounds = '5', projects = '{}'] = process.argv.slice(2)
const clients = load(JSON.parse(projects) as Projects)
const agent = new Agent({ keepAlive: true })

const login = await row('login', 'one SOAP login, sequential', logins())
const rows: Row[] = [
  login,
  { ...login, id: 'login-jsforce', title: 'the same, to jsforce' },
  await row('login-logout', 'SOAP login and logout, sequential', loginsAndLogouts()),
  await row('fetch', 'conn.fetch', await fetches()),
  await row('request', 'conn.request, to fetch and its JSON', await requests()),
  await row('page', 'REST query, a page of 2,000 records', await pages()),
  await row('query', 'partner.query, warm', await partnerCalls('query')),
  await row('describe', 'partner.describeSObjects, warm', await partnerCalls('describe')),
  await row('rows', '2,000 rows of partner.query, to fetch and JSON.parse', await manyRows()),
  await row('rows-25', '2,000 rows of a type of 25 members, to the same', await manyRows(25)),
  await row('rows-150', '2,000 rows of a type of 150 members, to the same', await manyRows(150)),
  ...(await processorRows(await loggedIn(), origin, Number(rounds))),
]
agent.destroy()
console.log(JSON.stringify(rows))

function load(projects: Projects): Record<keyof Projects, Client> {
  const names = { strictforce: 'strictforce', jsforce: 'jsforce', 'jsforce-node': '@jsforce/jsforce-node' }
  const entries = Object.entries(projects).map(([name, folder]: [string, string]) => {
    const require = createRequire(join(folder, 'package.json'))
    return [name, require(names[name as keyof Projects]) as Client]
  })
  return Object.fromEntries(entries) as Record<keyof Projects, Client>
}

/** Microseconds of a call: the median of each round, all contenders in turn within a round, in alternated order. */
async function row(id: string, title: string, calls: Calls): Promise<Row> {
  const medians: Partial<Record<string, number[]>> = {}
  const turns = Object.entries(calls)
  for (let round = 0; round <= Number(rounds); round += 1) {
    for (const [name, call] of round % 2 === 0 ? turns : turns.toReversed()) {
      const bench = new Bench({ time: 250, warmup: round === 0 }).add(name, call)
      await bench.run()
      const result = bench.tasks[0]?.result
      if (result === undefined || !('latency' in result)) throw new Error(`${id}: ${name} failed`)
      if (round > 0) (medians[name] ??= []).push(result.latency.p50 * 1000)
    }
  }
  const figures = Object.entries(medians).map(([name, all = []]) => [name, sampleOf(all)])
  return { id, title, unit: 'µs', figures: Object.fromEntries(figures) as Row['figures'] }
}

function logins(): Calls {
  const url = `${origin}/services/Soap/u/64.0`
  return { ...byClient((conn) => conn.login('ada@example.com', 'secret')), ...raw(url, LOGIN) }
}

function loginsAndLogouts(): Calls {
  return byClient(async (conn) => {
    await conn.login('ada@example.com', 'secret')
    await conn.logout()
  })
}

function byClient(call: (conn: Connection) => Promise<unknown>): Calls {
  const entries = Object.entries(clients).map(([name, { Connection }]) => [
    name,
    () => call(new Connection({ loginUrl: origin })),
  ])
  return Object.fromEntries(entries) as Calls
}

async function loggedIn(): Promise<Connection> {
  const conn = new clients.strictforce.Connection({ loginUrl: origin })
  await conn.login('ada@example.com', 'secret')
  return conn
}

async function fetches(): Promise<Calls> {
  const conn = await loggedIn()
  const url = `${origin}/services/data/v64.0/limits`
  const headers = { authorization: `Bearer ${conn.accessToken ?? ''}` }
  return {
    strictforce: async () => (await conn.fetch('/services/data/v64.0/limits')).text(),
    fetch: async () => (await fetch(url, { headers })).text(),
  }
}

async function requests(): Promise<Calls> {
  const conn = await loggedIn()
  const url = `${origin}/services/data/v64.0/limits`
  const headers = { authorization: `Bearer ${conn.accessToken ?? ''}` }
  return {
    strictforce: async () => conn.request('/services/data/v64.0/limits'),
    fetch: async () => (await fetch(url, { headers })).json(),
  }
}

async function pages(): Promise<Calls> {
  const conn = await loggedIn()
  const soql = 'SELECT Id, Name FROM Account LIMIT 2000'
  const url = `${origin}/services/data/v64.0/query?q=${encodeURIComponent(soql)}`
  const headers = { authorization: `Bearer ${conn.accessToken ?? ''}` }
  return {
    strictforce: async () => conn.query(soql),
    fetch: async () => (await fetch(url, { headers })).json(),
  }
}

async function partnerCalls(what: 'query' | 'describe'): Promise<Calls> {
  const { partner } = await loggedIn()
  const url = `${origin}/services/Soap/u/64.0`
  switch (what) {
    case 'query':
      return {
        strictforce: () => partner.query({ queryString: 'SELECT Id FROM Account' }),
        ...raw(url, QUERY),
      }
    case 'describe':
      return {
        strictforce: () => partner.describeSObjects({ sObjectType: ['Account'] }),
        ...raw(url, DESCRIBE),
      }
  }
}

/** Queries of 2,000 rows: by the Partner API, or by stubs of a type of so many members. */
async function manyRows(members?: number): Promise<Calls> {
  const conn = await loggedIn()
  const api = members === undefined ? conn.partner : conn.api(stubsOf(members))
  return {
    strictforce: () => api.query(rowsQuery(2000)),
    fetch: jsonRows(origin, 2000, members === undefined ? 'partner' : 'enterprise'),
  }
}

function raw(url: string, body: string): Calls {
  const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' }
  return {
    fetch: async () => (await fetch(url, { method: 'POST', headers, body })).text(),
    http: async () => {
      const sent = request(url, { method: 'POST', headers, agent }).end(body)
      const [answer] = (await once(sent, 'response')) as [IncomingMessage]
      return text(answer)
    },
  }
}
