import { assertions } from './assert.js'
import { failureOf } from './describe-error.js'
import type { Message } from './protocol.js'
import type { Ready } from './uvu.js'

/** How a run is made. */
export interface Runs {
  /** Path of the compiled test file. */
  readonly file: string
  /** Runs the tests alone whose title holds this. */
  readonly title: string
  readonly tell: (message: Message) => void
}

type Bodies = Ready['before']

async function runAll(bodies: Bodies, { context }: Ready): Promise<void> {
  for (const body of bodies) await body(context as never)
}

async function runHooks(bodies: Bodies, suite: Ready, { tell }: Runs): Promise<boolean> {
  try {
    await runAll(bodies, suite)
    return true
  } catch (error) {
    const { text } = failureOf('', error, '')
    tell({ kind: 'problem', text: `a hook of the suite '${suite.name}' failed: ${text}` })
    return false
  }
}

async function runTest(suite: Ready, { title, body }: Ready['tests'][number], runs: Runs): Promise<void> {
  runs.tell({ kind: 'test', title })
  const before = assertions
  try {
    await runAll(suite.beforeEach, suite)
    await body(suite.context as never)
    const isEmpty = assertions === before
    runs.tell(isEmpty ? { kind: 'failed', title, text: 'asserts nothing' } : { kind: 'passed' })
  } catch (error) {
    runs.tell({ kind: 'failed', ...failureOf(title, error, runs.file) })
  }
  await runHooks(suite.afterEach, suite, runs)
}

/** Runs the tests of a suite, and tells of each how it went. */
export async function runSuite(suite: Ready, runs: Runs): Promise<void> {
  const wanted = suite.tests.filter((test) => test.title.includes(runs.title))
  if (wanted.length === 0) return
  if (await runHooks(suite.before, suite, runs)) for (const test of wanted) await runTest(suite, test, runs)
  else for (const { title } of wanted) runs.tell({ kind: 'failed', title, text: 'its suite was not set up' })
  await runHooks(suite.after, suite, runs)
}
