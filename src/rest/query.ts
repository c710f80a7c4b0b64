import { type Callback, takeCallback, withCallback } from '../lib/callback.js'
import { Emitter } from '../lib/events.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { defineMethods } from '../lib/methods.js'
import type { RestClient } from './client.js'
import { loadRest } from './lazy.js'
import { nodeStream } from './node-stream.js'
import type { Emit, Step } from './steps.js'
import type {
  AnyRecord,
  Conditions,
  Fields,
  NodeStream,
  QueryOptions,
  QueryResult,
  Sort,
  SortDirection,
} from './types.js'

/** The events of a query. */
export interface QueryEvents<Result, T extends object> {
  /** A record, with its number from 0. */
  record: (record: T, index: number, query: Query<Result, T>) => void
  /** A page has come. */
  fetch: () => void
  /** All is there. */
  response: (result: Result, query: Query<Result, T>) => void
  /** The last record has been told. */
  end: () => void
  /** The query has failed. */
  error: (error: Error) => void
}

/** Steps that shape a query. */
const STEPS = 'select where limit skip offset sort orderby autoFetch maxFetch scanAll setResponseTarget'
/** Steps that run it. */
const RUNS = 'run exec execute'

/**
 * A query that is being put together, and its result. It runs once: with `await`, `run`, a callback, or the first
 * step of an iteration.
 *
 * @example
 * const { records } = await conn.query('SELECT Id, Name FROM Account')
 * for await (const { Id } of conn.query('SELECT Id FROM Lead')) ids.push(Id) // page by page
 */
export class Query<Result = QueryResult, T extends object = AnyRecord>
  extends Emitter<QueryEvents<Result, T>>
  implements PromiseLike<Result>, AsyncIterable<T>
{
  /** Number of records in the org, from the first page on. */
  totalSize = 0
  /** Number of records that have come. */
  totalFetched = 0
  /** The records, when all are there. */
  records: T[] = []
  readonly #client: RestClient
  readonly #steps: Step[]
  #running: Promise<Result> | undefined

  /** Fields to ask for. */
  declare select: (fields: Fields) => this
  /** Conditions in the place of those before. */
  declare where: (conditions: Conditions) => this
  /** Most records that the org looks for. */
  declare limit: (limit: number) => this
  /** How many records the org passes over first. */
  declare skip: (offset: number) => this
  /** As `skip`. */
  declare offset: (offset: number) => this
  /** An order. */
  declare sort: (sort: Sort, direction?: SortDirection) => this
  /** As `sort`. */
  declare orderby: (sort: Sort, direction?: SortDirection) => this
  /** As {@link QueryOptions.autoFetch}. */
  declare autoFetch: (autoFetch: boolean) => this
  /** As {@link QueryOptions.maxFetch}. */
  declare maxFetch: (maxFetch: number) => this
  /** As {@link QueryOptions.scanAll}. */
  declare scanAll: (scanAll: boolean) => this
  /** As {@link QueryOptions.responseTarget}. */
  declare setResponseTarget: (target: QueryOptions['responseTarget']) => this
  /** Runs the query; gives the query itself, to be awaited. */
  declare run: (options?: QueryOptions | Callback<Result>, callback?: Callback<Result>) => this
  /** As `run`. */
  declare exec: (options?: QueryOptions | Callback<Result>, callback?: Callback<Result>) => this
  /** As `run`. */
  declare execute: (options?: QueryOptions | Callback<Result>, callback?: Callback<Result>) => this

  static {
    defineMethods(
      this.prototype,
      STEPS,
      (name) =>
        function (this: Query, ...args) {
          return this.#step(name, args)
        },
    )
    defineMethods(
      this.prototype,
      RUNS,
      (name) =>
        function (this: Query, ...args) {
          this.#step(name, args)
          void this.#run()
          return this
        },
    )
  }

  constructor(client: RestClient, name: string, args: readonly unknown[]) {
    super()
    this.#client = client
    this.#steps = []
    this.#step(name, args)
  }

  then<A = Result, B = never>(
    onResult?: ((result: Result) => A | PromiseLike<A>) | null,
    onError?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#run().then(onResult, onError)
  }

  /** Runs the query, and handles its failure. */
  catch<B = never>(onError?: ((error: unknown) => B | PromiseLike<B>) | null): Promise<Result | B> {
    return this.#run().catch(onError)
  }

  /** Runs the query, and calls back when it has ended either way. */
  finally(onEnd?: (() => void) | null): Promise<Result> {
    return this.#run().finally(onEnd)
  }

  /** The SOQL that the chain stands for. */
  toSOQL(callback?: Callback<string>): Promise<string> {
    return withCallback(
      loadRest().then(({ toSoql }) => toSoql(this.#client, this.#steps)),
      callback,
    )
  }

  /** Fetches page by page, with one page in memory at a time. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    const { iterate } = await loadRest()
    yield* iterate(this.#client, this.#steps) as AsyncGenerator<T, void, undefined>
  }

  /** The records of all pages as a stream of Node's; of a query that runs already, those that come. */
  stream(type: 'record'): NodeStream<T> {
    // jsforce gives lines of CSV for another type.
    if ((type as unknown) !== 'record') throw invalidArgument("The one type of stream is 'record'")
    const isRunning = this.#running !== undefined
    return nodeStream(true, async (sink) => {
      const { fillByEvents, pump } = await loadRest()
      await (isRunning ? fillByEvents(this, sink) : pump(this, sink))
    })
  }

  /** Writes the records, as objects, into a stream. */
  pipe<Target>(target: Target): Target {
    return this.stream('record').pipe(target)
  }

  #step(name: string, args: readonly unknown[]): this {
    if (this.#running !== undefined) throw invalidArgument('The query runs already: make another one')
    const { rest, callback } = takeCallback<Result>(args)
    this.#steps.push([name, ...rest])
    if (callback !== undefined) void withCallback(this.#run(), callback)
    return this
  }

  #run(): Promise<Result> {
    return (this.#running ??= this.#start())
  }

  async #start(): Promise<Result> {
    try {
      const { runQuery } = await loadRest()
      const emit: Emit = (name, ...args) => {
        this.emit(name, ...(args as never))
      }
      return (await runQuery(this.#client, this.#steps, this, emit)) as Result
    } catch (error) {
      if (this.emit('error', error as Error)) this.#running?.catch(() => undefined)
      throw error
    }
  }
}
