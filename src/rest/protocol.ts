/** Everything that asks for records; loaded with the first verb. */

export { blobOf } from './ask.js'
export { recordsOf, runQuery } from './pages.js'
export { planOf, soqlOf } from './plan.js'
export { verbs } from './table.js'
