import type { Command, Terminal } from './command.js'
import { completionOf, type Completed } from './completion.js'
import { nearest } from './nearest.js'

/** A command, and its help. */
interface Loaded {
  readonly command: Command
  readonly usage: string
}

interface Entry {
  readonly summary: string
  /** Words that may follow it, besides options. */
  readonly words?: readonly string[]
  /** Loads the command, and the modules that it needs, when it is called. */
  readonly load: () => Promise<Loaded>
}

/** The commands by name. */
const COMMANDS: Readonly<Record<string, Entry>> = {
  login: {
    summary: 'logs a user in by the browser, a device code or a key, and saves the session',
    load: async () => {
      const { login: command, usage } = await import('./login.js')
      return { command, usage }
    },
  },
  logout: {
    summary: 'ends a stored session, at the org and for all who share it',
    load: async () => {
      const { logout: command, usage } = await import('./logout.js')
      return { command, usage }
    },
  },
  whoami: {
    summary: 'tells who is logged in, by a store or by environment variables',
    load: async () => {
      const [{ whoami: command }, { usage }] = await Promise.all([
        import('./whoami.js'),
        import('./whoami-flags.js'),
      ])
      return { command, usage }
    },
  },
  sessions: {
    summary: 'lists the sessions of a store, and encrypts them anew after a change of its key',
    words: ['reseal'],
    load: async () => {
      const { sessions: command, usage } = await import('./sessions.js')
      return { command, usage }
    },
  },
  token: {
    summary: 'prints the access token of a stored session',
    load: async () => {
      const { token: command, usage } = await import('./token.js')
      return { command, usage }
    },
  },
  org: {
    summary: 'starts a Salesforce org on this machine, for development and tests',
    load: async () => {
      const [{ org: command }, { usage }] = await Promise.all([import('./org.js'), import('./org-flags.js')])
      return { command, usage }
    },
  },
  generate: {
    summary: "writes typed stubs from your org's WSDL",
    load: async () => {
      const { generate: command, usage } = await import('./generate.js')
      return { command, usage }
    },
  },
  completion: {
    summary: 'prints a completion script for bash, zsh or fish',
    words: ['bash', 'zsh', 'fish'],
    load: async () => {
      const { usage } = await import('./completion.js')
      return { command: completionOf(completed), usage }
    },
  },
}

/** Names of the commands. */
export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS)

const USAGE = `Usage: strictforce COMMAND [options]

Commands:
${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  .join('\n')}

  strictforce COMMAND --help   shows the options of a command
  strictforce --version        shows the version

Exit codes: 0 done, 1 failed, 2 wrong usage.
`

/** The command line without program names; gives the exit code. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '', ...rest] = args
  if (name === '--version' || name === '-v') return version(rest, terminal)
  if (name === '--help' || name === '-h' || name === 'help') return shown(USAGE, terminal)
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (entry !== undefined) return (await entry.load()).command(rest, terminal)
  const message = name === '' ? 'give a command' : unknown(name)
  if (args.includes('--json')) terminal.out(JSON.stringify({ error: { message } }, null, 2))
  terminal.log(name === '' ? USAGE : `strictforce: ${message}`)
  return 2
}

function version(args: readonly string[], terminal: Terminal): number {
  const { version } = terminal
  return shown(args.includes('--json') ? JSON.stringify({ version }, null, 2) : version, terminal)
}

function unknown(name: string): string {
  const isOption = name.startsWith('-')
  const near = nearest(name, isOption ? ['--help', '--version'] : COMMAND_NAMES)
  const hint = near === undefined ? 'see strictforce --help' : `did you mean '${near}'?`
  return `there is no ${isOption ? 'option' : 'command'} '${name}': ${hint}`
}

/** The commands with the options that their help names. */
async function completed(): Promise<readonly Completed[]> {
  const entries = Object.entries(COMMANDS).map(async ([name, { summary, words = [], load }]) => {
    const { usage } = await load()
    const options = [...usage.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option = '']) => option)
    return { name, summary, options: [...words, ...options] }
  })
  return await Promise.all(entries)
}

function shown(text: string, { out }: Terminal): number {
  out(text)
  return 0
}
