import { type Callback, takeCallback } from '../lib/callback.js'
import { defineMethods } from '../lib/methods.js'
import type { RestClient } from './client.js'
import { callVerb, loadRest } from './lazy.js'
import { nodeStream } from './node-stream.js'
import type { Plan } from './plan.js'
import { Query } from './query.js'
import type * as Types from './types.js'
import type { ObjectVerbs, RecordVerbs, Tail } from './verb-types.js'

type Conditions = Types.Conditions | null
/** Arguments of `find`; the callback may come earlier. */
type FindArgs<Result> =
  | [conditions?: Conditions, fields?: Types.Fields | null, ...tail: Tail<Types.FindOptions, Result>]
  | [conditions: Conditions | undefined, callback: Callback<Result>]
  | [callback: Callback<Result>]

/** Verbs that take the name of the object first. */
export const OBJECT_VERBS =
  'create insert update upsert destroy del delete retrieve describe recent updated deleted'

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the class has these methods, too
export interface SObject<T extends object, New extends object> extends ObjectVerbs<
  [],
  [],
  T,
  New,
  Partial<T> & { readonly Id?: string }
> {}

/** The verbs of a connection for the records of one object. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-unused-vars
export class SObject<T extends object = Types.AnyRecord, New extends object = Partial<T>> {
  /** API name of the object. */
  readonly type: string
  readonly #client: RestClient

  static {
    defineMethods(this.prototype as SObject, OBJECT_VERBS, (self, name, args) =>
      callVerb(self.#client, name, [self.type, ...args]),
    )
  }

  /** @internal */
  constructor(client: RestClient, type: string) {
    this.type = type
    this.#client = client
  }

  /**
   * The records that meet conditions.
   *
   * @param args conditions, fields (all when left out), options
   * @example const open = await conn.sobject('Case').find({ Status: { $ne: 'Closed' } }, 'Id, Subject').limit(10)
   */
  find<R extends object = T>(...args: FindArgs<R[]>): Query<R[], R> {
    return this.#find({ responseTarget: 'Records' }, args)
  }

  /** The first record that meets conditions, or null. */
  findOne<R extends object = T>(...args: FindArgs<R | null>): Query<R | null, R> {
    return this.#find({ responseTarget: 'SingleRecord', limit: 1 }, args)
  }

  /** All records, with the fields named. */
  select<R extends object = T>(fields?: Types.Fields, callback?: Callback<R[]>): Query<R[], R> {
    return this.#find({ responseTarget: 'Records' }, [undefined, fields, undefined, callback])
  }

  /** How many records meet conditions. */
  count(...args: [conditions?: Conditions, ...tail: Tail<Types.FindOptions, number>]): Query<number> {
    return this.#find({ responseTarget: 'Count', fields: 'count()' }, args)
  }

  /** One record, by its id. */
  record(id: string): RecordReference<T> {
    return new RecordReference(this.#client, this.type, id)
  }

  #find<Result, R extends object>(plan: Plan, args: readonly unknown[]): Query<Result, R> {
    const { rest, callback } = takeCallback(args)
    const [conditions, ...more] = rest
    const [fields, options] = plan.fields === undefined ? more : [plan.fields, ...more]
    const parts = { ...plan, type: this.type, conditions, fields: fields as Types.Fields | null }
    return new Query(this.#client, parts, [options, callback])
  }
}

// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface RecordReference<T extends object> extends RecordVerbs<T> {}

/** The verbs of a connection for one record. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export class RecordReference<T extends object = Types.AnyRecord> {
  /** API name of the object. */
  readonly type: string
  /** Id of the record. */
  readonly id: string
  readonly #client: RestClient

  static {
    defineMethods(this.prototype as RecordReference, 'retrieve destroy del delete', (self, name, args) =>
      callVerb(self.#client, name, [self.type, self.id, ...args]),
    )
  }

  /** @internal */
  constructor(client: RestClient, type: string, id: string) {
    this.type = type
    this.id = id
    this.#client = client
  }

  /** Changes the fields that are given. */
  update(record: Partial<T>, ...tail: Tail<Types.DmlOptions, Types.SaveResult>): Promise<Types.SaveResult> {
    return callVerb(this.#client, 'update', [this.type, { ...record, Id: this.id }, ...tail])
  }

  /**
   * The content of a field that holds a file, as a stream of Node's.
   *
   * @param field such as `Body` of an Attachment, `VersionData` of a ContentVersion
   */
  blob(field: string, options?: Types.RestOptions): Types.NodeStream<Uint8Array> {
    return nodeStream(this.#chunks(field, options), false)
  }

  async *#chunks(field: string, options?: Types.RestOptions): AsyncGenerator<Uint8Array> {
    const { blobOf } = await loadRest()
    yield* blobOf(this.#client, [this.type, this.id, field], options)
  }
}
