import { QueryFailure } from './failure.js'

/** A period, in milliseconds since 1970; the end does not belong to it. */
export interface Period {
  readonly from: number
  readonly to: number
}

const DAY = 86_400_000

/** The period that a literal such as `TODAY` or `LAST_N_DAYS:3` stands for, in UTC. */
export function periodOf(literal: string, now: number): Period {
  const [name = '', count = '0'] = literal.toUpperCase().split(':')
  const today = Math.floor(now / DAY) * DAY
  const [year, month] = [new Date(now).getUTCFullYear(), new Date(now).getUTCMonth()]
  const days = (first: number, last: number): Period => ({
    from: today + first * DAY,
    to: today + (last + 1) * DAY,
  })
  const months = (first: number, last: number): Period => ({
    from: Date.UTC(year, month + first),
    to: Date.UTC(year, month + last + 1),
  })
  const years = (first: number, last: number): Period => ({
    from: Date.UTC(year + first, 0),
    to: Date.UTC(year + last + 1, 0),
  })
  const n = Number(count)
  const periods: Readonly<Record<string, Period>> = {
    TODAY: days(0, 0),
    YESTERDAY: days(-1, -1),
    TOMORROW: days(1, 1),
    LAST_90_DAYS: days(-90, 0),
    NEXT_90_DAYS: days(1, 90),
    LAST_N_DAYS: days(-n, 0),
    NEXT_N_DAYS: days(1, n),
    THIS_MONTH: months(0, 0),
    LAST_MONTH: months(-1, -1),
    NEXT_MONTH: months(1, 1),
    LAST_N_MONTHS: months(-n, -1),
    NEXT_N_MONTHS: months(1, n),
    THIS_YEAR: years(0, 0),
    LAST_YEAR: years(-1, -1),
    NEXT_YEAR: years(1, 1),
    LAST_N_YEARS: years(-n, -1),
    NEXT_N_YEARS: years(1, n),
  }
  return periods[name] ?? unknown(literal)
}

function unknown(literal: string): never {
  throw new QueryFailure('MALFORMED_QUERY', `The local org does not know the value ${literal}`)
}
