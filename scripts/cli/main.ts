/** Where a command writes: what was asked for, and what it tells beside that. */
export interface Terminal {
  readonly out: (line: string) => void
  readonly log: (line: string) => void
  /** The version of this package. */
  readonly version: string
}

/** Carries a command out and gives the exit code: 0 done, 1 failed, 2 wrong usage. */
export type Command = (args: readonly string[], terminal: Terminal) => Promise<number>

interface Entry {
  readonly summary: string
  /** Loads the command, and whatever that needs, when it is called. */
  readonly load: () => Promise<Command>
}

/** The commands by name. */
const COMMANDS: Readonly<Record<string, Entry>> = {
  org: {
    summary: 'starts a Salesforce org on this machine, for development and tests',
    load: async () => (await import('./org.js')).org,
  },
  whoami: {
    summary: 'tells who is logged in, by a store or by environment variables',
    load: async () => (await import('./whoami.js')).whoami,
  },
  generate: {
    summary: "writes typed stubs from your org's WSDL",
    load: async () => (await import('./generate.js')).generate,
  },
}

const USAGE = `Usage: strictforce COMMAND [options]

Commands:
${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  .join('\n')}

  strictforce COMMAND --help   shows the options of a command
  strictforce --version        shows the version
`

/** The command line without program names; gives the exit code. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '', ...rest] = args
  if (name === '--version' || name === '-v') return shown(terminal.version, terminal)
  if (name === '--help' || name === '-h' || name === 'help') return shown(USAGE, terminal)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command !== undefined) return (await command.load())(rest, terminal)
  terminal.log(name === '' ? USAGE : `strictforce: there is no command '${name}'\n\n${USAGE}`)
  return 2
}

function shown(text: string, { out }: Terminal): number {
  out(text)
  return 0
}
