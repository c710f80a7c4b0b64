import * as assert from 'uvu/assert'
import { note } from '../helpers/note.js'
import { keyLines } from './planted-secrets.js'
import { finder, leaksOf, VIEWS } from './printed-views.js'

export const PASSWORD = `Pa&ss<w>"o'rd/+=hush`
export const SECRET = 'app-secret-hush-1843'
export const STORE_KEY = 'the passphrase of the store, hush'
export const HOST = 'https://acme.my.salesforce.com'
export const FIXED = {
  password: PASSWORD,
  clientSecret: SECRET,
  storeKey: STORE_KEY,
  accessToken: '00D5e!HushAccess.T0ken_of_this_test',
  refreshToken: '5AepHushRefresh.T0ken_of_this_test',
  sessionId: '00D5e!HushSession.Id_of_this_test',
  deviceCode: 'hush-device-c0de-hush',
}
const totals = { values: 0, leaks: 0 }

/** Looks at values in every view. */
export function look(
  values: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, string | null>> = {},
): void {
  const known = Object.entries(more).filter((entry): entry is [string, string] => entry[1] !== null)
  const find = finder({ ...FIXED, ...keyLines(), ...Object.fromEntries(known) })
  const leaks = Object.entries(values).flatMap(([name, value]) =>
    leaksOf(value, find).map((leak) => `${name}: ${leak}`),
  )
  totals.values += Object.keys(values).length
  totals.leaks += leaks.length
  assert.equal(leaks, [])
}

/** Prints what was looked at. */
export function printSize(): void {
  const views = Object.keys(VIEWS).length
  assert.ok(totals.values > 0)
  note(`${totals.values} values x ${views} views = ${totals.values * views} cells, ${totals.leaks} leaks`)
}
