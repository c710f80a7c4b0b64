/** Answers of many rows, and the processor time that reading them takes; part of `warm.ts`. */
import type { Call, Contract } from '../../../generated/partner/contract.js'
import type { Connection } from '../../../src/index.js'
import type { Row } from './row.js'
import { sampleOf, type Sample } from './statistics.js'

type Query = (request: { readonly queryString: string }) => Promise<unknown>

/** Stubs of a contract whose Account has so many members, as `strictforce generate` writes them. */
export function stubsOf(members: number) {
  const contract = contractOf(members)
  return {
    version: contract.version,
    path: contract.path,
    endpoint: `${contract.path}/${contract.version}`,
    createStubs: (call: Call): { readonly query: Query } => ({ query: (request) => call('query', request) }),
    loadContract: () => Promise.resolve(contract),
  }
}

function contractOf(members: number): Contract {
  const named = ['Name?~', 'Industry?~', 'AnnualRevenue?~=double']
  const others = Array.from({ length: members - named.length - 2 }, (_, index) => `Field${index}__c?~=double`)
  return {
    version: '64.0',
    path: '/services/Soap/c',
    namespaces: { ens: 'urn:sobject.enterprise.soap.sforce.com', tns: 'urn:enterprise.soap.sforce.com' },
    types: {
      ens: {
        sObject: 'fieldsToNull?*~ Id?~',
        Account: ['<ens:sObject', ...named, ...others].join(' '),
      },
      tns: { QueryResult: 'done=boolean queryLocator~ records?*~=ens:sObject size=int' },
    },
    elements: { query: 'queryString', queryResponse: 'result=tns:QueryResult', SessionHeader: 'sessionId' },
    operations: { query: 'query queryResponse 0 - -' },
    lists: ['SessionHeader'],
  }
}

/** Asks for so many rows. */
export function rowsQuery(rows: number): { readonly queryString: string } {
  return { queryString: `SELECT Id, Name, Industry, AnnualRevenue FROM Account LIMIT ${rows}` }
}

/** Fetches so many rows as JSON, and parses them. */
export function jsonRows(origin: string, rows: number, of: 'partner' | 'enterprise'): () => Promise<unknown> {
  return async () => JSON.parse(await (await fetch(`${origin}/json/${of}?rows=${rows}`)).text()) as unknown
}

/** Processor time of a megabyte of rows, and of a row of a long answer by that of one of a short. */
export async function processorRows(conn: Connection, origin: string, rounds: number): Promise<Row[]> {
  const megabytes = (await (await fetch(`${origin}/xml/enterprise?rows=2000`)).text()).length / 1e6
  const [few, many] = [conn.api(stubsOf(25)), conn.api(stubsOf(150))]
  const perMegabyte: Record<number, number[]> = { 25: [], 150: [] }
  const growth: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const costs = {
      25: (await processorTime(() => few.query(rowsQuery(2000)), 10)) / megabytes,
      150: (await processorTime(() => many.query(rowsQuery(2000)), 10)) / megabytes,
    }
    const short = (await processorTime(() => few.query(rowsQuery(500)), 64)) / 500
    const long = (await processorTime(() => few.query(rowsQuery(32_000)), 1)) / 32_000
    if (round === 0) continue
    perMegabyte[25]?.push(costs[25])
    perMegabyte[150]?.push(costs[150])
    growth.push(long / short)
  }
  const sample = (members: number): Sample => sampleOf(perMegabyte[members] ?? [])
  return [
    row('rows-cpu-25', 'processor time of a megabyte, type of 25 members', 'ms', sample(25)),
    row('rows-cpu-150', 'processor time of a megabyte, type of 150 members', 'ms', sample(150)),
    row('rows-growth', 'processor time of a row, 32,000 rows to 500', '', sampleOf(growth)),
  ]
}

function row(id: string, title: string, unit: Row['unit'], strictforce: Sample): Row {
  return { id, title, unit, figures: { strictforce } }
}

/** Milliseconds of the processor that a call takes. */
async function processorTime(call: () => Promise<unknown>, times: number): Promise<number> {
  const before = process.cpuUsage()
  for (let count = 0; count < times; count += 1) await call()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / times
}
