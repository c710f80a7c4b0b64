import type { Callback, Test } from 'uvu'
import { registered } from '../../scripts/test/uvu.js'

/** Registers a test that is left out, and says why; the run counts and prints it. */
export function skip<T>(suite: Test<T>, name: string, reason: string): void {
  if (reason.trim() === '') throw new TypeError(`The skipped test '${name}' gives no reason`)
  registered.declaredSkips.push({ name, reason })
  suite.skip(name)
}

/**
 * Registers a test that runs where a condition holds, and is skipped with a reason elsewhere.
 *
 * @example
 * testWhere(Specs, existsSync(vendor), 'the vendor file is not here', 'finds no difference', () => { … })
 */
export function testWhere<T>(
  suite: Test<T>,
  condition: boolean,
  reason: string,
  name: string,
  test: Callback<T>,
): void {
  if (condition) suite(name, test)
  else skip(suite, name, reason)
}
