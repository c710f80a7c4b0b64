/** uvu's assertions, which are counted here: the compiler lets test files import this for `uvu/assert`. */
import { createRequire } from 'node:module'

type Assertions = typeof import('uvu/assert')
type Assertion = (...given: readonly unknown[]) => unknown

const uvu = createRequire(import.meta.url)('uvu/assert') as Assertions

/** Number of assertions that were made so far. */
export let assertions = 0

function counted(assertion: Assertion): Assertion {
  return (...given) => {
    assertions += 1
    return assertion(...given)
  }
}

/** The assertions among the members of an object, or of another assertion, such as `is.not`. */
function countedIn(members: object): object {
  const all = Object.entries(members) as [string, Assertion][]
  return Object.fromEntries(all.map(([name, assertion]) => [name, counted(assertion)]))
}

const { Assertion: AssertionError, ...all } = uvu
const named = Object.entries(all).map(([name, assertion]) => [
  name,
  Object.assign(counted(assertion as Assertion), countedIn(assertion)),
])

export { AssertionError as Assertion }
export const { ok, is, equal, type, instance, snapshot, fixture, match, throws, not, unreachable } =
  Object.fromEntries(named) as Omit<Assertions, 'Assertion'>
