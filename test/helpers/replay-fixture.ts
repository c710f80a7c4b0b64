import { inspect } from 'node:util'
import * as assert from 'uvu/assert'
import { Connection, isSalesforceError, SalesforceError } from '../../src/index.js'
import { invoke, type Expectation, type ExpectedError } from '../../scripts/record/expectation.js'
import type { Fixture } from './fixture.js'
import { leaks } from './leaks.js'
import { replayFetch } from './replay.js'

/**
 * Replays a fixture through the public API and compares what went out, what came back, what the connection
 * holds then, and whether a secret shows.
 *
 * @throws an assertion error that names the first difference
 */
export async function replayFixture({ expectation, exchanges }: Fixture): Promise<void> {
  const { open, before = [], secrets } = expectation
  const replay = replayFetch(exchanges, secrets)
  const conn = new Connection({ ...open, fetch: replay.fetch })
  for (const call of before) await invoke(conn, call)
  const outcome = await settle(invoke(conn, expectation))
  const problems = replay.problems()
  if (problems.length > 0) {
    const ended = 'error' in outcome ? `\nthe call ended in ${inspect(outcome.error)}` : ''
    throw new Error(problems.join('\n') + ended)
  }
  if ('error' in outcome) checkError(outcome.error, expectation)
  else checkResult(outcome.result, expectation)
  checkState(conn, expectation.state)
  for (const value of [conn, conn.oauth2]) assert.equal(leaks(value, secrets), [])
}

async function settle(promise: Promise<unknown>): Promise<{ result: unknown } | { error: unknown }> {
  try {
    return { result: await promise }
  } catch (error) {
    return { error }
  }
}

function checkResult(result: unknown, { result: expected, error }: Expectation): void {
  if (error !== undefined) assert.unreachable(`expected ${error.errorCode}, but the call succeeded`)
  assert.equal(JSON.parse(JSON.stringify({ result })), expected === null ? {} : { result: expected })
}

function checkError(error: unknown, { error: expected, secrets }: Expectation): void {
  if (expected === undefined) throw error
  if (!(error instanceof SalesforceError)) throw error
  assert.ok(isSalesforceError(error))
  const { errorCode, verdict, status, message } = error
  const facts: Omit<ExpectedError, 'message'> = { errorCode, verdict, status: status ?? null }
  const { message: pattern, ...wanted } = expected
  assert.equal(facts, wanted, message)
  assert.is(error.name, errorCode)
  assert.match(message, new RegExp(pattern))
  assert.not.match(message, /undefined|\[object|NaN/)
  assert.equal(leaks(error, secrets), [])
}

function checkState(conn: Connection, expected: Expectation['state']): void {
  const { accessToken, refreshToken, instanceUrl, userInfo } = conn
  const all: Record<string, unknown> = { accessToken, refreshToken, instanceUrl, userInfo }
  const compared = Object.keys(expected).map((key) => [key, all[key]])
  assert.equal(Object.fromEntries(compared), expected)
}
