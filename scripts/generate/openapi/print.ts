/** A literal as long as this stays on one line. */
const WIDTH = 80
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/

/** Values that can be written: no boolean has been needed. */
type Data = string | number | undefined | object

/**
 * Writes plain data as a TypeScript literal, in the repository's style.
 *
 * @param value - strings, numbers, lists, objects, undefined; an object's members keep their order
 * @param indent - the column that the value's own lines start from
 */
export function literal(value: Data, indent = 0): string {
  const flat = inline(value)
  if (flat.length + indent <= WIDTH || typeof value !== 'object') return flat
  const inner = ' '.repeat(indent + 2)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const lines = members(value).map(
    ({ prefix, member }) => `${inner}${prefix}${literal(member, indent + 2)},\n`,
  )
  return `${open}\n${lines.join('')}${' '.repeat(indent)}${close}`
}

/** Writes a constant with its description. */
export function table(name: string, description: string, value: object): string {
  return `/** ${description} */\nexport const ${name} = ${literal(value)} as const`
}

function inline(value: Data): string {
  if (value === undefined) return 'undefined'
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return String(value)
  const parts = members(value).map(({ prefix, member }) => `${prefix}${inline(member)}`)
  if (Array.isArray(value)) return `[${parts.join(', ')}]`
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
}

function members(value: object): readonly { prefix: string; member: Data }[] {
  if (Array.isArray(value)) return value.map((member: Data) => ({ prefix: '', member }))
  return Object.entries(value).map(([key, member]: [string, Data]) => ({
    prefix: `${keyOf(key)}: `,
    member,
  }))
}

function keyOf(key: string): string {
  return IDENTIFIER.test(key) ? key : quoted(key)
}

function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${escaped}'`
}
