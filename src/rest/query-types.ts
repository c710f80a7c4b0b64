import type { Callback } from '../lib/callback.js'
import type { SHAPES } from './plan.js'
import type { QueryOptions } from './types.js'

/** The events of a query. */
export interface QueryEvents<Result, T extends object, Self = unknown> {
  /** A record, with its number from 0. */
  record: (record: T, index: number, query: Self) => void
  /** A page has come. */
  fetch: () => void
  /** All is there. */
  response: (result: Result, query: Self) => void
  /** The last record has been told. */
  end: () => void
  /** The query has failed. */
  error: (error: Error) => void
}

/** Runs a query with further options; gives the query itself, to be awaited. */
export type Run<Self, Result> = (
  options?: QueryOptions | Callback<Result>,
  callback?: Callback<Result>,
) => Self

/** The steps that shape a query; each gives the query itself. */
export type Steps<Self> = {
  [Name in keyof typeof SHAPES]: (...args: Parameters<(typeof SHAPES)[Name]>) => Self
}
