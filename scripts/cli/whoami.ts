import type { Command, Terminal } from './command.js'
import { withFailures } from './failure.js'
import { parseWhoamiFlags, usage, type WhoamiFlags } from './whoami-flags.js'
import { reportOf, textOf } from './whoami-report.js'
import { adviceOnStored, openFromEnvironment, openStored } from './whoami-source.js'

/** `strictforce whoami`: who is logged in, and where. */
export const whoami: Command = (args, terminal) => {
  const isStored = args.some((word) => word.startsWith('--store'))
  return withFailures('whoami', run, isStored ? adviceOnStored : adviceOnEnvironment)(args, terminal)
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const flags = parseWhoamiFlags(args)
  if (flags !== undefined) return await tell(flags, terminal)
  terminal.out(usage)
  return 0
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

function adviceOnEnvironment({ verdict }: { verdict: string }): string {
  if (verdict === 'reauthorize') return 'Log in again, and set the new SF_ACCESS_TOKEN.'
  if (verdict === 'credentials') return 'Look at the SF_… variables, and at SF_LOGIN_URL for a sandbox.'
  return verdict === 'retry' || verdict === 'throttled' ? 'The same command may work later.' : ''
}
