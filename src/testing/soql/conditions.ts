import { shortId } from '../ids.js'
import type { FieldDefinition } from '../state/objects.js'
import type { OrgRecord } from '../state/records.js'
import { periodOf } from './dates.js'
import type { FieldPath } from './paths.js'
import { unexpected, type Tokens } from './tokens.js'

/** Whether a record meets a condition. */
export type Condition = (record: OrgRecord) => boolean

/** Where names are looked up, and what time it is. */
export interface Scope {
  readonly path: (name: string) => FieldPath
  readonly now: number
}

type Value = OrgRecord[string]
/** A value that was asked for; a period has a beginning and an end. */
type Operand = { readonly value: Value } | { readonly from: number; readonly to: number }

/** Reads what follows WHERE: comparisons with AND, OR, NOT and parentheses. */
export function readCondition(tokens: Tokens, scope: Scope): Condition {
  const first = readFactor(tokens, scope)
  if (tokens.take('AND')) return all(first, chain(tokens, scope, 'AND'))
  if (tokens.take('OR')) return any(first, chain(tokens, scope, 'OR'))
  return first
}

function chain(tokens: Tokens, scope: Scope, word: 'AND' | 'OR'): readonly Condition[] {
  const parts = [readFactor(tokens, scope)]
  while (tokens.take(word)) parts.push(readFactor(tokens, scope))
  return parts
}

function all(first: Condition, others: readonly Condition[]): Condition {
  return (record) => first(record) && others.every((other) => other(record))
}

function any(first: Condition, others: readonly Condition[]): Condition {
  return (record) => first(record) || others.some((other) => other(record))
}

function readFactor(tokens: Tokens, scope: Scope): Condition {
  if (tokens.take('NOT')) {
    const inner = readFactor(tokens, scope)
    return (record) => !inner(record)
  }
  if (!tokens.take('(')) return readComparison(tokens, scope)
  const inner = readCondition(tokens, scope)
  tokens.demand(')')
  return inner
}

function readComparison(tokens: Tokens, scope: Scope): Condition {
  const { field, read } = scope.path(tokens.expect('name'))
  const list = (test: (value: Value, operands: readonly Operand[]) => boolean): Condition => {
    const operands = readList(tokens, scope)
    return (record) => test(read(record).value, operands)
  }
  const isIn = (value: Value, operands: readonly Operand[]): boolean =>
    operands.some((operand) => same(field, value, operand))
  if (tokens.take('NOT', 'IN')) return list((value, operands) => !isIn(value, operands))
  if (tokens.take('IN')) return list(isIn)
  if (tokens.take('INCLUDES')) return list(includes)
  if (tokens.take('EXCLUDES')) return list((value, operands) => !includes(value, operands))
  if (tokens.take('LIKE')) {
    const pattern = likeness(tokens.expect('text'))
    return (record) => pattern.test(String(read(record).value ?? ''))
  }
  const test = readOperator(tokens)
  const operand = readOperand(tokens, scope)
  return (record) => test(field, read(record).value, operand)
}

type Test = (field: FieldDefinition, value: Value, operand: Operand) => boolean

const OPERATORS: Readonly<Record<string, Test>> = {
  '=': (field, value, operand) => same(field, value, operand),
  '!=': (field, value, operand) => !same(field, value, operand),
  '<>': (field, value, operand) => !same(field, value, operand),
  '<': (field, value, operand) => ordered(field, value, operand, (a, { from }) => a < from),
  '<=': (field, value, operand) => ordered(field, value, operand, (a, { from, to }) => a < to || a === from),
  '>': (field, value, operand) => ordered(field, value, operand, (a, { from, to }) => a >= to && a !== from),
  '>=': (field, value, operand) => ordered(field, value, operand, (a, { from }) => a >= from),
}

function readOperator(tokens: Tokens): Test {
  const test = OPERATORS[tokens.next?.text ?? '']
  if (test === undefined) throw unexpected(tokens.next)
  tokens.expect('sign')
  return test
}

function readList(tokens: Tokens, scope: Scope): readonly Operand[] {
  tokens.demand('(')
  const operands = [readOperand(tokens, scope)]
  while (tokens.take(',')) operands.push(readOperand(tokens, scope))
  tokens.demand(')')
  return operands
}

const PLAIN: Readonly<Record<string, Value>> = { null: null, true: true, false: false }

function readOperand(tokens: Tokens, { now }: Scope): Operand {
  const { kind, text } = tokens.next ?? { kind: 'sign', text: '' }
  if (kind === 'sign') throw unexpected(tokens.next)
  tokens.expect(kind)
  if (kind === 'text') return { value: text }
  if (kind === 'name')
    return text.toLowerCase() in PLAIN ? { value: PLAIN[text.toLowerCase()] ?? null } : periodOf(text, now)
  if (!/^\d{4}-/.test(text)) return { value: Number(text) }
  return text.includes('T') ? { value: text } : { from: Date.parse(text), to: Date.parse(text) + 86_400_000 }
}

function same({ type }: FieldDefinition, value: Value, operand: Operand): boolean {
  if ('from' in operand) {
    const time = Date.parse(String(value))
    return time >= operand.from && time < operand.to
  }
  const wanted = operand.value
  if (value === null || wanted === null) return value === wanted || (value === null && wanted === '')
  if (type === 'id' || type === 'reference') return shortId(String(value)) === shortId(String(wanted))
  if (type === 'datetime') return Date.parse(String(value)) === Date.parse(String(wanted))
  if (typeof value === 'string') return value.toLowerCase() === String(wanted).toLowerCase()
  return value === wanted
}

type Order = (
  value: number | string,
  bounds: { readonly from: number | string; readonly to: number | string },
) => boolean

function ordered({ type }: FieldDefinition, value: Value, operand: Operand, test: Order): boolean {
  if (value === null) return false
  const isTime = type === 'date' || type === 'datetime'
  const key = (given: Value): number | string =>
    isTime ? Date.parse(String(given)) : typeof given === 'number' ? given : String(given).toLowerCase()
  if ('from' in operand) return test(key(value), operand)
  return test(key(value), { from: key(operand.value), to: key(operand.value) })
}

function includes(value: Value, operands: readonly Operand[]): boolean {
  const chosen = String(value ?? '').split(';')
  return operands.some((operand) =>
    String('value' in operand ? operand.value : '')
      .split(';')
      .every((one) => chosen.includes(one)),
  )
}

function likeness(pattern: string): RegExp {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.')
  return new RegExp(`^${source}$`, 'is')
}
