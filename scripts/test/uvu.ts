/** uvu's interface, for test files that the runner runs: the compiler lets them import this for `uvu`. */
import type { Callback, Test } from 'uvu'
import type { Skip } from './protocol.js'

type Context = Record<string, unknown>
type Body = Callback<Context>
type Hook = 'before' | 'after' | 'beforeEach' | 'afterEach'

/** A suite as its `run()` found it. */
export interface Ready extends Readonly<Record<Hook, readonly Body[]>> {
  readonly name: string
  readonly context: Context
  readonly tests: readonly { readonly title: string; readonly body: Body }[]
}

/** The registrations of one test file. */
export interface Registered {
  readonly ready: Ready[]
  /** Every suite, with the tests that it has not yet handed to `run()`. */
  readonly suites: { readonly name: string; pending: number }[]
  readonly titles: string[]
  readonly only: string[]
  readonly skipped: string[]
  readonly declaredSkips: Skip[]
  readonly notes: string[]
}

const noHooks = (): Record<Hook, Body[]> => ({ before: [], after: [], beforeEach: [], afterEach: [] })

const nothing = (): Registered => ({
  ready: [],
  suites: [],
  titles: [],
  only: [],
  skipped: [],
  declaredSkips: [],
  notes: [],
})

/** The registrations of the file that is being run. */
export let registered = nothing()

/** uvu's suite without a name, a new one for each file. */
export let test = suite()

/** Starts anew, for the next file. */
export function forgetRegistered(): void {
  registered = nothing()
  test = suite()
}

/** As uvu's `suite`. */
export function suite<T = Context>(name = '', context: T = {} as T): Test<T> {
  const record = { name, pending: 0 }
  const { suites, ready, titles, only, skipped } = registered
  let tests: { readonly title: string; readonly body: Body }[] = []
  let hooks = noHooks()
  suites.push(record)
  const add = (title: string, body: Body): void => {
    tests.push({ title, body })
    titles.push(title)
    record.pending += 1
  }
  const hook = (once: Hook, each: Hook): object =>
    Object.assign((body: Body) => hooks[once].push(body), { each: (body: Body) => hooks[each].push(body) })
  return Object.assign(add, {
    only: (title: string, body: Body) => {
      only.push(title)
      add(title, body)
    },
    skip: (title = '') => skipped.push(title),
    before: hook('before', 'beforeEach'),
    after: hook('after', 'afterEach'),
    run: () => {
      ready.push({ ...hooks, name, context: context as Context, tests })
      record.pending = 0
      tests = []
      hooks = noHooks()
    },
  }) as unknown as Test<T>
}
