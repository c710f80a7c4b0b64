/**
 * Lets scrypt take a thousandth of its time in this process, for tests in which many commands open a sealed store and
 * the derivation is not the subject. A file that imports this, before the stores, has a process of its own.
 */
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { built } from '../../scripts/built.js'

/** Options of Node.js for a process that does likewise: its stores and ours open each other's records. */
export const QUICK_SCRYPT = ['--import', built('test/helpers/quick-scrypt.ts')] as const

const { scrypt } = crypto
crypto.scrypt = ((password, salt, length, options, done) => {
  scrypt(password, salt, length, { ...options, N: 16 }, done)
}) as typeof scrypt
syncBuiltinESMExports()
