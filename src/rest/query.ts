import { type Callback, takeCallback, withCallback } from '../lib/callback.js'
import { Emitter } from '../lib/events.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { defineMethods } from '../lib/methods.js'
import type { RestClient } from './client.js'
import { later, loadRest } from './lazy.js'
import { nodeStream } from './node-stream.js'
import type { Step } from './plan.js'
import type { QueryEvents, Run, Steps } from './query-types.js'
import type * as Types from './types.js'

const STEPS = 'select where limit skip offset sort orderby autoFetch maxFetch scanAll setResponseTarget'

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the class has these methods, too
export interface Query<Result, T extends object> extends Steps<Query<Result, T>> {}

/**
 * A query that is being put together, and its result. It runs once: with `await`, `run`, a callback, or the first
 * step of an iteration.
 *
 * @example
 * const { records } = await conn.query('SELECT Id, Name FROM Account')
 * for await (const { Id } of conn.query('SELECT Id FROM Lead')) ids.push(Id) // page by page
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export class Query<Result = Types.QueryResult, T extends object = Types.AnyRecord>
  extends Emitter<QueryEvents<Result, T, Query<Result, T>>>
  implements PromiseLike<Result>, AsyncIterable<T>
{
  /** Number of records in the org, from the first page on. */
  totalSize = 0
  /** Number of records that have come. */
  totalFetched = 0
  /** The records that have come. */
  records: T[] = []
  readonly #client: RestClient
  readonly #steps: Step[] = []
  #running: Promise<Result> | undefined

  /** Runs the query. */
  declare then: Promise<Result>['then']
  /** Runs the query, and handles its failure. */
  declare catch: Promise<Result>['catch']
  /** Runs the query, and calls back when it has ended either way. */
  declare finally: Promise<Result>['finally']
  /** As {@link Query.run}. */
  declare exec: Run<this, Result>
  /** As {@link Query.run}. */
  declare execute: Run<this, Result>
  /** Runs the query with further options; gives the query itself, to be awaited. */
  declare run: Run<this, Result>

  static {
    const prototype = this.prototype as Query
    defineMethods(prototype, STEPS, (query, name, args) => query.#take(name, args))
    defineMethods(prototype, 'then catch finally', (query, name, args) =>
      query.#run()[name as 'then'](...(args as never[])),
    )
    defineMethods(prototype, 'run exec execute', (query, _name, args) => {
      void query.#take('run', args).#run()
      return query
    })
  }

  /** @internal */
  constructor(client: RestClient, start: string, args: readonly unknown[]) {
    super()
    this.#client = client
    this.#take(start, args)
  }

  /** The SOQL that the chain stands for. */
  toSOQL(callback?: Callback<string>): Promise<string> {
    const soql = loadRest().then(({ planOf, soqlOf }) => soqlOf(this.#client, planOf(this.#steps)))
    return withCallback(soql, callback)
  }

  /** Fetches page by page, with one page in memory at a time. */
  [Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    return later(({ recordsOf }) => recordsOf(this.#client, this.#steps))
  }

  /** The records of all pages as a stream of Node's; of a query that runs already, those of its result. */
  stream(type: 'record'): Types.NodeStream<T> {
    // jsforce gives lines of CSV for another type.
    if ((type as unknown) !== 'record') throw invalidArgument("The one type of stream is 'record'")
    return nodeStream(this.#running === undefined ? this : this.#awaited(), true)
  }

  /** Writes the records, as objects, into a stream. */
  pipe<Target>(target: Target): Target {
    return this.stream('record').pipe(target)
  }

  /** Adds a step with its arguments; a callback at their end runs the query. */
  #take(name: string, args: readonly unknown[]): this {
    if (this.#running !== undefined) throw invalidArgument('The query runs already: make another one')
    const { rest, callback } = takeCallback<Result>(args)
    this.#steps.push([name, rest])
    if (callback !== undefined) void withCallback(this.#run(), callback)
    return this
  }

  #run(): Promise<Result> {
    return (this.#running ??= this.#start())
  }

  async *#awaited(): AsyncGenerator<T> {
    await this
    yield* this.records
  }

  async #start(): Promise<Result> {
    try {
      const { runQuery } = await loadRest()
      const result = await runQuery(this.#client, this.#steps, this as never)
      return result as Result
    } catch (error) {
      if (this.emit('error', error as Error)) this.#running?.catch(() => undefined)
      throw error
    }
  }
}
