import { invalidArgument } from '../lib/invalid-argument.js'
import { DATE_LITERAL } from './soql.js'

type Which = 'LAST' | 'THIS' | 'NEXT'
type Unit = 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR' | 'FISCAL_QUARTER' | 'FISCAL_YEAR'
type Period = 'YESTERDAY' | 'TODAY' | 'TOMORROW' | 'LAST_90_DAYS' | 'NEXT_90_DAYS' | `${Which}_${Unit}`
type Counted = `${'LAST' | 'NEXT'}_N_${Unit | 'DAY'}S`

/** A date, datetime, time or period as SOQL writes it: without quotes. */
class DateLiteral {
  readonly #text: string

  /** @throws TypeError for what is none, so that no other SOQL comes in by it */
  constructor(literal: string) {
    if (!LITERAL.test(literal))
      throw invalidArgument('A literal for a date is a date, a time or a period such as LAST_N_DAYS:3')
    this.#text = literal
  }

  toString(): string {
    return this.#text
  }

  /** @internal */
  get [DATE_LITERAL](): true {
    return true
  }

  toJSON(): string {
    return this.#text
  }

  /** The day, in the time zone of the process. */
  static toDateLiteral(date: string | number | Date): SfDate {
    const day = dateOf(date)
    const local = new Date(day.getTime() - day.getTimezoneOffset() * 60_000)
    return new DateLiteral(local.toISOString().slice(0, 10))
  }

  /** The moment, in UTC, without its milliseconds. */
  static toDateTimeLiteral(date: string | number | Date): SfDate {
    return new DateLiteral(dateOf(date).toISOString().replace(/\.\d+/, ''))
  }

  /** The time of the day, in UTC. */
  static toTimeLiteral(time: string | number | Date): SfDate {
    return new DateLiteral(dateOf(time).toISOString().slice(11))
  }

  /** @throws TypeError for what is no date of ISO 8601 */
  static parseDate(text: string): Date {
    // A day alone is midnight in the time zone of the process, as the literal of a day is.
    const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00` : text)
    if (Number.isNaN(date.getTime())) throw invalidArgument(`${JSON.stringify(text)} is no date of ISO 8601`)
    return date
  }
}

const LITERAL =
  /^(?:[A-Z][A-Z_0-9]*(?::\d+)?|\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2}))?|\d{2}:\d{2}:\d{2}(?:\.\d+)?Z?)$/

function dateOf(date: string | number | Date): Date {
  return typeof date === 'string' ? DateLiteral.parseDate(date) : new Date(date)
}

type Periods = Readonly<Record<Period, DateLiteral>>
type Counters = Readonly<Record<Counted, (count: number) => DateLiteral>>

/** Adds the literals that stand for a period, and the makers of those with a number in them. */
function withPeriods(): typeof DateLiteral & Periods & Counters {
  const units = ['WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_QUARTER', 'FISCAL_YEAR']
  const plain = units.flatMap((unit) => ['LAST', 'THIS', 'NEXT'].map((which) => `${which}_${unit}`))
  const names = ['YESTERDAY', 'TODAY', 'TOMORROW', 'LAST_90_DAYS', 'NEXT_90_DAYS', ...plain]
  const counted = ['DAY', ...units].flatMap((unit) => [`LAST_N_${unit}S`, `NEXT_N_${unit}S`])
  return Object.assign(
    DateLiteral,
    ...names.map((name) => ({ [name]: new DateLiteral(name) })),
    ...counted.map((name) => ({ [name]: (count: number) => new DateLiteral(`${name}:${count}`) })),
  ) as typeof DateLiteral & Periods & Counters
}

/** A date, datetime, time or period as SOQL writes it: without quotes. */
export type SfDate = DateLiteral
/**
 * Dates in conditions.
 *
 * @example conn.sobject('Case').find({ CreatedDate: { $gt: SfDate.LAST_N_DAYS(30) } })
 */
export const SfDate = /* @__PURE__ */ withPeriods()
