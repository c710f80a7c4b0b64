import type { OperationOptions } from '../../generated/partner/stubs.js'

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
