import { UsageError } from '../generate/flags.js'
import { withFailures } from './failure.js'
import { readFlags } from './flags.js'
import { nearest } from './nearest.js'

export const usage = `Usage: strictforce completion bash|zsh|fish [options]

Prints a script that completes commands and options.

  --json    print JSON, with the script as a text
  --help    show this text

Examples:
  source <(strictforce completion bash)
  strictforce completion zsh > "\${fpath[1]}/_strictforce"
  strictforce completion fish > ~/.config/fish/completions/strictforce.fish
`

/** A command with its options. */
export interface Completed {
  readonly name: string
  readonly summary: string
  readonly options: readonly string[]
}

const OPTIONS = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const

const SHELLS: Readonly<Record<string, (commands: readonly Completed[]) => string>> = { bash, zsh, fish }

/** `strictforce completion`: prints a shell's completion script. */
export function completionOf(commands: () => Promise<readonly Completed[]>) {
  return withFailures('completion', async (args, { out }) => {
    const words = args.filter((arg) => !arg.startsWith('-'))
    const { help, json } = readFlags(
      args.filter((arg) => !words.includes(arg)),
      OPTIONS,
    )
    const [shell = '', ...more] = words
    const print = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : undefined
    if (help === true) {
      out(usage)
      return 0
    }
    if (print === undefined || more.length > 0) throw new UsageError(unknownShell(shell))
    const script = print(await commands())
    out(json === true ? JSON.stringify({ shell, script }, null, 2) : script)
    return 0
  })
}

function unknownShell(shell: string): string {
  const near = nearest(shell, Object.keys(SHELLS))
  return near === undefined || shell === '' ? 'give bash, zsh or fish' : `did you mean ${near}?`
}

function bash(commands: readonly Completed[]): string {
  const cases = commands.map(({ name, options }) => `    ${name}) words="${options.join(' ')}" ;;`)
  return `_strictforce() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words="${commands.map(({ name }) => name).join(' ')}"
  if [ "$COMP_CWORD" -gt 1 ]; then case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _strictforce strictforce`
}

function zsh(commands: readonly Completed[]): string {
  const names = commands.map(({ name, summary }) => `    '${name}:${summary.replaceAll("'", "'\\''")}'`)
  const cases = commands.map(({ name, options }) => `    ${name}) compadd -- ${options.join(' ')} ;;`)
  return `#compdef strictforce
_strictforce() {
  local -a commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  case "$words[2]" in
${cases.join('\n')}
  esac
}
_strictforce "$@"`
}

function fish(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, summary, options }) => [
    `complete -c strictforce -n __fish_use_subcommand -f -a ${name} -d '${summary.replaceAll("'", "\\'")}'`,
    ...options.map((option) => {
      const word = option.startsWith('--') ? `-l ${option.slice(2)}` : `-f -a ${option}`
      return `complete -c strictforce -n '__fish_seen_subcommand_from ${name}' ${word}`
    }),
  ])
  return lines.join('\n')
}
