import { invalidArgument } from '../lib/invalid-argument.js'
import { isRecord } from '../lib/json.js'
import { isDateLiteral } from './date-literal.js'
import { soqlValue } from './soql.js'
import type { Sort } from './types.js'

/** Operators of conditions, and how SOQL writes them. */
const OPERATORS: Readonly<Record<string, string>> = {
  '=': '=',
  $eq: '=',
  '!=': '!=',
  $ne: '!=',
  '>': '>',
  $gt: '>',
  '<': '<',
  $lt: '<',
  '>=': '>=',
  $gte: '>=',
  '<=': '<=',
  $lte: '<=',
  $like: 'LIKE',
  $nlike: 'NOT LIKE',
  $in: 'IN',
  $nin: 'NOT IN',
  $includes: 'INCLUDES',
  $excludes: 'EXCLUDES',
  $exists: 'EXISTS',
}
const LOGICAL: Readonly<Record<string, 'AND' | 'OR' | 'NOT'>> = { $and: 'AND', $or: 'OR', $not: 'NOT' }
/** Operators that take a list. */
const LISTS = ['IN', 'NOT IN', 'INCLUDES', 'EXCLUDES']
/** A field, with its parents before it, alone or inside of a function. */
const NAME = /^(?:\w+\()?[A-Za-z]\w*(?:\.[A-Za-z]\w*)*\)?$/

/**
 * The condition after WHERE; empty where there is none. A member that is undefined is left out.
 *
 * @throws TypeError for an empty list, a name that is none, an operator or a value that SOQL does not have
 */
export function conditionOf(conditions: unknown): string {
  if (conditions === undefined || conditions === null) return ''
  if (typeof conditions === 'string') return conditions
  const parts = partsOf(conditions)
  const [only] = parts
  return parts.length === 1 && only !== undefined
    ? only.bare
    : parts.map(({ inside }) => inside).join(' AND ')
}

/** A condition by itself, and as a part of another. */
interface Part {
  readonly bare: string
  readonly inside: string
}

function partsOf(conditions: unknown): readonly Part[] {
  if (Array.isArray(conditions)) return conditions.flatMap((one) => joined(partsOf(one), 'AND'))
  if (typeof conditions === 'string') return [{ bare: conditions, inside: `(${conditions})` }]
  if (!isRecord(conditions)) throw invalidArgument('Conditions must be SOQL, or an object of values by field')
  return Object.entries(conditions).flatMap(([name, value]) => {
    const operator = LOGICAL[name]
    if (operator === undefined) return fieldParts(name, value)
    return operator === 'NOT' ? negated(partsOf(value)) : joined(partsOf(value), operator)
  })
}

function joined(parts: readonly Part[], operator: 'AND' | 'OR'): readonly Part[] {
  if (parts.length < 2) return parts
  const bare = parts.map(({ inside }) => inside).join(` ${operator} `)
  return [{ bare, inside: `(${bare})` }]
}

function negated(parts: readonly Part[]): readonly Part[] {
  return joined(parts, 'AND').map(({ inside }) => ({ bare: `NOT ${inside}`, inside: `(NOT ${inside})` }))
}

function fieldParts(field: string, value: unknown): readonly Part[] {
  checkName(field, 'a condition')
  const isPlain = !isRecord(value) || value instanceof Date || isDateLiteral(value)
  const operations = isPlain
    ? [[Array.isArray(value) ? '$in' : '$eq', value] as const]
    : Object.entries(value)
  return operations
    .filter(([, operand]) => operand !== undefined)
    .map(([name, operand]) => {
      const text = comparison(field, name, operand)
      return { bare: text, inside: text }
    })
}

function comparison(field: string, name: string, value: unknown): string {
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined
  if (operator === undefined)
    throw invalidArgument(
      `The condition on ${field} has no operator ${name}: use ${Object.keys(OPERATORS)
        .filter((one) => one.startsWith('$'))
        .join(' ')}`,
    )
  if (operator === 'EXISTS') return `${field} ${value === true ? '!=' : '='} null`
  if (operator === 'NOT LIKE') return `(NOT ${field} LIKE ${soqlValue(value)})`
  if (!LISTS.includes(operator)) return `${field} ${operator} ${soqlValue(value)}`
  return `${field} ${operator} ${soqlValue(Array.isArray(value) ? value : [value])}`
}

/** The order after ORDER BY; empty where there is none. */
export function orderOf(sort: Sort | null | undefined): string {
  if (sort === undefined || sort === null || sort === '') return ''
  if (typeof sort === 'string' && /,|\s(asc|desc)\b/i.test(sort))
    return sort.split(',').map(checkedOrder).join(', ')
  return pairsOf(sort)
    .map(([field, direction]) => {
      checkName(field, 'an order')
      return `${field} ${/^(desc|descending|-|-1)$/i.test(String(direction)) ? 'DESC' : 'ASC'}`
    })
    .join(', ')
}

function pairsOf(sort: Sort): readonly (readonly [field: string, direction: unknown])[] {
  if (typeof sort !== 'string') return Array.isArray(sort) ? (sort as never) : Object.entries(sort)
  const words = sort.split(/\s+/).filter((word) => word !== '')
  return words.map((word) => [word.replace(/^[+-]/, ''), word.startsWith('-') ? 'DESC' : 'ASC'])
}

function checkedOrder(part: string): string {
  const text = part.trim()
  const [name = '', ...words] = text.split(/\s+/)
  checkName(name, 'an order')
  if (/^(asc|desc)?( ?nulls (first|last))?$/i.test(words.join(' '))) return text
  throw invalidArgument('An order is a field, ASC or DESC, and NULLS FIRST or LAST')
}

function checkName(name: string, place: string): void {
  if (!NAME.test(name)) throw invalidArgument(`${JSON.stringify(name)} in ${place} is no name of a field`)
}
