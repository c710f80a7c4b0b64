import type { Callback } from '../lib/callback.js'
import type { Query } from './query.js'
import type { RestRequest } from './request.js'
import type * as Types from './types.js'

/** The options and the callback at the end of an argument list, either of which may be left out. */
export type Tail<Options, Result> =
  [callback: Callback<Result>] | [options?: Options, callback?: Callback<Result>]

/** A verb with these arguments before options and callback. */
export type Ask<Args extends unknown[], Options, Result> = (
  ...args: [...Args, ...Tail<Options, Result>]
) => Promise<Result>

/** A verb that takes one item or a list of them, with arguments before and behind. */
interface OneOrMany<Before extends unknown[], Item, Behind extends unknown[], Options, Result> {
  (...args: [...Before, items: readonly Item[], ...Behind, ...Tail<Options, Result[]>]): Promise<Result[]>
  (...args: [...Before, item: Item, ...Behind, ...Tail<Options, Result>]): Promise<Result>
}

type Save<
  Before extends unknown[],
  Item,
  Behind extends unknown[] = [],
  Result = Types.SaveResult,
> = OneOrMany<Before, Item, Behind, Types.DmlOptions, Result>

/** An object, a number of records, both, or neither. */
type Recent = [] | [limit: number] | [type: string] | [type: string, limit: number]

/** A moment: a `Date`, or a text that stands for one. */
type Moment = string | Date

/**
 * The verbs for the records of one object.
 *
 * @typeParam Name - the argument that names the object, or nothing where that is known
 * @typeParam Named - the same of the verbs whose records may tell their object themselves
 */
export interface ObjectVerbs<
  Name extends unknown[],
  Named extends unknown[],
  T extends object,
  New extends object,
  Changes extends object,
> {
  /** Makes one record, or a list of them. */
  create: Save<Named, New>
  /** As `create`. */
  insert: Save<Named, New>
  /** Changes one record, or a list of them, by `Id`. */
  update: Save<Named, Changes>
  /** Changes or makes one record, or a list of them, by an external id field. */
  upsert: Save<Named, Changes, [field: string], Types.UpsertResult>
  /** Deletes one record, or a list of them, by id. */
  destroy: Save<Name, string>
  /** As `destroy`. */
  del: Save<Name, string>
  /** As `destroy`. */
  delete: Save<Name, string>
  /** Gives one record, or a list of them, by id; null in a list for one that is not there. */
  retrieve: OneOrMany<Name, string, [], Types.RetrieveOptions, T>
  /** The records of the object that the user saw last. */
  recent: Ask<Name | [...Name, limit: number], Types.RestOptions, Types.AnyRecord[]>
  /** Lists the records that were made or changed between two moments. */
  updated: Ask<[...Name, start: Moment, end: Moment], Types.RestOptions, Types.UpdatedResult>
  /** Lists the records that were deleted between two moments. */
  deleted: Ask<[...Name, start: Moment, end: Moment], Types.RestOptions, Types.DeletedResult>
  /** Describes an object; undefined when `ifModifiedSince` is given, and nothing has changed since. */
  describe: Ask<Name, Types.DescribeOptions, Types.DescribeSObjectResult>
}

/** The verbs for one record. */
export interface RecordVerbs<T extends object> {
  /** Gives the record. */
  retrieve: Ask<[], Types.RetrieveOptions, T>
  /** Changes the fields that are given. */
  update: Ask<[changes: Partial<T>], Types.DmlOptions, Types.SaveResult>
  /** Deletes the record. */
  destroy: Ask<[], Types.DmlOptions, Types.SaveResult>
  /** As `destroy`. */
  del: Ask<[], Types.DmlOptions, Types.SaveResult>
  /** As `destroy`. */
  delete: Ask<[], Types.DmlOptions, Types.SaveResult>
}

interface Request {
  <T = unknown>(request: string | RestRequest, callback?: Callback<T>): Promise<T>
  <T = unknown>(
    request: string | RestRequest,
    options?: Types.RestOptions,
    callback?: Callback<T>,
  ): Promise<T>
}
/** A request without a body. */
type BareRequest = <T = unknown>(url: string, ...tail: Tail<Types.RestOptions, T>) => Promise<T>
/** A request with a body. */
type BodyRequest = <T = unknown>(
  url: string,
  body: unknown,
  ...tail: Tail<Types.RestOptions, T>
) => Promise<T>

/** The verbs of a connection that ask one answer. */
export interface OrgVerbs extends ObjectVerbs<
  [type: string],
  [type: string] | [],
  Types.AnyRecord,
  object,
  object
> {
  /** Describes an object; undefined when `ifModifiedSince` is given, and nothing has changed since. */
  describe: Ask<[type: string | Types.DescribeRequest], Types.DescribeOptions, Types.DescribeSObjectResult>
  /** As `describe`. */
  describeSObject: Ask<[type: string], Types.DescribeOptions, Types.DescribeSObjectResult>
  /** Lists the objects of the org. */
  describeGlobal: Ask<[], Types.DescribeOptions, Types.DescribeGlobalResult>
  /** Finds records of several objects by SOSL. */
  search: Ask<[sosl: string], Types.RestOptions, Types.SearchResult>
  /** Tells the limits of the org, and what is left of them. */
  limits: Ask<[], Types.RestOptions, Types.Limits>
  /** Gives the records that the user saw last, of all objects or of one. */
  recent: Ask<Recent, Types.RestOptions, Types.AnyRecord[]>
  /**
   * A REST request as jsforce has it: JSON in, JSON out.
   *
   * URLs are absolute, from the host's root (`/services/…`), or from the root of the API version (`/sobjects/…`).
   *
   * @throws SalesforceError with the REST error's code, message and fields
   * @example
   * const limits = await conn.request('/limits')
   * const { id } = await conn.request<{ id: string }>({
   *   method: 'POST',
   *   url: '/sobjects/Account',
   *   body: { Name: 'Ada & Sons' },
   * })
   */
  request: Request
  /** Sends GET; otherwise as `request`. */
  requestGet: BareRequest
  /** Sends POST with a body; otherwise as `request`. */
  requestPost: BodyRequest
  /** Sends PUT with a body; otherwise as `request`. */
  requestPut: BodyRequest
  /** Sends PATCH with a body; otherwise as `request`. */
  requestPatch: BodyRequest
  /** Sends DELETE; otherwise as `request`. */
  requestDelete: BareRequest
}

/** A record as `create` takes it. */
export type NewOf<T, Name> = Name extends keyof Types.CreateRecords
  ? Types.CreateRecords[Name] & object
  : Partial<T>
type Paged<T extends object> = Tail<Types.QueryOptions, Types.QueryResult<T>>
/** The listeners of events by name. */
export type Listeners<Events> = Record<keyof Events, (...args: never[]) => void>

/** The queries of a connection. */
export interface Queries {
  /**
   * Finds records by SOQL.
   *
   * @throws SalesforceError such as `MALFORMED_QUERY` or `INVALID_FIELD`
   * @see https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/
   * @example
   * const { records } = await conn.query<Account>(soql`SELECT Id, Name FROM Account WHERE Name = ${name}`)
   * const all = await conn.query('SELECT Id FROM Lead', { autoFetch: true, maxFetch: 50_000 })
   */
  query<T extends object = Types.AnyRecord>(soql: string, ...tail: Paged<T>): Query<Types.QueryResult<T>, T>

  /** As `query`, deleted and archived records too. */
  queryAll<T extends object = Types.AnyRecord>(
    soql: string,
    ...tail: Paged<T>
  ): Query<Types.QueryResult<T>, T>

  /**
   * A further page of a query.
   *
   * @param locator `nextRecordsUrl` of the page before, or what follows its last slash; it is asked of the
   *   session's own instance, whatever host it names
   */
  queryMore<T extends object = Types.AnyRecord>(
    locator: string,
    ...tail: Paged<T>
  ): Query<Types.QueryResult<T>, T>
}

type Conditions = Types.Conditions | null
/** Arguments of `find`; the callback may come earlier. */
type FindArgs<Result> =
  | [conditions?: Conditions, fields?: Types.Fields | null, ...tail: Tail<Types.FindOptions, Result>]
  | [conditions: Conditions | undefined, callback: Callback<Result>]
  | [callback: Callback<Result>]

/** The queries for the records of one object. */
export interface Finds<T extends object> {
  /**
   * The records that meet conditions.
   *
   * @param args conditions, fields (all when left out), options
   * @example const open = await conn.sobject('Case').find({ Status: { $ne: 'Closed' } }, 'Id, Subject').limit(10)
   */
  find<R extends object = T>(...args: FindArgs<R[]>): Query<R[], R>
  /** The first record that meets conditions, or null. */
  findOne<R extends object = T>(...args: FindArgs<R | null>): Query<R | null, R>
  /** How many records meet conditions. */
  count(...args: [conditions?: Conditions, ...tail: Tail<Types.FindOptions, number>]): Query<number>
}

/** A record as `update` takes it. */
export type Changes<T> = Partial<T> & { readonly Id?: string }
