import { DESCRIBE, QUERY } from './answers.js'
import type { Programs } from './programs.js'

/** The first call of the Partner API in a process that holds a session. */
function firstCall(call: string): string {
  return (
    `const { Connection } = require('strictforce');` +
    `const conn = new Connection({ instanceUrl: process.argv[1], accessToken: '00D000000000001!x' });` +
    `conn.partner.${call}.then(() => process.exit(0))`
  )
}

/** The same by the global `fetch`, answer unread. */
function rawCall(envelope: string): string {
  return (
    `fetch(process.argv[1] + '/services/Soap/u/64.0', { method: 'POST', body: ${JSON.stringify(envelope)} })` +
    `.then((response) => response.text()).then(() => process.exit(0))`
  )
}

export const FIRST_QUERY: Programs = {
  node: '0',
  strictforce: firstCall(`query({ queryString: 'SELECT Id FROM Account' })`),
  fetch: rawCall(QUERY),
}

export const FIRST_DESCRIBE: Programs = {
  node: '0',
  strictforce: firstCall(`describeSObjects({ sObjectType: ['Account'] })`),
  fetch: rawCall(DESCRIBE),
}
