import type { components } from '../../generated/rest/schema.js'
import { isSalesforceError } from '../errors/salesforce-error.js'
import { isRecord } from '../lib/json.js'
import { ask } from './ask.js'
import type { RestClient } from './client.js'
import { planOf, soqlOf, type Plan } from './plan.js'
import type { Emit, Step } from './steps.js'
import { retold } from './response.js'
import type { QueryResult } from './types.js'

type Page = components['schemas']['QueryResult']
type Record = Page['records'][number]

/** State of a running query. */
interface Shown {
  totalSize: number
  totalFetched: number
  records: object[]
  listenerCount(name: 'record'): number
}

/** Most records of a query that is not iterated. */
const MAX_FETCH = 10_000

/** Runs a query, and tells its listeners. */
export async function runQuery(
  client: RestClient,
  steps: readonly Step[],
  query: Shown,
  emit: Emit,
): Promise<unknown> {
  const plan = planOf(steps)
  const { autoFetch = false, maxFetch = MAX_FETCH } = plan.options
  const records: Record[] = []
  let result: QueryResult<Record> = { totalSize: 0, done: true, records }
  for await (const page of pagesOf(client, plan)) {
    emit('fetch')
    query.totalSize = page.totalSize
    const taken = page.records.slice(0, maxFetch - records.length)
    if (query.listenerCount('record') === 0) query.totalFetched += taken.length
    else for (const record of taken) emit('record', record, query.totalFetched++, query)
    for (const record of taken) records.push(record)
    result = joined(page, records, taken.length < page.records.length)
    if (!autoFetch || records.length >= maxFetch) break
  }
  query.records = records
  const answer = answerOf(plan, result)
  emit('response', answer, query)
  emit('end')
  return answer
}

/** The records one by one; one page is in memory at a time. */
export async function* iterate(client: RestClient, steps: readonly Step[]): AsyncGenerator<object> {
  const plan = planOf(steps)
  const { autoFetch = true, maxFetch = Infinity } = plan.options
  let left = maxFetch
  for await (const page of pagesOf(client, plan)) {
    for (const record of page.records) {
      if (left <= 0) return
      left -= 1
      yield record
    }
    if (!autoFetch || left <= 0) return
  }
}

async function* pagesOf(client: RestClient, plan: Plan): AsyncGenerator<Page> {
  let page = await (plan.locator === undefined ? first(client, plan) : more(client, plan, plan.locator))
  for (;;) {
    yield plan.options.autoFetch === true ? await withChildren(client, plan, page) : page
    if (page.nextRecordsUrl === undefined) return
    page = await more(client, plan, page.nextRecordsUrl)
  }
}

async function first(client: RestClient, plan: Plan): Promise<Page> {
  const { options } = plan
  const id = options.scanAll === true ? 'queryAll' : 'query'
  return ask(client, id, { query: { q: await soqlOf(client, plan) }, options })
}

async function more(client: RestClient, { options }: Plan, url: string): Promise<Page> {
  const locator = url.slice(url.lastIndexOf('/') + 1)
  return ask(client, 'queryMore', { path: { locator }, options }).catch((error: unknown) => {
    throw pageLost(error)
  })
}

/** Codes of a page that is gone, as it is with the session that it belonged to. */
const LOST: readonly string[] = ['INVALID_QUERY_LOCATOR', 'INVALID_SESSION_ID']

function pageLost(error: unknown): unknown {
  if (!isSalesforceError(error) || !LOST.includes(error.errorCode)) return error
  const wayOut = 'the pages of a query end with its session, and after some time: query again'
  return retold(error, wayOut, { verdict: 'retry' })
}

/** The page with all children of its records. */
async function withChildren(client: RestClient, plan: Plan, page: Page): Promise<Page> {
  for (const record of page.records) {
    for (const [name, value] of Object.entries(record)) {
      if (isPage(value) && value.nextRecordsUrl !== undefined)
        record[name] = await wholeOf(client, plan, value)
    }
  }
  return page
}

function isPage(value: unknown): value is Page {
  return isRecord(value) && Array.isArray(value['records'])
}

async function wholeOf(client: RestClient, plan: Plan, children: Page): Promise<object> {
  const { nextRecordsUrl, ...rest } = children
  const next = { ...plan, locator: nextRecordsUrl?.slice(nextRecordsUrl.lastIndexOf('/') + 1) ?? '' }
  const records = [...children.records]
  for await (const page of pagesOf(client, next)) records.push(...page.records)
  return { ...rest, records, done: true }
}

function joined(page: Page, records: Record[], isCut: boolean): QueryResult<Record> {
  const { totalSize, nextRecordsUrl } = page
  // Answers for some external objects have no `done`.
  const done = ((page.done as boolean | undefined) ?? nextRecordsUrl === undefined) && !isCut
  return { totalSize, done, records, ...(nextRecordsUrl === undefined ? {} : { nextRecordsUrl }) }
}

function answerOf({ target }: Plan, result: QueryResult<Record>): unknown {
  if (target === 'Count') return result.totalSize
  if (target === 'SingleRecord') return result.records[0] ?? null
  return target === 'Records' ? result.records : result
}
