import { invalidResponse } from '../http/response.js'
import type { Batch, Queryable, RecordsOptions } from './queries.js'

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
    batch = batch.done ? undefined : await nextBatch(api, batch, { headers: kept(headers), signal })
  }
}

function nextBatch<Item>(
  api: Queryable<Item>,
  { queryLocator }: Batch<Item>,
  options: object,
): Promise<Batch<Item>> {
  if (queryLocator !== null) return api.queryMore({ queryLocator }, options)
  throw invalidResponse('The answer to query() is not the last one, but names no next one', 200)
}

/** The headers that `queryMore` takes as well. */
function kept({ SessionHeader, CallOptions, QueryOptions }: NonNullable<RecordsOptions['headers']>): object {
  const all = Object.entries({ SessionHeader, CallOptions, QueryOptions })
  return Object.fromEntries(all.filter(([, value]) => value !== undefined))
}
