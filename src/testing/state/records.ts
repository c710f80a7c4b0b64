import { recordId, shortId } from '../ids.js'
import { SAMPLES } from './samples.js'
import { defineObjects, type ObjectDefinition, type OrgObject } from './objects.js'

/** A record: its fields by name, `Id` among them. */
export type OrgRecord = Readonly<Record<string, string | number | boolean | null>>

/** The data behind queries. */
export interface Records {
  readonly objects: readonly ObjectDefinition[]
  /** The object of that name, in any case. */
  object(name: string): ObjectDefinition | undefined
  /** The records of an object, deleted ones too when asked for. */
  all(object: ObjectDefinition, withDeleted?: boolean): readonly OrgRecord[]
  /** The record of that id, deleted or not. */
  find(object: ObjectDefinition, id: string): OrgRecord | undefined
  /** Stores a new record and gives its id. */
  create(object: ObjectDefinition, fields: OrgRecord): string
  update(object: ObjectDefinition, id: string, fields: OrgRecord): void
  /** Marks a record as deleted. */
  remove(object: ObjectDefinition, id: string): void
}

/** Tells the records that are kept elsewhere: users and the organization. */
type Others = (object: string) => readonly OrgRecord[]

/** Standard objects with a few records, and those of the options. */
export function createRecords(
  others: Others,
  clock: () => number = Date.now,
  more: Readonly<Record<string, OrgObject>> = {},
): Records {
  const records = createTables(others, clock, defineObjects(more))
  for (const [name, rows] of [...Object.entries(SAMPLES), ...givenRows(more)]) {
    const object = records.object(name)
    for (const row of rows) if (object) records.create(object, row)
  }
  return records
}

function createTables(others: Others, clock: () => number, objects: readonly ObjectDefinition[]): Records {
  const tables = new Map(objects.map(({ name }) => [name, new Map<string, OrgRecord>()]))
  const tableOf = ({ name }: ObjectDefinition) => tables.get(name) ?? new Map<string, OrgRecord>()
  const everything = (object: ObjectDefinition): readonly OrgRecord[] =>
    object.readOnly ? others(object.name) : [...tableOf(object).values()]
  const stamp = (): string => new Date(clock()).toISOString().replace('Z', '+0000')
  const change = (object: ObjectDefinition, id: string, fields: OrgRecord): void => {
    const now = stamp()
    const times = { LastModifiedDate: now, SystemModstamp: now }
    tableOf(object).set(id, { ...tableOf(object).get(id), ...named(object, fields), ...times, Id: id })
  }
  return {
    objects,
    object: (name) => objects.find((object) => object.name.toLowerCase() === name.toLowerCase()),
    all: (object, withDeleted = false) =>
      everything(object).filter((record) => withDeleted || record['IsDeleted'] !== true),
    find: (object, id) =>
      tableOf(object).get(id) ??
      everything(object).find((record) => shortId(String(record['Id'])) === shortId(id)),
    create(object, fields) {
      const { Id } = fields
      const id = typeof Id === 'string' ? Id : recordId(object.keyPrefix, tableOf(object).size + 1)
      const made = {
        OwnerId: others('User')[0]?.['Id'] ?? null,
        ...fields,
        CreatedDate: stamp(),
        IsDeleted: false,
      }
      change(object, id, { ...defaults(object), ...made })
      return id
    },
    update: change,
    remove: (object, id) => {
      change(object, id, { IsDeleted: true })
    },
  }
}

function givenRows(more: Readonly<Record<string, OrgObject>>): [name: string, rows: readonly OrgRecord[]][] {
  return Object.entries(more).map(([name, { records = [] }]) => [name, records])
}

/** Fields without a value are null, those of yes and no are false. */
function defaults({ fields }: ObjectDefinition): OrgRecord {
  return Object.fromEntries(fields.map(({ name, type }) => [name, type === 'boolean' ? false : null]))
}

/** The fields under the names that the object has for them; the name of a person is made of its parts. */
function named({ fields }: ObjectDefinition, given: OrgRecord): OrgRecord {
  const entries = Object.entries(given).map(([key, value]) => {
    const field = fields.find(({ name }) => name.toLowerCase() === key.toLowerCase())
    return [field?.name ?? key, value] as const
  })
  const record: OrgRecord = Object.fromEntries(entries)
  const { FirstName, LastName } = record
  const isPerson = LastName !== undefined && LastName !== null && fields.some(({ name }) => name === 'Name')
  return isPerson ? { ...record, Name: [FirstName, LastName].filter(Boolean).join(' ') } : record
}
