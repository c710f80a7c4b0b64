import type { Callback } from '../lib/callback.js'
import { defineMethods } from '../lib/methods.js'
import type { RestClient } from './client.js'
import { loadRest } from './lazy.js'
import { nodeStream } from './node-stream.js'
import { Query } from './query.js'
import type * as Types from './types.js'
import type { Ask, Destroy, Moment, Retrieve, Save, Tail, Upsert } from './verb-types.js'

/** The verbs of a connection by their names. */
export type Verbs = Readonly<Record<string, (...args: unknown[]) => unknown>>
type Changes<T> = Partial<T> & { readonly Id?: string }
type FindArgs<Result> =
  | [
      conditions?: Types.Conditions | null,
      fields?: Types.Fields | null,
      ...tail: Tail<Types.FindOptions, Result>,
    ]
  | [conditions: Types.Conditions | null | undefined, callback: Callback<Result>]
  | [callback: Callback<Result>]

/** Verbs that take the name of the object first. */
export const OBJECT_VERBS =
  'create insert update upsert destroy del delete retrieve describe recent updated deleted'
/** Verbs that take the id of a record after it. */
const RECORD_VERBS = 'retrieve destroy del delete'

/** The verbs of a connection for the records of one object. */
export class SObject<T extends object = Types.AnyRecord, New extends object = Partial<T>> {
  /** API name of the object. */
  readonly type: string
  readonly #verbs: Verbs
  readonly #client: RestClient

  /** Makes one record, or a list of them. */
  declare create: Save<[], New>
  /** As `create`. */
  declare insert: Save<[], New>
  /** Changes records by their `Id`. */
  declare update: Save<[], Changes<T>>
  /** Changes or makes one record, or a list of them, by an external id field. */
  declare upsert: Upsert<[], Changes<T>>
  /** Deletes one record, or a list of them, by id. */
  declare destroy: Destroy<[]>
  /** As `destroy`. */
  declare del: Destroy<[]>
  /** As `destroy`. */
  declare delete: Destroy<[]>
  /** Gives one record, or a list of them, by id. */
  declare retrieve: Retrieve<[], T>
  /** Describes the object; undefined when `ifModifiedSince` is given, and nothing has changed since. */
  declare describe: Ask<[], Types.DescribeOptions, Types.DescribeSObjectResult>
  /** The records of the object that the user saw last. */
  declare recent: Ask<[limit?: number], Types.RestOptions, Types.AnyRecord[]>
  /** Lists the records that were made or changed between two moments. */
  declare updated: Ask<[start: Moment, end: Moment], Types.RestOptions, Types.UpdatedResult>
  /** Lists the records that were deleted between two moments. */
  declare deleted: Ask<[start: Moment, end: Moment], Types.RestOptions, Types.DeletedResult>

  static {
    defineMethods(
      this.prototype,
      OBJECT_VERBS,
      (name) =>
        function (this: SObject, ...args) {
          return this.#verbs[name]?.(this.type, ...args)
        },
    )
  }

  constructor(verbs: Verbs, client: RestClient, type: string) {
    this.type = type
    this.#verbs = verbs
    this.#client = client
  }

  /**
   * The records that meet conditions.
   *
   * @param args conditions, fields (all when left out), options
   * @example const open = await conn.sobject('Case').find({ Status: { $ne: 'Closed' } }, 'Id, Subject').limit(10)
   */
  find<R extends object = T>(...args: FindArgs<R[]>): Query<R[], R> {
    return new Query(this.#client, 'find', [this.type, ...args])
  }

  /** The first record that meets conditions, or null. */
  findOne<R extends object = T>(...args: FindArgs<R | null>): Query<R | null, R> {
    return new Query(this.#client, 'findOne', [this.type, ...args])
  }

  /** All records, with the fields named. */
  select<R extends object = T>(fields?: Types.Fields, callback?: Callback<R[]>): Query<R[], R> {
    return new Query(this.#client, 'ofType', [this.type, fields, callback])
  }

  /** How many records meet conditions. */
  count(...args: [conditions?: Types.Conditions | null, ...Tail<Types.FindOptions, number>]): Query<number> {
    return new Query(this.#client, 'count', [this.type, ...args])
  }

  /** One record, by its id. */
  record(id: string): RecordReference<T> {
    return new RecordReference(this.#verbs, this.#client, this.type, id)
  }
}

/** The verbs of a connection for one record. */
export class RecordReference<T extends object = Types.AnyRecord> {
  /** API name of the object. */
  readonly type: string
  /** Id of the record. */
  readonly id: string
  readonly #verbs: Verbs
  readonly #client: RestClient

  /** Gives the record. */
  declare retrieve: Ask<[], Types.RetrieveOptions, T>
  /** Deletes the record. */
  declare destroy: Ask<[], Types.DmlOptions, Types.SaveResult>
  /** As `destroy`. */
  declare del: Ask<[], Types.DmlOptions, Types.SaveResult>
  /** As `destroy`. */
  declare delete: Ask<[], Types.DmlOptions, Types.SaveResult>

  static {
    defineMethods(
      this.prototype,
      RECORD_VERBS,
      (name) =>
        function (this: RecordReference, ...args) {
          return this.#verbs[name]?.(this.type, this.id, ...args)
        },
    )
  }

  constructor(verbs: Verbs, client: RestClient, type: string, id: string) {
    this.type = type
    this.id = id
    this.#verbs = verbs
    this.#client = client
  }

  /** Changes the fields that are given. */
  update(record: Partial<T>, ...tail: Tail<Types.DmlOptions, Types.SaveResult>): Promise<Types.SaveResult> {
    const changes = { ...record, Id: this.id }
    return this.#verbs['update']?.(this.type, changes, ...tail) as Promise<Types.SaveResult>
  }

  /**
   * The content of a field that holds a file, as a stream of Node's.
   *
   * @param field such as `Body` of an Attachment, `VersionData` of a ContentVersion
   */
  blob(field: string, options?: Types.RestOptions): Types.NodeStream<Uint8Array> {
    return nodeStream(false, async (sink) => {
      const { fillByBlob } = await loadRest()
      await fillByBlob(this.#client, sink, [this.type, this.id, field], options)
    })
  }
}
