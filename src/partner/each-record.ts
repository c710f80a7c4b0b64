import type { OperationOptions } from '../../generated/partner/stubs.js'
import { invalidResponse } from '../http/foreign.js'

/** How records are asked for. */
export interface RecordsOptions {
  /** Deleted and archived records as well: `queryAll` instead of `query`. */
  readonly all?: boolean | undefined
  /** Header elements of the query, such as `{ QueryOptions: { batchSize: 500 } }`. */
  readonly headers?: OperationOptions<'query'>['headers']
  /** Ends the query when it aborts. */
  readonly signal?: AbortSignal | undefined
}

/** The result of a query, for any type of records. */
export interface Batch<Item> {
  /** Whether this is the last batch. */
  readonly done: boolean
  /** Where the next batch begins. */
  readonly queryLocator: string | null
  /** The records of this batch. */
  readonly records?: readonly (Item | null)[]
}

/** Operations that answer queries: the Partner API's, or those of stubs of one's own. */
export interface Queryable<Item> {
  /** Runs a query. */
  query(request: { queryString: string }, options?: object): Promise<Batch<Item>>
  /** Runs a query over deleted and archived records, too. */
  queryAll?(request: { queryString: string }, options?: object): Promise<Batch<Item>>
  /** Gives the next batch. */
  queryMore(request: { queryLocator: string }, options?: object): Promise<Batch<Item>>
}

/** The records of a query one by one; see `records()`. */
export async function* eachRecord<Item>(
  api: Queryable<Item>,
  soql: string,
  { all = false, headers = {}, signal }: RecordsOptions,
): AsyncGenerator<Item, void, undefined> {
  if (all && api.queryAll === undefined) throw new TypeError('These stubs have no queryAll')
  const first = { queryString: soql }
  let batch = await (all ? api.queryAll?.(first, { headers, signal }) : api.query(first, { headers, signal }))
  while (batch !== undefined) {
    for (const record of batch.records ?? []) if (record !== null) yield record
    if (batch.done) return
    const { queryLocator } = batch
    if (queryLocator === null)
      throw invalidResponse('The answer to query() is not the last one, but names no next one', 200)
    batch = await api.queryMore({ queryLocator }, { headers: kept(headers), signal })
  }
}

/** The headers that `queryMore` takes as well. */
function kept({ SessionHeader, CallOptions, QueryOptions }: NonNullable<RecordsOptions['headers']>): object {
  const all = Object.entries({ SessionHeader, CallOptions, QueryOptions })
  return Object.fromEntries(all.filter(([, value]) => value !== undefined))
}
