import { invalidArgument } from '../lib/invalid-argument.js'

/** Marks a literal for a date, in every realm and every copy of this library. */
export const DATE_LITERAL: unique symbol = Symbol.for('strictforce.SfDate') as never

/** Whether a value is an `SfDate`. */
export function isDateLiteral(
  value: unknown,
): value is { readonly [DATE_LITERAL]: true; toString(): string } {
  return typeof value === 'object' && value !== null && DATE_LITERAL in value
}

const CONTROLS = '\n\r\t\b\f'

/** A text as it stands between the quotes of SOQL. */
export function escapeSoql(text: string): string {
  return text.replace(/[\\'\n\r\t\b\f]/g, (sign) => `\\${'nrtbf'[CONTROLS.indexOf(sign)] ?? sign}`)
}

/**
 * A value as SOQL writes it: text in quotes, a `Date` as a datetime, a list in parentheses.
 *
 * @throws TypeError for what SOQL cannot write, an empty list among it
 */
export function soqlValue(value: unknown): string {
  if (typeof value === 'string') return `'${escapeSoql(value)}'`
  if (value === null || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (isDateLiteral(value)) return value.toString()
  if (value instanceof Date) return value.toISOString()
  if (!Array.isArray(value)) throw invalidArgument(`SOQL cannot write ${typeof value} values`)
  if (value.length === 0) throw invalidArgument('A list of values for SOQL must not be empty')
  return `(${value.map(soqlValue).join(', ')})`
}

/**
 * Writes SOQL with values in it, each escaped. Between quotes a text is put in as a part of the literal, elsewhere
 * as a literal of its own.
 *
 * @throws TypeError for what SOQL cannot write, such as an empty list, undefined, or a list between quotes
 * @example
 * await conn.query(soql`SELECT Id FROM Contact WHERE LastName = ${name} AND AccountId IN ${ids}`)
 * await conn.query(soql`SELECT Id FROM Contact WHERE LastName LIKE '${start}%'`)
 */
export function soql(texts: TemplateStringsArray, ...values: readonly unknown[]): string {
  return texts.raw.reduce((written, text, index) => {
    const value = values[index - 1]
    return written + (isInLiteral(written) ? partOf(value) : soqlValue(value)) + text
  })
}

/** Whether a text ends between quotes. */
function isInLiteral(text: string): boolean {
  return (text.replace(/\\./gs, '').split("'").length - 1) % 2 === 1
}

function partOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return escapeSoql(String(value))
  throw invalidArgument('Between the quotes of SOQL a text or a number can be put in, nothing else')
}
