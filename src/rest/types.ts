import type * as Contract from '../../generated/rest/schema.js'

export type * from '../../generated/rest/schema.js'

/** The value of a field of an unnamed type, as JSON gives it: nothing is known of it, nothing is checked. */
export type FieldValue = ReturnType<typeof JSON.parse>

/** A record of an unnamed type: `attributes`, and whatever fields were asked for. */
export interface AnyRecord {
  /** Id, where it was asked for. */
  Id?: string
  /** Type and path of the record. */
  attributes?: Contract.RecordAttributes
  [field: string]: FieldValue
}

/**
 * Types of records by the names of their objects; empty until a program adds its own, or `strictforce generate
 * --sobjects` does.
 *
 * @example declare module 'strictforce' { interface Records { Account: { Id: string; Name: string } } }
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface Records {}

/** Types of records as `create` takes them, by the names of their objects, where they differ from {@link Records}. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface CreateRecords {}

/** jsforce 3's description of an org for `Connection<Schema>`; accepted, and not evaluated. */
export interface Schema {
  /** Objects of the org by name. */
  SObjects: object
}

/** Options of every verb. */
export interface RestOptions {
  /** Further headers, such as `Sforce-Duplicate-Rule-Header`; Authorization comes from the session. */
  readonly headers?: Record<string, string> | undefined
  /** Ends the call. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds that each request of the call may take, where that is less than the connection's `timeout`. */
  readonly timeout?: number | undefined
}

/** Options of `create`, `update`, `upsert` and `destroy`. */
export interface DmlOptions extends RestOptions {
  /**
   * Whether the failure of one record undoes the others of its request.
   * @default false
   */
  readonly allOrNone?: boolean
  /**
   * Whether more than 200 records are sent by requests of 200, one after the other; what one request has saved
   * stays saved when the next one fails.
   * @default false
   */
  readonly allowRecursive?: boolean
}

/** Options of `retrieve`. */
export interface RetrieveOptions extends RestOptions {
  /** Names of the fields, as a list or with commas between; all when left out. */
  readonly fields?: readonly string[] | string
}

/** Options of `describe` and `describeGlobal`. */
export interface DescribeOptions extends RestOptions {
  /** The answer is undefined when nothing has changed since. */
  readonly ifModifiedSince?: string | Date
}

/** Options of a query. */
export interface QueryOptions extends RestOptions {
  /**
   * Whether all pages are fetched; true where the query is iterated or read as a stream.
   * @default false
   */
  readonly autoFetch?: boolean
  /**
   * Most records.
   * @default 10000, and no limit where the query is iterated
   */
  readonly maxFetch?: number
  /**
   * Whether deleted and archived records are found, too.
   * @default false
   */
  readonly scanAll?: boolean
  /** Form of the result. */
  readonly responseTarget?: ResponseTarget
}

/** Form of a query's result: `QueryResult`, the records alone, the first of them or null, or their number. */
export type ResponseTarget = 'QueryResult' | 'Records' | 'SingleRecord' | 'Count'

/** Result of a query: one page of it, or all pages joined. */
export interface QueryResult<T extends object = AnyRecord> {
  /** Number of records in the org. */
  totalSize: number
  /** Whether these are all. */
  done: boolean
  /** Path of the next page; only while `done` is false. */
  nextRecordsUrl?: string
  /** Records of this page; of all pages with `autoFetch`. */
  records: T[]
}

/** Why a record was not saved. */
export interface SaveError extends Required<Contract.SaveError> {
  /** The code, such as `DUPLICATE_VALUE`; the same as `statusCode`, the name that the SOAP API gives it. */
  errorCode: string
}

/** A record was not saved. */
export interface SaveFailure extends Contract.SaveFailure {
  /** Errors of the record. */
  errors: SaveError[]
  /** Place of the record among those that were given. */
  index: number
}

/** Result for a record. */
export type SaveResult = { id: string; success: true; errors: never[] } | SaveFailure

/** Result for a record that was upserted; whether it was made is told from API version 46.0 on. */
export type UpsertResult = SaveResult & { created?: boolean }

/** Result of a search. */
export interface SearchResult extends Omit<Contract.SearchResult, 'searchRecords'> {
  /** Records that were found, of several objects. */
  searchRecords: AnyRecord[]
}

/** The object to describe, in the form of jsforce 1. */
export interface DescribeRequest {
  readonly type: string
  readonly ifModifiedSince?: string | Date
}

/** Names of fields: with commas between, as a list, or as an object whose members are true or 1. */
export type Fields = string | readonly string[] | { readonly [field: string]: Fields | number | boolean }

/** Which way an order goes. */
export type SortDirection = 'ASC' | 'DESC' | 'asc' | 'desc' | 1 | -1

/** An order: SOQL, `Name -CreatedDate`, an object, or a list of pairs. */
export type Sort =
  | string
  | { readonly [field: string]: SortDirection }
  | readonly (readonly [field: string, direction: SortDirection])[]

/**
 * Conditions: SOQL, or an object of values by field, of which all have to hold. A value is plain, a `Date`, an
 * `SfDate`, a list for `IN`, or an object of operators (`$eq $ne $gt $gte $lt $lte $like $nlike $in $nin $includes
 * $excludes $exists`); `$or`, `$and` and `$not` take conditions.
 */
export type Conditions = string | object

/** Options of `find` and its like. */
export interface FindOptions extends QueryOptions {
  /** Most records that the org looks for. */
  readonly limit?: number
  /** Number of records that the org passes over first. */
  readonly offset?: number
  /** As `offset`. */
  readonly skip?: number
  /** Order of the records. */
  readonly sort?: Sort
}

/** A readable stream of Node's, as far as it is named here. */
export interface NodeStream<T> extends AsyncIterable<T> {
  /** Writes all that comes into another stream, which is ended afterwards unless `end` is false. */
  pipe<Target>(target: Target, options?: { readonly end?: boolean }): Target
  /** Calls the listener at each event of that name. */
  on(event: string, listener: (value: FieldValue) => void): this
  /** Ends the stream early, and the requests behind it. */
  destroy(error?: Error): this
}
