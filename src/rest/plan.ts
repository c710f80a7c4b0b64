import { invalidArgument } from '../lib/invalid-argument.js'
import { ask } from './ask.js'
import type { RestClient } from './client.js'
import type { Step } from './steps.js'
import { allFields } from './retrieve.js'
import { conditionOf, orderOf } from './conditions.js'
import type { Fields, FindOptions, QueryOptions, ResponseTarget, Sort } from './types.js'

/** Result of the steps of a chain. */
export interface Plan {
  /** SOQL that was given whole. */
  readonly soql?: string
  /** The page of an earlier query. */
  readonly locator?: string
  /** The object whose records are looked for. */
  readonly type?: string
  readonly fields?: readonly string[]
  readonly conditions?: unknown
  readonly sort?: Sort | undefined
  readonly limit?: unknown
  readonly offset?: unknown
  readonly target: ResponseTarget
  readonly options: QueryOptions
}

/** Arguments of `find`. */
type Found = [type: string, conditions?: unknown, fields?: Fields | null, options?: FindOptions]
type Change = (plan: Plan, ...args: never[]) => Partial<Plan>

const STEPS: Readonly<Record<string, Change>> = {
  query: (plan, soql: string, options?: QueryOptions) => ({
    soql: checkedSoql(soql),
    ...merged(plan, options),
  }),
  queryAll: (plan, soql: string, options?: QueryOptions) => ({
    soql: checkedSoql(soql),
    ...merged(plan, { ...options, scanAll: true }),
  }),
  queryMore: (plan, locator: string, options?: QueryOptions) => ({
    locator: locatorOf(locator),
    ...merged(plan, options),
  }),
  find,
  findOne: (plan, ...args: Found) => ({ ...find(plan, ...args), limit: 1, target: 'SingleRecord' }),
  count: (plan, type: string, conditions: unknown, options?: FindOptions) => ({
    ...find(plan, type, conditions, 'count()', options),
    target: 'Count',
  }),
  ofType: (plan, type: string, fields?: Fields) => find(plan, type, undefined, fields),
  select: (_plan, fields?: Fields | null) => ({ fields: fieldList(fields ?? '*') }),
  where: (_plan, conditions: unknown) => ({ conditions }),
  limit: (_plan, limit: unknown) => ({ limit }),
  skip: (_plan, offset: unknown) => ({ offset }),
  offset: (_plan, offset: unknown) => ({ offset }),
  sort: order,
  orderby: order,
  autoFetch: (plan, autoFetch: boolean) => merged(plan, { autoFetch }),
  maxFetch: (plan, maxFetch: number) => merged(plan, { maxFetch }),
  scanAll: (plan, scanAll: boolean) => merged(plan, { scanAll }),
  setResponseTarget: (_plan, target: ResponseTarget) => ({ target }),
  run: merged,
  exec: merged,
  execute: merged,
}

/** Steps that have no place where the SOQL was given whole. */
const SHAPING = ['select', 'where', 'limit', 'skip', 'offset', 'sort', 'orderby']

/** Reads the steps of a chain in their order. */
export function planOf(steps: readonly Step[]): Plan {
  return steps.reduce<Plan>(
    (plan, [name, ...args]) => {
      if (plan.type === undefined && SHAPING.includes(name))
        throw invalidArgument(`${name} cannot change a query that was given as SOQL`)
      return { ...plan, ...STEPS[name]?.(plan, ...(args as never[])) }
    },
    { target: 'QueryResult', options: {} },
  )
}

/** The SOQL that a chain stands for; `*` among its fields is asked of the org. */
export async function toSoql(client: RestClient, steps: readonly Step[]): Promise<string> {
  return soqlOf(client, planOf(steps))
}

/** The SOQL that a plan stands for. */
export async function soqlOf(client: RestClient, plan: Plan): Promise<string> {
  if (plan.soql !== undefined) return plan.soql
  const { type = '', fields = [], conditions, sort, limit, offset } = plan
  const names = await Promise.all(fields.map((field) => expanded(client, type, field)))
  const clauses = [
    ['WHERE', conditionOf(conditions)],
    ['ORDER BY', orderOf(sort)],
    ['LIMIT', countOf(limit, 'limit')],
    ['OFFSET', countOf(offset, 'offset')],
  ].filter(([, text]) => text !== '')
  return [`SELECT ${names.flat().join(', ')} FROM ${type}`, ...clauses.flat()].join(' ')
}

function find(
  plan: Plan,
  type: string,
  conditions?: unknown,
  fields?: Fields | null,
  { limit, offset, skip, sort, ...options }: FindOptions = {},
): Partial<Plan> {
  if (!/^\w+$/.test(type)) throw invalidArgument(`${JSON.stringify(type)} is no name of an object`)
  const shape = { type, conditions, fields: fieldList(fields ?? '*'), sort, limit, offset: offset ?? skip }
  return { ...merged(plan, { responseTarget: 'Records', ...options }), ...shape }
}

function order(_plan: Plan, sort: Sort, direction?: unknown): Partial<Plan> {
  return { sort: typeof sort === 'string' && direction !== undefined ? [[sort, direction as 'ASC']] : sort }
}

/** Options that are undefined change nothing. */
function merged({ options, target }: Plan, changes: QueryOptions = {}): Partial<Plan> {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  const next = { ...options, ...(Object.fromEntries(given) as QueryOptions) }
  return { options: next, target: changes.responseTarget ?? target }
}

function fieldList(fields: Fields): readonly string[] {
  if (typeof fields === 'string') return fields.split(',').map((field) => field.trim())
  if (Array.isArray(fields)) return (fields as readonly Fields[]).flatMap(fieldList)
  return Object.entries(fields).flatMap(([name, value]: [string, Fields | number | boolean]) => {
    if (typeof value === 'number' || typeof value === 'boolean') return value ? [name] : []
    return fieldList(value).map((field) => `${name}.${field}`)
  })
}

/** `*` stands for all fields, `Owner.*` for those of a parent. */
async function expanded(client: RestClient, type: string, field: string): Promise<readonly string[]> {
  if (field === '*') return allFields(client, type)
  const [parent = '', ...rest] = field.split('.')
  if (rest.at(-1) !== '*') return [field]
  const { fields } = await ask(client, 'describe', { path: { sobject: type } })
  const isParent = (name: string | null): boolean => name?.toLowerCase() === parent.toLowerCase()
  const { referenceTo } = fields.find(({ relationshipName }) => isParent(relationshipName)) ?? {
    referenceTo: [],
  }
  if (referenceTo.length === 0) throw invalidArgument(`${type} has no parent ${parent}`)
  // A parent of several kinds has the fields of the object Name in common.
  const object = referenceTo.length === 1 ? referenceTo[0] : 'Name'
  const names = await expanded(client, object ?? '', rest.join('.'))
  return names.map((name) => `${parent}.${name}`)
}

function countOf(value: unknown, name: string): string {
  if (value === undefined || value === null) return ''
  if (Number.isInteger(Number(value)) && Number(value) >= 0) return String(Number(value))
  throw invalidArgument(`${name} must be a whole number`)
}

function checkedSoql(soql: string): string {
  if (typeof soql === 'string' && soql !== '') return soql
  throw invalidArgument('A query needs its SOQL, as a text')
}

/** The part after the last slash: neither host nor path of an answer is followed. */
function locatorOf(url: string): string {
  const locator = typeof url === 'string' ? url.slice(url.lastIndexOf('/') + 1) : ''
  if (/^[\w-]+$/.test(locator)) return locator
  throw invalidArgument('queryMore needs the nextRecordsUrl of a query that is not done')
}
