/** Everything that asks for records; loaded with the first verb. */

export { blobOf } from './blob.js'
export { pagesOf, runQuery } from './pages.js'
export { soqlOf } from './plan.js'
export { verbs } from './table.js'
