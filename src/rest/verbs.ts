import type { Callback } from '../lib/callback.js'
import { Emitter } from '../lib/events.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { defineMethods } from '../lib/methods.js'
import type { RestClient } from './client.js'
import { callVerb, later } from './lazy.js'
import { nodeStream } from './node-stream.js'
import { Query } from './query.js'
import type * as Types from './types.js'
import type * as Verbs from './verb-types.js'

/** Verbs that take the name of the object first. */
const OBJECT_VERBS = 'create insert update upsert destroy del delete retrieve describe recent updated deleted'

export interface SObject<T extends object, New extends object>
  extends Verbs.ObjectVerbs<[], [], T, New, Verbs.Changes<T>>, Verbs.Finds<T> {}

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
export interface RecordReference<T extends object> extends Verbs.RecordVerbs<T> {}

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

/** Verbs of a connection besides those of one object. */
const OTHER_VERBS =
  'describeSObject describeGlobal search limits request requestGet requestPost requestPut requestPatch requestDelete'
/** APIs of jsforce that are not here. */
const ELSEWHERE = 'analytics apex bulk bulk2 chatter metadata soap streaming tooling'

// eslint-disable-next-line @typescript-eslint/no-unused-vars -- the class has these parameters, too
export interface RestVerbs<Known, Events extends Verbs.Listeners<Events>>
  extends Verbs.OrgVerbs, Verbs.Queries {}

/** The verbs of the REST API on a connection; what they need is loaded with the first call. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export abstract class RestVerbs<Known, Events extends Verbs.Listeners<Events>> extends Emitter<Events> {
  #client!: RestClient

  static {
    const prototype = this.prototype as RestVerbs<unknown, object>
    defineMethods(prototype, `${OBJECT_VERBS} ${OTHER_VERBS}`, (self, name, args) =>
      callVerb(self.#client, name, args),
    )
    defineMethods(
      prototype,
      'query queryAll queryMore',
      (self, name, args) => new Query(self.#client, name, args),
    )
    for (const name of ELSEWHERE.split(' '))
      Object.defineProperty(this.prototype, name, { get: () => elsewhere(name), configurable: true })
  }

  /** Gives the verbs what they send with. */
  protected serveRest(client: RestClient): void {
    this.#client = client
  }

  /** The verbs for the records of one object. */
  sobject<Name extends keyof Known & string>(
    type: Name,
  ): SObject<Known[Name] & object, Verbs.NewOf<Known[Name], Name>>
  sobject<T extends object = Types.AnyRecord>(type: string): SObject<T>
  sobject(type: string): unknown {
    return new SObject(this.#client, type)
  }
}

function elsewhere(name: string): never {
  throw invalidArgument(
    `conn.${name} is not here: use conn.partner, conn.api(stubs), or jsforce with this session: new jsforce.Connection(jsforceOptions(conn)), jsforceOptions from 'strictforce/jsforce'`,
  )
}
