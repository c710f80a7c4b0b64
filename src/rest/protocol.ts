/** Everything that asks for records; loaded with the first verb. */

export { fillByBlob } from './blob.js'
export { iterate, runQuery } from './pages.js'
export { toSoql } from './plan.js'
export { fillByEvents, pump } from './streams.js'
export { verbs } from './table.js'
