import { byName } from './files.js'

/** A field, as far as its type follows from it. */
export interface DescribedField {
  readonly name: string
  readonly label: string
  readonly type: string
  readonly nillable: boolean
  readonly createable: boolean
  readonly defaultedOnCreate: boolean
  readonly referenceTo: readonly string[]
  readonly relationshipName: string | null
}

/** An object, as far as its types follow from it. */
export interface DescribedObject {
  readonly name: string
  readonly label: string
  readonly fields: readonly DescribedField[]
  /** Parents that no field tells. */
  readonly parentRelationships?: readonly Parent[]
  readonly childRelationships: readonly {
    /** Undefined where the source does not tell it. */
    readonly childSObject: string | undefined
    readonly relationshipName: string | null
  }[]
}

type Parent = Pick<DescribedField, 'relationshipName' | 'referenceTo'>

/** TypeScript types by the types of fields that are no text. */
const TYPES: Readonly<Record<string, string>> = {
  int: 'number',
  long: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  boolean: 'boolean',
  address: 'Address',
  location: 'Location',
  anyType: 'unknown',
  complexvalue: 'unknown',
  json: 'unknown',
}

/**
 * Writes the types of records from what is known of their objects: of each object one as queries give it, with null where a field may be
 * empty and with its relations, and one as `create` takes it, with the required fields.
 *
 * @param objects - relations lead to those among them; others are records without a type
 * @param library - the package that the types are added to
 */
export function recordTypesText(objects: readonly DescribedObject[], library = 'strictforce'): string {
  const sorted = objects.toSorted((a, b) => byName(a.name, b.name))
  const names = new Set(sorted.map(({ name }) => name))
  const types = sorted.flatMap((object) => [recordText(object, names), createText(object)])
  const members = (prefix: string): string =>
    sorted.map(({ name }) => `    ${name}: ${prefix}${name}\n`).join('')
  const merged = `declare module '${library}' {
  interface Records {
${members('')}  }
  interface CreateRecords {
${members('Create')}  }
}`
  return `${[`import type { QueryResult, Record as AnyRecord } from '${library}'`, COMPOUND, ...types, merged].join('\n\n')}\n`
}

const COMPOUND = `/** An address, as a compound field gives it. */
export interface Address {
  city: string | null
  country: string | null
  geocodeAccuracy: string | null
  latitude: number | null
  longitude: number | null
  postalCode: string | null
  state: string | null
  street: string | null
}

/** A place, as a compound field gives it. */
export interface Location {
  latitude: number
  longitude: number
}`

function recordText(
  { name, label, fields, parentRelationships = [], childRelationships }: DescribedObject,
  names: ReadonlySet<string>,
): string {
  const relations: readonly Parent[] = [...fields, ...parentRelationships]
  const parents = relations.flatMap(({ relationshipName, referenceTo }) =>
    relationshipName === null ? [] : [`  ${relationshipName}?: ${union(referenceTo, names)} | null\n`],
  )
  const children = childRelationships.flatMap(({ relationshipName, childSObject = 'AnyRecord' }) =>
    relationshipName === null || !(names.has(childSObject) || childSObject === 'AnyRecord')
      ? []
      : [`  ${relationshipName}?: QueryResult<${childSObject}> | null\n`],
  )
  const members = fields.map((field) => `${comment(field.label)}  ${field.name}: ${typeOf(field)}\n`)
  const attributes = `  attributes?: { type: string; url?: string }\n`
  const body = [...new Set([attributes, ...members, ...parents, ...children])].join('')
  return `/** ${plain(label)}, as a query gives it. */\nexport interface ${name} {\n${body}}`
}

function createText({ name, label, fields }: DescribedObject): string {
  const members = fields
    .filter(({ createable }) => createable)
    .map((field) => `  ${field.name}${isRequired(field) ? '' : '?'}: ${typeOf(field)}\n`)
  return `/** ${plain(label)}, as \`create\` takes it. */\nexport interface Create${name} {\n${members.join('')}}`
}

function isRequired({ nillable, defaultedOnCreate, type }: DescribedField): boolean {
  return !nillable && !defaultedOnCreate && type !== 'boolean'
}

function typeOf({ type, nillable }: DescribedField): string {
  const name = Object.hasOwn(TYPES, type) ? TYPES[type] : 'string'
  return nillable && name !== 'unknown' ? `${name ?? 'string'} | null` : (name ?? 'string')
}

function union(objects: readonly string[], names: ReadonlySet<string>): string {
  const types = objects.map((object) => (names.has(object) ? object : 'AnyRecord'))
  return [...new Set(types)].sort(byName).join(' | ') || 'AnyRecord'
}

function comment(label: string): string {
  return `  /** ${plain(label)} */\n`
}

/** A label as text of a comment, which it cannot end. */
function plain(label: string): string {
  return label.replaceAll('*/', '* /').replace(/\s+/g, ' ')
}
