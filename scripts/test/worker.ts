/** Runs test files, one after the other as the parent process orders, and tells what comes of them. */
import { pathToFileURL } from 'node:url'
import { failureOf } from './describe-error.js'
import { changed, leftOpen, surroundings } from './leftovers.js'
import { tell, type Order } from './protocol.js'
import { forgetRegistered, registered, type Ready } from './uvu.js'

type Bodies = Ready['before']

async function runAll(bodies: Bodies, { context }: Ready): Promise<void> {
  for (const body of bodies) await body(context as never)
}

async function runHooks(bodies: Bodies, suite: Ready): Promise<boolean> {
  try {
    await runAll(bodies, suite)
    return true
  } catch (error) {
    const { text } = failureOf('', error, '')
    tell({ kind: 'problem', text: `a hook of the suite '${suite.name}' failed: ${text}` })
    return false
  }
}

async function runTest(suite: Ready, { title, body }: Ready['tests'][number], file: string): Promise<void> {
  tell({ kind: 'test', title })
  try {
    await runAll(suite.beforeEach, suite)
    await body(suite.context as never)
    tell({ kind: 'passed' })
  } catch (error) {
    tell({ kind: 'failed', ...failureOf(title, error, file) })
  }
  await runHooks(suite.afterEach, suite)
}

async function runSuite(suite: Ready, title: string, file: string): Promise<void> {
  const wanted = suite.tests.filter((test) => test.title.includes(title))
  if (wanted.length === 0) return
  if (await runHooks(suite.before, suite)) for (const test of wanted) await runTest(suite, test, file)
  else
    for (const test of wanted) tell({ kind: 'failed', title: test.title, text: 'its suite was not set up' })
  await runHooks(suite.after, suite)
}

function checkRegistered(): void {
  const { suites, titles, only, skipped, declaredSkips, notes } = registered
  const problem = (text: string): void => {
    tell({ kind: 'problem', text })
  }
  if (titles.length === 0 && skipped.length === 0) problem('registers no test')
  for (const { name, pending } of suites)
    if (pending > 0) problem(`forgets .run() on the suite '${name}': ${pending} tests did not run`)
  for (const title of only) problem(`leaves .only on '${title}'`)
  if (skipped.length !== declaredSkips.length)
    problem('leaves .skip without a declared reason: use test/helpers/skip.ts')
  for (const skip of declaredSkips) tell({ kind: 'skip', ...skip })
  for (const text of notes) tell({ kind: 'note', text })
}

/** Whether the process is as it was, and can go on to another file. */
async function checkLeftovers({ shared }: Order): Promise<boolean> {
  const problem = (text: string): void => {
    tell({ kind: 'problem', text })
  }
  const open = await leftOpen(before)
  if (open.length > 0) problem(`does not end after its tests: something is left open (${open.join(', ')})`)
  const others = shared ? changed(before) : []
  if (others.length > 0)
    problem(`changes ${others.slice(0, 3).join(', ')} for the files after it: begin it with '// own process'`)
  return open.length + others.length === 0
}

async function runFile(order: Order): Promise<boolean> {
  forgetRegistered()
  await import(pathToFileURL(order.built).href)
  for (const suite of registered.ready) await runSuite(suite, order.title ?? '', order.source)
  checkRegistered()
  tell({ kind: 'ran' })
  const stays = (await checkLeftovers(order)) && order.shared
  tell({ kind: 'done', stays })
  return stays
}

/** Resolves to the next order, or to nothing once the parent process wants no more. */
async function nextOrder(): Promise<Order | undefined> {
  process.channel?.ref()
  const order = await new Promise<Order | undefined>((resolve) => {
    process.once('message', resolve)
    process.once('disconnect', resolve)
  })
  process.removeAllListeners('message').removeAllListeners('disconnect')
  process.channel?.unref()
  return order
}

let order = await nextOrder()
const before = await surroundings()
while (order !== undefined) order = (await runFile(order)) ? await nextOrder() : undefined
process.exit()
