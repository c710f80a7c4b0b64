/** Runs test files, one after the other as the parent process orders, and tells what comes of them. */
import { pathToFileURL } from 'node:url'
import { changed, leftOpen, surroundings } from './leftovers.js'
import { tell, type Order } from './protocol.js'
import { processorTime } from './processor-time.js'
import { runSuite } from './run-suite.js'
import { forgetRegistered, registered } from './uvu.js'

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
  const start = processorTime()
  await import(pathToFileURL(order.built).href)
  for (const suite of registered.ready)
    await runSuite(suite, { file: order.built, title: order.title ?? '', tell })
  checkRegistered()
  tell({ kind: 'ran' })
  const stays = (await checkLeftovers(order)) && order.shared
  tell({ kind: 'done', stays, work: processorTime() - start })
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
