/** Marks a literal for a date, in every realm and every copy of this library. */
export const DATE_LITERAL: unique symbol = Symbol.for('strictforce.SfDate') as never

/** A literal for a date. */
export interface DateText {
  readonly [DATE_LITERAL]: true
  toString(): string
}

/** Whether a value is an `SfDate`. */
export function isDateLiteral(value: unknown): value is DateText {
  return typeof value === 'object' && value !== null && DATE_LITERAL in value
}
