/** Runs one test file and tells the parent process what came of it. */
import { register } from 'node:module'
import { pathToFileURL } from 'node:url'
import { writeMessage } from './channel.js'
import { DECLARED_SKIPS, globalList, NOTES, SUITES, type Skip, type SuiteRecord } from './protocol.js'

/** One suite, as uvu queues it: errors or true, tests passed, tests skipped, tests run. */
type QueuedSuite = () => Promise<[errors: string | true, passed: number, skipped: number, total: number]>

/** Milliseconds that a finished file may take to let go of sockets and timers. */
const LINGER = 3000

function problem(text: string): void {
  writeMessage({ kind: 'problem', text })
}

/** Takes the running of the suites out of uvu's hands; it queues them as it does for its own program. */
function takeQueue(): QueuedSuite[] {
  const queue: QueuedSuite[] = []
  Object.assign(globalThis, { UVU_DEFER: 1, UVU_INDEX: 0, UVU_QUEUE: [queue] })
  return queue
}

async function runSuite(suite: QueuedSuite): Promise<void> {
  try {
    const [errors, passed, , total] = await suite()
    if (errors !== true) process.stdout.write(`\n${errors}\n`)
    writeMessage({ kind: 'suite', passed, failed: total - passed })
  } catch (error) {
    console.log(error)
    problem('a suite ended before its tests did')
  }
}

function checkSuites(): void {
  const suites = globalList<SuiteRecord>(SUITES)
  const declared = globalList<Skip>(DECLARED_SKIPS)
  const skipped = suites.flatMap((suite) => suite.skipped)
  if (suites.every((suite) => suite.tests === 0) && skipped.length === 0) problem('registers no test')
  for (const { name, pending, only } of suites) {
    if (pending > 0) problem(`forgets .run() on the suite '${name}': ${pending} tests did not run`)
    for (const title of only) problem(`leaves .only on '${title}'`)
  }
  if (skipped.length !== declared.length) {
    problem('leaves .skip without a declared reason: use test/helpers/skip.ts')
  }
  for (const skip of declared) writeMessage({ kind: 'skip', skip })
}

function watchLingering(): void {
  setTimeout(() => {
    const open = process.getActiveResourcesInfo().filter((name) => !/^(TTYWrap|PipeWrap|Timeout)$/.test(name))
    problem(`does not end after its tests: something is left open (${open.join(', ') || 'a timer'})`)
    process.exit(1)
  }, LINGER).unref()
}

const [file = ''] = process.argv.slice(2)
const queue = takeQueue()
register('./hooks.ts', import.meta.url)
await import(pathToFileURL(file).href)
for (const suite of queue) await runSuite(suite)
checkSuites()
for (const text of globalList<string>(NOTES)) writeMessage({ kind: 'note', text })
writeMessage({ kind: 'done' })
watchLingering()
