import type { Callback } from '../lib/callback.js'
import { defineMethods } from '../lib/methods.js'
import type { RestClient } from './client.js'
import { callVerb, later } from './lazy.js'
import { nodeStream } from './node-stream.js'
import { Query } from './query.js'
import type * as Types from './types.js'
import type { Changes, Finds, ObjectVerbs, RecordVerbs } from './verb-types.js'

/** Verbs that take the name of the object first. */
export const OBJECT_VERBS =
  'create insert update upsert destroy del delete retrieve describe recent updated deleted'

export interface SObject<T extends object, New extends object>
  extends ObjectVerbs<[], [], T, New, Changes<T>>, Finds<T> {}

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
    defineMethods(
      this.prototype as SObject,
      'find findOne count',
      (self, name, args) => new Query(self.#client, name, [self.type, ...args]),
    )
  }

  /** @internal */
  constructor(client: RestClient, type: string) {
    this.type = type
    this.#client = client
  }

  /** All records, with the fields named. */
  select<R extends object = T>(fields?: Types.Fields, callback?: Callback<R[]>): Query<R[], R> {
    return new Query(this.#client, 'find', [this.type, undefined, fields, callback])
  }

  /** One record, by its id. */
  record(id: string): RecordReference<T> {
    return new RecordReference(this.#client, this.type, id)
  }
}

// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface RecordReference<T extends object> extends RecordVerbs<T> {}

/** The verbs of a connection for one record. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging, @typescript-eslint/no-unused-vars
export class RecordReference<T extends object = Types.AnyRecord> {
  /** API name of the object. */
  readonly type: string
  /** Id of the record. */
  readonly id: string
  readonly #client: RestClient

  static {
    defineMethods(
      this.prototype as RecordReference,
      'retrieve update destroy del delete',
      (self, name, args) =>
        callVerb(self.#client, name === 'update' ? 'updateById' : name, [self.type, self.id, ...args]),
    )
  }

  /** @internal */
  constructor(client: RestClient, type: string, id: string) {
    this.type = type
    this.id = id
    this.#client = client
  }

  /**
   * The content of a field that holds a file, as a stream of Node's.
   *
   * @param field such as `Body` of an Attachment, `VersionData` of a ContentVersion
   */
  blob(field: string, options?: Types.RestOptions): Types.NodeStream<Uint8Array> {
    const path = [this.type, this.id, field] as const
    return nodeStream(
      later(({ blobOf }) => blobOf(this.#client, path, options)),
      false,
    )
  }
}
