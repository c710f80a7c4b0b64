import type { Connection, ConnectionOptions, Verdict } from '../../src/index.js'

/** A call of the public API, such as `login` or `oauth2.revokeToken`. */
export interface Call {
  readonly call: string
  readonly args?: readonly unknown[]
}

/** The error that a call must end in. */
export interface ExpectedError {
  readonly errorCode: string
  readonly verdict: Verdict
  /** Null when there was no answer. */
  readonly status: number | null
  /** A regular expression. */
  readonly message: string
}

/** The file `expectation.json` of a fixture. */
export interface Expectation extends Call {
  /** The recording whose shape the answer follows. */
  readonly shape: string
  /** Stand in the other files as `{{name}}`; none may show anywhere but in what goes out. */
  readonly secrets: Readonly<Record<string, string>>
  /** Options of the connection. */
  readonly open: ConnectionOptions
  /** Calls that come first. */
  readonly before?: readonly Call[]
  /** Result of the call; null when it has none. */
  readonly result?: unknown
  readonly error?: ExpectedError
  /** Members of the connection after the call. */
  readonly state: Readonly<Record<string, unknown>>
}

/** Makes a call on a connection. */
export function invoke(conn: Connection, { call, args = [] }: Call): Promise<unknown> {
  const path = call.split('.')
  const name = path.pop() ?? ''
  const owner = path.reduce<object>((object, member) => Reflect.get(object, member) as object, conn)
  const method: unknown = Reflect.get(owner, name)
  if (typeof method !== 'function') throw new Error(`${call} is no method of the connection`)
  return Reflect.apply(method, owner, [...args]) as Promise<unknown>
}
