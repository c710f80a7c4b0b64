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
    load: async () => {
      const { usage } = await import('./completion.js')
      return { command: completionOf(completed), usage }
    },
  },
}

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
  if (name === '--version' || name === '-v') return shown(terminal.version, terminal)
  if (name === '--help' || name === '-h' || name === 'help') return shown(USAGE, terminal)
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (entry !== undefined) return (await entry.load()).command(rest, terminal)
  terminal.log(name === '' ? USAGE : unknownCommand(name))
  return 2
}

function unknownCommand(name: string): string {
  const near = nearest(name, Object.keys(COMMANDS))
  const hint = near === undefined ? 'see strictforce --help' : `did you mean '${near}'?`
  return `strictforce: there is no command '${name}': ${hint}`
}

/** The commands with the options that their help names. */
async function completed(): Promise<readonly Completed[]> {
  const entries = Object.entries(COMMANDS).map(async ([name, { summary, load }]) => {
    const { usage } = await load()
    const options = [...usage.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option = '']) => option)
    return { name, summary, options: name === 'completion' ? ['bash', 'zsh', 'fish'] : options }
  })
  return await Promise.all(entries)
}

function shown(text: string, { out }: Terminal): number {
  out(text)
  return 0
}
