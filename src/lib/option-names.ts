import { invalidArgument } from './invalid-argument.js'
import { isRecord } from './json.js'

/** The names of options: `true` for an option, advice for a known name that is none. */
export type OptionNames = Readonly<Record<string, true | string>>

/**
 * Checks the names of options for callers without a compiler. Members that are undefined or null count as not given.
 *
 * @param prefix of the names in messages, such as `oauth2.`
 * @throws TypeError that lists every name that is no option, with the nearest option or the advice
 */
export function checkOptionNames(options: unknown, names: OptionNames, prefix = ''): void {
  if (!isRecord(options)) throw invalidArgument(`The ${prefix.replace('.', ' ')}options must be an object`)
  const complaints = Object.entries(options).flatMap(([name, value]) => {
    const known = Object.hasOwn(names, name) ? names[name] : undefined
    if (known === true || value == null) return []
    if (known === undefined)
      return [`unknown option ${prefix}${printable(name)}${suggestion(name, names, prefix)}`]
    return value === false || value === '' ? [] : [`${prefix}${name} is not an option here: ${known}`]
  })
  if (complaints.length > 0) throw invalidArgument(complaints.join('; '))
}

function suggestion(name: string, names: OptionNames, prefix: string): string {
  const options = Object.keys(names).filter((option) => names[option] === true)
  const [near] = options.sort((a, b) => distance(name, a) - distance(name, b))
  if (near === undefined || distance(name, near) > near.length / 3) return ''
  return `: did you mean ${prefix}${near}?`
}

/** Edits between two names in lower case without underscores and hyphens; none when one ends with the other. */
function distance(a: string, b: string): number {
  const [from, to] = [plain(a), plain(b)]
  if (to.length > 4 && from.endsWith(to)) return 0
  let row = Array.from({ length: to.length + 1 }, (_value, index) => index)
  for (const [i, char] of Array.from(from.slice(0, LONGEST_NAME)).entries()) {
    const above = row
    row = [i + 1]
    for (const [j, other] of Array.from(to).entries()) {
      const replaced = (above[j] ?? 0) + (char === other ? 0 : 1)
      row.push(Math.min(replaced, (above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1))
    }
  }
  return row.at(-1) ?? 0
}

const LONGEST_NAME = 40

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '')
}

/** A misplaced secret may be among the names: only an identifier is quoted. */
function printable(name: string): string {
  return /^[a-z_$][\w$-]{0,39}$/i.test(name) ? name : '(its name is no identifier)'
}
