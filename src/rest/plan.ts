import { invalidArgument } from '../lib/invalid-argument.js'
import { ask } from './ask.js'
import type { RestClient } from './client.js'
import { conditionOf, orderOf } from './conditions.js'
import type * as Types from './types.js'

/** All that the steps of a chain say: a query that was given whole, a page of one, or the parts of its SOQL. */
export interface Plan extends Types.FindOptions {
  readonly soql?: string
  /** The page of an earlier query. */
  readonly locator?: string
  /** The object whose records are looked for. */
  readonly type?: string
  readonly fields?: Types.Fields | null
  readonly conditions?: unknown
  /** Where `sort` is the name of a field. */
  readonly direction?: Types.SortDirection | undefined
}

/** One step of a chain: its name, and its arguments without a callback. */
export type Step = readonly [name: string, args: readonly unknown[]]

/** Steps that begin a chain, and the options of `run`. */
const STARTS = {
  query: (soql: string, options?: Plan) => ({ soql, ...options }),
  queryAll: (soql: string, options?: Plan) => ({ soql, scanAll: true, ...options }),
  queryMore: (locator: string, options?: Plan) => ({ locator, ...options }),
  find: found({ responseTarget: 'Records' }),
  findOne: found({ responseTarget: 'SingleRecord', limit: 1 }),
  count: (type: string, conditions: unknown, options?: Plan) =>
    found({ responseTarget: 'Count' })(type, conditions, 'count()', options),
  run: (options?: Plan) => options,
}

/** Steps that shape a query. */
export const SHAPES = {
  /** Fields to ask for. */
  select: (fields: Types.Fields) => ({ fields }),
  /** Conditions in the place of those before. */
  where: (conditions: Types.Conditions) => ({ conditions }),
  /** Most records that the org looks for. */
  limit: (limit: number) => ({ limit }),
  /** How many records the org passes over first. */
  skip: (offset: number) => ({ offset }),
  /** As `skip`. */
  offset: (offset: number) => ({ offset }),
  /** An order. */
  sort: (sort: Types.Sort, direction?: Types.SortDirection) => ({ sort, direction }),
  /** As `sort`. */
  orderby: (sort: Types.Sort, direction?: Types.SortDirection) => ({ sort, direction }),
  /** As {@link QueryOptions.autoFetch}. */
  autoFetch: (autoFetch: boolean) => ({ autoFetch }),
  /** As {@link QueryOptions.maxFetch}. */
  maxFetch: (maxFetch: number) => ({ maxFetch }),
  /** As {@link QueryOptions.scanAll}. */
  scanAll: (scanAll: boolean) => ({ scanAll }),
  /** As {@link QueryOptions.responseTarget}. */
  setResponseTarget: (responseTarget: Types.ResponseTarget) => ({ responseTarget }),
}

const STEPS: Readonly<Record<string, (...args: never[]) => object | undefined>> = { ...STARTS, ...SHAPES }

function found(parts: Plan) {
  return (type: string, conditions: unknown, fields?: Types.Fields | null, options?: Plan): object => ({
    ...parts,
    type,
    conditions,
    fields,
    ...options,
  })
}

/** All that the steps of a chain say; parts that are undefined change nothing. */
export function planOf(steps: readonly Step[]): Plan {
  const parts = steps.flatMap(([name, args]) => Object.entries(STEPS[name]?.(...(args as never[])) ?? {}))
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined))
}

/** Parts that have no place where the SOQL was given whole. */
const PARTS = ['fields', 'conditions', 'sort', 'limit', 'offset'] as const

/** The SOQL that a plan stands for; `*` among its fields is asked of the org. */
export async function soqlOf(client: RestClient, plan: Plan): Promise<string> {
  const { type, fields, conditions, sort, direction, limit, skip, offset = skip } = plan
  if (type === undefined) return givenSoql(plan)
  if (!/^\w+$/.test(type)) throw invalidArgument(`${JSON.stringify(type)} is no name of an object`)
  const names = fieldList(fields ?? '*').map((field) => expandedField(client, type, field, plan))
  const clauses = [
    ['WHERE', conditionOf(conditions)],
    ['ORDER BY', orderOf(sort, direction)],
    ['LIMIT', countOf(limit, 'limit')],
    ['OFFSET', countOf(offset, 'offset')],
  ].filter(([, text]) => text !== '')
  return [`SELECT ${(await Promise.all(names)).flat().join(', ')} FROM ${type}`, ...clauses.flat()].join(' ')
}

function givenSoql(plan: Plan): string {
  const part = PARTS.find((name) => plan[name] !== undefined)
  if (part !== undefined) throw invalidArgument(`${part} cannot change a query that was given as SOQL`)
  if (typeof plan.soql === 'string' && plan.soql !== '') return plan.soql
  throw invalidArgument('A query needs its SOQL, as a text')
}

/** Names of fields in all their forms, as a list. */
export function fieldList(fields: Types.Fields): readonly string[] {
  if (typeof fields === 'string') return fields.split(',').map((field) => field.trim())
  if (Array.isArray(fields)) return (fields as readonly Types.Fields[]).flatMap(fieldList)
  return Object.entries(fields).flatMap(([name, value]: [string, Types.Fields | number | boolean]) => {
    if (typeof value === 'number' || typeof value === 'boolean') return value ? [name] : []
    return fieldList(value).map((field) => `${name}.${field}`)
  })
}

/** `*` stands for all fields, `Owner.*` for those of a parent. */
export async function expandedField(
  client: RestClient,
  type: string,
  field: string,
  options: Types.RestOptions,
): Promise<readonly string[]> {
  if (!/(^|\.)\*$/.test(field)) return [field]
  const { fields } = await ask(client, 'describe', { path: { sobject: type }, options })
  if (field === '*') return fields.map(({ name }) => name)
  const [parent = '', ...rest] = field.split('.')
  const isParent = ({ relationshipName }: Types.Field): boolean =>
    relationshipName?.toLowerCase() === parent.toLowerCase()
  const [object, ...others] = fields.find(isParent)?.referenceTo ?? []
  if (object === undefined) throw invalidArgument(`${type} has no parent ${parent}`)
  // A parent of several kinds has the fields of the object Name in common.
  const kind = others.length === 0 ? object : 'Name'
  const names = await expandedField(client, kind, rest.join('.'), options)
  return names.map((name) => `${parent}.${name}`)
}

function countOf(value: unknown, name: string): string {
  if (value === undefined || value === null) return ''
  if (Number.isInteger(Number(value)) && Number(value) >= 0) return String(Number(value))
  throw invalidArgument(`${name} must be a whole number`)
}
