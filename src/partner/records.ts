import { protocol } from './lazy.js'
import type { Queryable, RecordsOptions } from './each-record.js'

/**
 * The records of a query one by one, whatever the number of batches; the next batch is asked for when the last
 * one is used up, and not at all after a `break`.
 *
 * @param api `conn.partner`, or what `conn.api(stubs)` gave
 * @throws SalesforceError such as `MALFORMED_QUERY` or `INVALID_QUERY_LOCATOR`
 * @example
 * for await (const account of records(conn.api(salesforce), 'SELECT Id FROM Account')) count += 1
 */
export async function* records<Item>(
  api: Queryable<Item>,
  soql: string,
  options?: RecordsOptions | null,
): AsyncGenerator<Item, void, undefined> {
  const { eachRecord } = await protocol()
  yield* eachRecord(api, soql, options ?? {})
}
