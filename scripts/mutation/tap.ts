/** Runs the tests of one compiled file up to the first that fails, and prints what TAP has for it. */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Message } from '../test/protocol.js'
import { runSuite } from '../test/run-suite.js'
import { registered } from '../test/uvu.js'

const [built = ''] = process.argv.slice(2)
let count = 0

function tell(message: Message): void {
  if (message.kind === 'passed') console.log(`ok ${(count += 1)}`)
  if (message.kind !== 'failed' && message.kind !== 'problem') return
  console.log(`not ok ${(count += 1)}\n1..${count}`)
  process.exit(1)
}

process.on('unhandledRejection', () => undefined)
if (built !== '') {
  await import(pathToFileURL(resolve(built)).href)
  for (const suite of registered.ready) await runSuite(suite, { file: built, title: '', tell })
  console.log(`1..${count}`)
  process.exit()
}
