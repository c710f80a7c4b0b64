import { childrenNameOf, type FieldDefinition, type ObjectDefinition } from '../state/objects.js'
import type { OrgRecord, Records } from '../state/records.js'
import { readCondition, type Condition, type Scope } from './conditions.js'
import { QueryFailure } from './failure.js'
import { findPath, type FieldPath } from './paths.js'
import { tokensOf, unexpected, type Tokens } from './tokens.js'

/** A record as a query gives it: the fields that were asked for, parents and children in their places. */
export interface Row {
  /** Name of the object; `AggregateResult` for a number of records. */
  readonly object: string
  readonly id: string | undefined
  readonly fields: Readonly<Record<string, OrgRecord[string] | Row | readonly Row[]>>
}

/** The records that a query found. */
export interface Rows {
  /** How many there are; more than `rows` for `count()`, which gives none. */
  readonly size: number
  readonly rows: readonly Row[]
}

/** Circumstances of a query. */
export interface QueryContext {
  readonly records: Records
  readonly now: number
  /** Finds deleted records, too. */
  readonly withDeleted?: boolean
  /** Told of the records that were read to be shown. */
  readonly onView?: (id: string) => void
}

type Column = (row: { fields: Record<string, Row['fields'][string]> }, record: OrgRecord) => void

/**
 * Runs SOQL: fields, those of parents and of children, `count()`, WHERE, ORDER BY, LIMIT and OFFSET.
 *
 * @throws QueryFailure with the code that the service would answer
 */
export function runQuery(context: QueryContext, soql: string): Rows {
  const tokens = tokensOf(soql)
  const rows = readSelect(tokens, context, (object) => context.records.all(object, context.withDeleted))
  if (tokens.next !== undefined) throw unexpected(tokens.next)
  return rows(undefined)
}

type Run = (parent: OrgRecord | undefined) => Rows
type Source = (object: ObjectDefinition, parent: OrgRecord | undefined) => readonly OrgRecord[]

function readSelect(
  tokens: Tokens,
  context: QueryContext,
  source: Source,
  named = objectNamed(context),
): Run {
  tokens.demand('SELECT')
  const items = readItems(tokens)
  tokens.demand('FROM')
  const object = named(tokens.expect('name'))
  const scope: Scope = { path: (name) => findPath(context.records, object, name), now: context.now }
  const rest = readRest(tokens, scope, context)
  const columns = items.map((item) => columnOf(item, context, object, scope))
  return (parent) => {
    const found = source(object, parent).filter(rest.condition)
    if (items.some(({ kind }) => kind === 'number')) return { size: found.length, rows: [] }
    const counted = items.filter(({ kind }) => kind === 'count')
    if (counted.length > 0) return { size: 1, rows: [aggregate(counted, found.length)] }
    const chosen = found.sort(rest.order).slice(rest.offset, rest.offset + rest.limit)
    if (rest.isViewed) for (const { Id } of chosen) context.onView?.(String(Id))
    return { size: chosen.length, rows: chosen.map((record) => rowOf(object, record, columns)) }
  }
}

function objectNamed({ records }: QueryContext): (name: string) => ObjectDefinition {
  return (name) => {
    const object = records.object(name)
    if (object !== undefined) return object
    throw new QueryFailure('INVALID_TYPE', `sObject type '${name}' is not supported.`)
  }
}

/** A part of the list after SELECT. */
type Item =
  | { readonly kind: 'field' | 'count'; readonly name: string }
  | { readonly kind: 'number' }
  | {
      readonly kind: 'children'
      readonly read: (context: QueryContext, object: ObjectDefinition) => [string, Run]
    }

function readItems(tokens: Tokens): readonly Item[] {
  const items = [readItem(tokens, 0)]
  while (tokens.take(',')) items.push(readItem(tokens, items.length))
  return items
}

function readItem(tokens: Tokens, index: number): Item {
  if (tokens.take('(')) return readChildren(tokens)
  const name = tokens.expect('name')
  if (name.toLowerCase() !== 'count' || !tokens.take('(')) return { kind: 'field', name }
  if (tokens.take(')')) return { kind: 'number' }
  tokens.expect('name')
  tokens.demand(')')
  const alias = tokens.next?.kind === 'name' && !isFrom(tokens) ? tokens.expect('name') : `expr${index}`
  return { kind: 'count', name: alias }
}

function isFrom({ next }: Tokens): boolean {
  return next?.text.toLowerCase() === 'from'
}

/** The pieces of a query inside of parentheses are kept until the object around it is known. */
function readChildren(tokens: Tokens): Item {
  const pieces: { kind: 'text' | 'value' | 'name' | 'sign'; text: string }[] = []
  for (let depth = 1; depth > 0;) {
    const { next } = tokens
    if (next === undefined) throw unexpected(next)
    tokens.expect(next.kind)
    depth +=
      next.text === '(' && next.kind === 'sign' ? 1 : next.text === ')' && next.kind === 'sign' ? -1 : 0
    if (depth > 0) pieces.push(next)
  }
  const text = pieces.map((piece) =>
    piece.kind === 'text' ? `'${piece.text.replace(/[\\']/g, '\\$&')}'` : piece.text,
  )
  return { kind: 'children', read: (context, object) => childrenQuery(text.join(' '), context, object) }
}

function childrenQuery(soql: string, context: QueryContext, parent: ObjectDefinition): [string, Run] {
  const { records, withDeleted } = context
  let name = ''
  let reference: FieldDefinition | undefined
  const named = (given: string): ObjectDefinition => {
    for (const child of records.objects) {
      for (const field of child.fields) {
        if (field.referenceTo !== parent.name) continue
        if (childrenNameOf(child, field).toLowerCase() !== given.toLowerCase()) continue
        name = childrenNameOf(child, field)
        reference = field
        return child
      }
    }
    throw new QueryFailure(
      'INVALID_TYPE',
      `Didn't understand relationship '${given}' in FROM part of query call.`,
    )
  }
  const source: Source = (child, record) =>
    records.all(child, withDeleted).filter((one) => one[reference?.name ?? ''] === record?.['Id'])
  const run = readSelect(tokensOf(soql), context, source, named)
  return [name, run]
}

function columnOf(item: Item, context: QueryContext, object: ObjectDefinition, scope: Scope): Column {
  if (item.kind === 'children') {
    const [name, run] = item.read(context, object)
    return ({ fields }, record) => {
      fields[name] = run(record).rows
    }
  }
  if (item.kind !== 'field') return () => undefined
  const path = scope.path(item.name)
  return ({ fields }, record) => {
    put(fields, path, record)
  }
}

/** Puts a value into its place, inside of the parents that lead to it. */
function put(fields: Record<string, Row['fields'][string]>, path: FieldPath, record: OrgRecord): void {
  const { parents, value } = path.read(record)
  let place = fields
  for (const [index, name] of path.names.slice(0, -1).entries()) {
    const parent = parents[index]
    if (parent === null || parent === undefined) {
      place[name] = null
      return
    }
    const object = path.parents[index]?.name ?? ''
    const known = place[name] as Row | undefined
    const row = known ?? { object, id: String(parent['Id']), fields: {} }
    place[name] = row
    place = row.fields
  }
  place[path.field.name] = value
}

function rowOf({ name }: ObjectDefinition, record: OrgRecord, columns: readonly Column[]): Row {
  const row = { object: name, id: String(record['Id']), fields: {} }
  for (const column of columns) column(row, record)
  return row
}

function aggregate(counted: readonly Item[], count: number): Row {
  const fields = Object.fromEntries(counted.map((item) => ['name' in item ? item.name : '', count]))
  return { object: 'AggregateResult', id: undefined, fields }
}

interface Tail {
  readonly condition: Condition
  readonly order: (a: OrgRecord, b: OrgRecord) => number
  readonly limit: number
  readonly offset: number
  readonly isViewed: boolean
}

function readRest(tokens: Tokens, scope: Scope, { withDeleted }: QueryContext): Tail {
  const condition = tokens.take('WHERE') ? readCondition(tokens, scope) : () => true
  const order = tokens.take('ORDER', 'BY') ? readOrder(tokens, scope) : () => 0
  const limit = tokens.take('LIMIT') ? Number(tokens.expect('value')) : Infinity
  const offset = tokens.take('OFFSET') ? Number(tokens.expect('value')) : 0
  const isViewed = tokens.take('FOR', 'VIEW')
  if (!isViewed) tokens.take('FOR', 'REFERENCE')
  if (withDeleted === true) tokens.take('ALL', 'ROWS')
  return { condition, order, limit, offset, isViewed }
}

function readOrder(tokens: Tokens, scope: Scope): Tail['order'] {
  const orders = [readOneOrder(tokens, scope)]
  while (tokens.take(',')) orders.push(readOneOrder(tokens, scope))
  return (a, b) => orders.map((order) => order(a, b)).find((result) => result !== 0) ?? 0
}

function readOneOrder(tokens: Tokens, scope: Scope): Tail['order'] {
  const { read } = scope.path(tokens.expect('name'))
  const sign = tokens.take('DESC') ? -1 : 1
  if (sign === 1) tokens.take('ASC')
  const nullsLast = tokens.take('NULLS', 'LAST') || (!tokens.take('NULLS', 'FIRST') && sign === -1)
  return (a, b) => {
    const [left, right] = [read(a).value, read(b).value]
    if (left === null || right === null) return left === right ? 0 : (left === null) === nullsLast ? 1 : -1
    return sign * compare(left, right)
  }
}

function compare(a: string | number | boolean, b: string | number | boolean): number {
  const [left, right] = [a, b].map((value) => (typeof value === 'string' ? value.toLowerCase() : value))
  if (left === undefined || right === undefined || left === right) return 0
  return left < right ? -1 : 1
}
