/** Tries the cases of one property, and tells the parent process what came of it. */
import type { PropertyRun } from './properties.js'
import { loadProperties } from './properties.js'
import type { Order, Report } from './messages.js'

const BEAT = 1000

function tell(report: Report): void {
  process.send?.(report)
}

function parametersOf({ seed, runs, path }: Order, { many }: PropertyRun): object {
  return { seed, numRuns: runs ?? many, ...(path === undefined ? {} : { path, endOnFailure: true }) }
}

const order = JSON.parse(process.argv[2] ?? '{}') as Order
const property = (await loadProperties()).find(({ name }) => name === order.name)
if (property === undefined) throw new Error(`there is no property '${order.name}'`)
const beat = setInterval(() => {
  tell({ kind: 'alive' })
}, BEAT)
const { failed, cases, report, path } = await property.run(parametersOf(order, property))
clearInterval(beat)
tell({ kind: 'done', failed, cases, report, path })
process.disconnect()
