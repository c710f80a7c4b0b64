import { isSalesforceError, type SalesforceError } from '../../src/index.js'
import { failed } from '../generate/deliver.js'
import { CommandError } from './command-error.js'
import type { Command, Terminal } from './main.js'
import { parseWhoamiFlags, usage, type WhoamiFlags } from './whoami-flags.js'
import { reportOf, textOf } from './whoami-report.js'
import { openFromEnvironment, openStored } from './whoami-source.js'

/** `strictforce whoami`: who is logged in, and where. */
export const whoami: Command = async (args, terminal) => {
  try {
    const flags = parseWhoamiFlags(args)
    if (flags !== undefined) return await tell(flags, terminal)
    terminal.out(usage)
    return 0
  } catch (error) {
    if (!isSalesforceError(error)) return failed('strictforce whoami', usage, expected(error), terminal.log)
    return refused(error, args, terminal)
  }
}

/** The session stays as it is: other programs may have got the same one from the org. */
async function tell({ stored, json }: WhoamiFlags, { out }: Terminal): Promise<number> {
  const opened = await (stored === undefined
    ? openFromEnvironment(process.env)
    : openStored(stored, process.env))
  try {
    const report = await reportOf(opened)
    out(json ? JSON.stringify(report, null, 2) : textOf(report))
    return 0
  } finally {
    opened.conn.forget()
  }
}

/** A setting that the library does not take: its message names it. */
function expected(error: unknown): unknown {
  return error instanceof TypeError && 'code' in error ? new CommandError(error.message) : error
}

function refused(error: SalesforceError, args: readonly string[], { out, log }: Terminal): number {
  const { errorCode, verdict, message } = error
  const advice = adviceOn(
    error,
    args.some((word) => word.startsWith('--store')),
  )
  if (args.includes('--json'))
    out(JSON.stringify({ error: { errorCode, verdict, message, advice } }, null, 2))
  const what = message.startsWith(errorCode) ? message : `${errorCode}: ${message}`
  log(`strictforce whoami: ${what}${advice === '' ? '' : `\n${advice}`}`)
  return 1
}

/** The hint for an error, in terms of this command. */
function adviceOn({ errorCode, verdict }: SalesforceError, stored: boolean): string {
  if (errorCode === 'NOT_LOGGED_IN' && stored)
    return 'Look at --store and --key, or log in by the program first.'
  if (errorCode === 'STORE_CORRUPT')
    return 'SF_STORE_PASSPHRASE has to be what the store was written with, and unset where it is not encrypted.'
  if (verdict === 'reauthorize' && stored)
    return 'Set SF_CLIENT_ID, and SF_CLIENT_SECRET where the app has one; if that does not help, log in again.'
  if (verdict === 'reauthorize') return 'Log in again, and set the new SF_ACCESS_TOKEN.'
  if (verdict === 'credentials') return 'Look at the SF_… variables, and at SF_LOGIN_URL for a sandbox.'
  return verdict === 'retry' || verdict === 'throttled' ? 'The same command may work later.' : ''
}
