import type { Connection } from '../../src/index.js'
import type { Terminal } from './command.js'
import { withFailures } from './failure.js'
import { readFlags } from './flags.js'
import { STORE_OPTIONS, storedOf } from './store.js'
import { adviceOnStored, openStored } from './whoami-source.js'

const OPTIONS = {
  ...STORE_OPTIONS,
  yes: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

type Flags = ReturnType<typeof readFlags<typeof OPTIONS>>

/** Works with a stored session and gives the exit code. */
export type Work = (conn: Connection, flags: Flags, terminal: Terminal) => Promise<number>

/**
 * A command on one stored session, which stays in the store.
 *
 * @param usage printed for `--help`
 * @param check looks at the options before the store is opened
 */
export function onStoredSession(
  name: string,
  usage: string,
  work: Work,
  check: (flags: Flags) => void = () => undefined,
) {
  return withFailures(
    name,
    async (args, terminal) => {
      const flags = readFlags(args, OPTIONS)
      if (flags.help === true) {
        terminal.out(usage)
        return 0
      }
      const stored = storedOf(flags)
      check(flags)
      const { conn } = await openStored(stored, process.env)
      try {
        return await work(conn, flags, terminal)
      } finally {
        conn.forget()
      }
    },
    adviceOnStored,
  )
}
