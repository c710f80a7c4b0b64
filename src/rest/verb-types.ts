import type { Callback } from '../lib/callback.js'
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

/** Makes or changes records. */
export type Save<Before extends unknown[], New> = OneOrMany<
  Before,
  New,
  [],
  Types.DmlOptions,
  Types.SaveResult
>
/** Changes the records with a value in an external id field, or makes them. */
export type Upsert<Before extends unknown[], New> = OneOrMany<
  Before,
  New,
  [field: string],
  Types.DmlOptions,
  Types.UpsertResult
>
/** Deletes records by their ids. */
export type Destroy<Before extends unknown[]> = OneOrMany<
  Before,
  string,
  [],
  Types.DmlOptions,
  Types.SaveResult
>
/** Gives records by their ids; null in a list for one that is not there. */
export type Retrieve<Before extends unknown[], T> = OneOrMany<Before, string, [], Types.RetrieveOptions, T>

/** A moment: a `Date`, or a text that stands for one. */
export type Moment = string | Date

/** A REST request as jsforce has it: JSON in, JSON out. */
export interface Request {
  <T = unknown>(request: string | RestRequest, callback?: Callback<T>): Promise<T>
  <T = unknown>(
    request: string | RestRequest,
    options?: Types.RestOptions,
    callback?: Callback<T>,
  ): Promise<T>
}
/** A request without a body. */
export type BareRequest = <T = unknown>(url: string, ...tail: Tail<Types.RestOptions, T>) => Promise<T>
/** A request with a body. */
export type BodyRequest = <T = unknown>(
  url: string,
  body: unknown,
  ...tail: Tail<Types.RestOptions, T>
) => Promise<T>
