/** Calls of SOAP APIs on a session; loaded with the first of them. */

export { eachRecord } from './each-record.js'
export { invoke } from './invoke.js'
export { sessionCall } from './session-call.js'
