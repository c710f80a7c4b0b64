import type { QueryResult, SObjectRecord } from '../../generated/rest/schema.js'
import { isSalesforceError } from '../errors/salesforce-error.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { isRecord } from '../lib/json.js'
import { ask } from './ask.js'
import type { RestClient } from './client.js'
import { retold } from './response.js'
import { type Plan, planOf, soqlOf, type Step } from './plan.js'
import type { ResponseTarget } from './types.js'

/** A query, as far as it shows how far it is. */
interface Shown {
  totalSize: number
  totalFetched: number
  readonly records: SObjectRecord[]
  listenerCount(name: 'record'): number
  emit(name: 'record' | 'fetch' | 'response' | 'end', ...args: unknown[]): boolean
}

/** Most records of a query that is not iterated. */
const MAX_FETCH = 10_000

const RESULTS: Readonly<Record<ResponseTarget, (result: QueryResult) => unknown>> = {
  QueryResult: (result) => result,
  Records: ({ records }) => records,
  SingleRecord: ({ records }) => records[0] ?? null,
  Count: ({ totalSize }) => totalSize,
}

/** Runs a query, and tells its listeners. */
export async function runQuery(client: RestClient, steps: readonly Step[], query: Shown): Promise<unknown> {
  const plan = planOf(steps)
  const { records } = query
  let last: QueryResult | undefined
  for await (const page of pagesOf(client, plan)) {
    last = page
    query.totalSize = page.totalSize
    query.emit('fetch')
    const isHeard = query.listenerCount('record') > 0
    for (const record of page.records) {
      records.push(record)
      if (isHeard) query.emit('record', record, query.totalFetched, query)
      query.totalFetched += 1
    }
  }
  const whole = { totalSize: 0, done: true, ...last, records }
  const result = RESULTS[plan.responseTarget ?? 'QueryResult'](whole)
  query.emit('response', result, query)
  query.emit('end')
  return result
}

/** The records of a query one by one, of all pages unless a step says otherwise. */
export async function* recordsOf(client: RestClient, steps: readonly Step[]): AsyncGenerator<SObjectRecord> {
  const plan = { autoFetch: true, maxFetch: Infinity, ...planOf(steps) }
  for await (const page of pagesOf(client, plan)) yield* page.records
}

/** The pages of a query: all with `autoFetch`, the first alone without; no more records than `maxFetch`. */
async function* pagesOf(client: RestClient, plan: Plan): AsyncGenerator<QueryResult> {
  const { autoFetch = false, maxFetch = MAX_FETCH } = plan
  let left = maxFetch
  let page = await firstPage(client, plan)
  for (;;) {
    if (autoFetch) await fetchChildren(client, plan, page)
    const { nextRecordsUrl, records } = page
    const taken = records.length > left ? records.slice(0, left) : records
    left -= taken.length
    // Answers for some external objects have no `done`.
    const done = ((page.done as boolean | undefined) ?? nextRecordsUrl === undefined) && taken === records
    yield { ...page, done, records: taken }
    if (!autoFetch || left <= 0 || nextRecordsUrl === undefined) return
    page = await nextPage(client, plan, nextRecordsUrl)
  }
}

async function firstPage(client: RestClient, plan: Plan): Promise<QueryResult> {
  if (plan.locator !== undefined) return nextPage(client, plan, plan.locator)
  const q = await soqlOf(client, plan)
  return ask(client, plan.scanAll === true ? 'queryAll' : 'query', { query: { q }, options: plan })
}

/** Codes of a page that is gone, as it is with the session that it belonged to. */
const LOST: readonly string[] = ['INVALID_QUERY_LOCATOR', 'INVALID_SESSION_ID']

/** Asks the session's own instance, by what follows the last slash: neither host nor path of an answer is followed. */
async function nextPage(client: RestClient, options: Plan, url: string): Promise<QueryResult> {
  const [locator] = typeof url === 'string' ? (/[^/]*$/.exec(url) ?? []) : []
  if (locator === undefined || !/^[\w-]+$/.test(locator))
    throw invalidArgument('queryMore needs the nextRecordsUrl of a query that is not done')
  return ask(client, 'queryMore', { path: { locator }, options }).catch((error: unknown) => {
    if (!isSalesforceError(error) || !LOST.includes(error.errorCode)) throw error
    const wayOut = 'the pages of a query end with its session, and after some time: query again'
    throw retold(error, wayOut, { verdict: 'retry' })
  })
}

/** Completes the children of the records of a page. */
async function fetchChildren(client: RestClient, plan: Plan, { records }: QueryResult): Promise<void> {
  for (const record of records) {
    for (const children of Object.values(record).filter(isUnfinished)) {
      const { nextRecordsUrl: locator = '' } = children
      const further = pagesOf(client, { ...plan, locator, maxFetch: Infinity })
      for await (const page of further) children.records.push(...page.records)
      delete children.nextRecordsUrl
      children.done = true
    }
  }
}

function isUnfinished(value: unknown): value is QueryResult {
  return isRecord(value) && Array.isArray(value['records']) && typeof value['nextRecordsUrl'] === 'string'
}
