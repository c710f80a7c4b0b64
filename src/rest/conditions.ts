import { invalidArgument } from '../lib/invalid-argument.js'
import { isRecord } from '../lib/json.js'
import { isDateLiteral, soqlValue } from './soql.js'
import type { Sort, SortDirection } from './types.js'

/** Operators of conditions, and how SOQL writes them; those that are written by signs are known by these, too. */
const OPERATORS: Readonly<Record<string, string>> = {
  $eq: '=',
  $ne: '!=',
  $gt: '>',
  $lt: '<',
  $gte: '>=',
  $lte: '<=',
  $like: 'LIKE',
  $nlike: 'NOT LIKE',
  $in: 'IN',
  $nin: 'NOT IN',
  $includes: 'INCLUDES',
  $excludes: 'EXCLUDES',
  $exists: 'EXISTS',
}
const LOGICAL: Readonly<Record<string, string>> = { $and: ' AND ', $or: ' OR ', $not: ' AND ' }
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
  return conditions === undefined || conditions === null ? '' : joined(conditions, ' AND ', false)
}

/** @param isInside - whether it is a part of another, and so needs parentheses */
function joined(conditions: unknown, operator: string, isInside: boolean): string {
  if (typeof conditions === 'string') return isInside ? `(${conditions})` : conditions
  const parts = partsOf(conditions)
  const isPart = isInside || parts.length > 1
  const texts = parts.map((part) => part(isPart)).filter((text) => text !== '')
  const text = texts.join(operator)
  return isInside && texts.length > 1 ? `(${text})` : text
}

/** Writes a condition, by itself or as a part of another. */
type Part = (isInside: boolean) => string

function partsOf(conditions: unknown): readonly Part[] {
  if (Array.isArray(conditions))
    return conditions.map((one: unknown) => (isInside) => joined(one, ' AND ', isInside))
  if (!isRecord(conditions)) throw invalidArgument('Conditions must be SOQL, or an object of values by field')
  const members = Object.entries(conditions).filter(([, value]) => value !== undefined)
  return members.flatMap(([name, value]): Part | readonly Part[] => {
    const operator = LOGICAL[name]
    if (operator === undefined) return comparisons(name, value).map((text) => () => text)
    return name === '$not'
      ? (isInside) => negated(joined(value, operator, true), isInside)
      : (isInside) => joined(value, operator, isInside)
  })
}

function negated(text: string, isInside: boolean): string {
  if (text === '') return ''
  return isInside ? `(NOT ${text})` : `NOT ${text}`
}

function comparisons(field: string, value: unknown): readonly string[] {
  checkName(field, 'a condition')
  const isPlain = !isRecord(value) || value instanceof Date || isDateLiteral(value)
  const operands = isPlain ? { [Array.isArray(value) ? '$in' : '$eq']: value } : value
  return Object.entries(operands)
    .filter(([, operand]) => operand !== undefined)
    .map(([name, operand]) => comparison(field, name, operand))
}

function comparison(field: string, name: string, value: unknown): string {
  const operator = operatorOf(field, name)
  if (operator === 'EXISTS') return `${field} ${value === true ? '!=' : '='} null`
  if (operator === 'NOT LIKE') return `(NOT ${field} LIKE ${soqlValue(value)})`
  const isOne = LISTS.includes(operator) && !Array.isArray(value)
  return `${field} ${operator} ${soqlValue(isOne ? [value] : value)}`
}

function operatorOf(field: string, name: string): string {
  if (/^[!<>=]+$/.test(name) && Object.values(OPERATORS).includes(name)) return name
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined
  if (operator !== undefined) return operator
  const known = Object.keys(OPERATORS).join(' ')
  throw invalidArgument(`The condition on ${field} has no operator ${name}: use ${known}`)
}

/** An order of SOQL: fields with commas between, each with its direction. */
const ORDER = /^\s*(\S+)((?:\s+(?:asc|desc))?(?:\s+nulls\s+(?:first|last))?)\s*$/i

/** The order after ORDER BY; empty where there is none. */
export function orderOf(sort: Sort | null | undefined, direction?: SortDirection): string {
  if (sort === undefined || sort === null || sort === '') return ''
  return termsOf(sort, direction).map(checkedTerm).join(', ')
}

function termsOf(sort: Sort, direction: unknown): readonly string[] {
  if (typeof sort !== 'string') return (Array.isArray(sort) ? sort : Object.entries(sort)).map(term)
  if (direction !== undefined) return [term([sort, direction])]
  if (/,|\s(asc|desc)\b/i.test(sort)) return sort.split(',')
  const words = sort.split(/\s+/).filter((word) => word !== '')
  return words.map((word) => term([word.replace(/^[+-]/, ''), word.startsWith('-') ? 'DESC' : 'ASC']))
}

function term([field, direction]: readonly [field: string, direction: unknown]): string {
  return `${field} ${/^(desc|descending|-|-1)$/i.test(String(direction)) ? 'DESC' : 'ASC'}`
}

function checkedTerm(text: string): string {
  const [, name = text, way = ''] = ORDER.exec(text) ?? []
  checkName(name, 'an order')
  return name + way
}

function checkName(name: string, place: string): void {
  if (!NAME.test(name)) throw invalidArgument(`${JSON.stringify(name)} in ${place} is no name of a field`)
}
