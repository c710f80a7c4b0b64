import { readFileSync } from 'node:fs'
import { main } from '../../scripts/cli/main.js'

const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
const { scripts } = JSON.parse(manifest) as { scripts: Record<string, string> }
const NPM = /^npm (?:run )?(?!install|i\b|ci\b|version|publish)(\S+)/
const NPX = /^npx strictforce ([a-z]\S*)/

/** The lines of a shell block that call an npm script, or a command of `npx strictforce`, that is none. */
export function unknownCommands(lines: readonly string[]): string[] {
  const help = usage()
  return lines.filter((line) => {
    const [, script] = NPM.exec(line) ?? []
    const [, command] = NPX.exec(line) ?? []
    const isScript = script === undefined || scripts[script] !== undefined
    return !isScript || (command !== undefined && !help.includes(`\n  ${command} `))
  })
}

function usage(): string {
  let text = ''
  void main(['--help'], { out: (line) => (text += line), log: () => undefined, version: '' })
  return text
}
