/** A field of an object of the local org. */
export interface FieldDefinition {
  readonly name: string
  /** As a describe tells it: string, int, date, reference, base64 … */
  readonly type: string
  /** Must have a value in a new record. */
  readonly required: boolean
  /** Records can be upserted by it. */
  readonly externalId: boolean
  /** The object that a reference leads to. */
  readonly referenceTo: string | undefined
  /** Set by the org alone. */
  readonly system: boolean
}

/** An object of the local org. */
export interface ObjectDefinition {
  readonly name: string
  /** Three characters that its ids begin with. */
  readonly keyPrefix: string
  /** Its records cannot be changed. */
  readonly readOnly: boolean
  readonly fields: readonly FieldDefinition[]
}

/** Fields of an object by their names: the type, or the name of the object that it refers to, and signs. */
export type OrgFields = Readonly<Record<string, string>>

/** An object that a local org is to have, or more fields and records of one that it has. */
export interface OrgObject {
  /**
   * Types by field: `string`, `int`, `double`, `currency`, `boolean`, `date`, `datetime`, `picklist`, `email`, …, or
   * the name of an object for a reference. A `!` behind it makes the field required, a `#` an external id.
   *
   * @example { Number__c: 'string!#', Amount__c: 'currency', Account__c: 'Account' }
   */
  readonly fields?: OrgFields
  /** Records; an `Id` is made up where it is left out. */
  readonly records?: readonly Readonly<Record<string, string | number | boolean | null>>[]
}

const SYSTEM: OrgFields = {
  Id: 'id',
  IsDeleted: 'boolean',
  OwnerId: 'User',
  CreatedDate: 'datetime',
  LastModifiedDate: 'datetime',
  SystemModstamp: 'datetime',
}

/** The objects that every local org has. */
const STANDARD: Readonly<Record<string, readonly [keyPrefix: string, fields: OrgFields]>> = {
  Account: [
    '001',
    {
      Name: 'string!',
      Type: 'picklist',
      Industry: 'picklist',
      NumberOfEmployees: 'int',
      AnnualRevenue: 'currency',
      BillingCity: 'string',
      BillingState: 'string',
      Phone: 'phone',
      Website: 'url',
      Description: 'textarea',
      ParentId: 'Account',
    },
  ],
  Contact: [
    '003',
    {
      FirstName: 'string',
      LastName: 'string!',
      Name: 'string',
      Email: 'email',
      Phone: 'phone',
      AccountId: 'Account',
    },
  ],
  Opportunity: [
    '006',
    { Name: 'string!', AccountId: 'Account', StageName: 'picklist!', Amount: 'currency', CloseDate: 'date!' },
  ],
  Case: [
    '500',
    {
      CaseNumber: 'string',
      Subject: 'string',
      Status: 'picklist',
      Priority: 'picklist',
      IsEscalated: 'boolean',
      AccountId: 'Account',
    },
  ],
  Lead: [
    '00Q',
    { LastName: 'string!', Company: 'string!', Name: 'string', Email: 'email', Status: 'picklist' },
  ],
  Attachment: ['00P', { Name: 'string!', ParentId: 'Account', Body: 'base64!', ContentType: 'string' }],
}

const USER: OrgFields = {
  Id: 'id',
  Username: 'string!',
  Name: 'string',
  FirstName: 'string',
  LastName: 'string',
  Email: 'email',
  IsActive: 'boolean',
}

/** All objects of an org: the standard ones, those of the users and the org itself, and what the options add. */
export function defineObjects(more: Readonly<Record<string, OrgObject>> = {}): readonly ObjectDefinition[] {
  const names = [...new Set([...Object.keys(STANDARD), ...Object.keys(more)])]
  const objects = names.map((name, index) => {
    const [keyPrefix, fields] = STANDARD[name] ?? [
      `a${index.toString(36).padStart(2, '0')}`,
      { Name: 'string' },
    ]
    return define(name, keyPrefix, { ...SYSTEM, ...fields, ...more[name]?.fields })
  })
  return [
    ...objects,
    { ...define('User', '005', USER), readOnly: true },
    { ...define('Organization', '00D', { Id: 'id', Name: 'string', IsSandbox: 'boolean' }), readOnly: true },
  ]
}

/** The field of that name, in any case. */
export function fieldOf(object: ObjectDefinition, name: string): FieldDefinition | undefined {
  return object.fields.find((field) => field.name.toLowerCase() === name.toLowerCase())
}

/** The name by which a reference leads to its record: `AccountId` to `Account`, `Account__c` to `Account__r`. */
export function relationshipOf({ name, referenceTo }: FieldDefinition): string | undefined {
  if (referenceTo === undefined) return undefined
  return name.endsWith('__c') ? name.replace(/__c$/, '__r') : name.replace(/Id$/, '')
}

/** The name by which an object leads to the records that refer to it. */
export function childrenNameOf(child: ObjectDefinition, { name, referenceTo }: FieldDefinition): string {
  if (name === 'ParentId' && child.name === referenceTo) return `Child${pluralOf(child.name)}`
  return child.name.endsWith('__c') ? pluralOf(child.name).replace('__c', '__r') : pluralOf(child.name)
}

/** A plural that is good enough for labels and relationships. */
export function pluralOf(name: string): string {
  const [stem = '', suffix = ''] = name.split(/(?=__c$)/)
  return `${stem.endsWith('y') ? `${stem.slice(0, -1)}ies` : `${stem}s`}${suffix}`
}

function define(name: string, keyPrefix: string, fields: OrgFields): ObjectDefinition {
  const list = Object.entries(fields).map(([field, text]) => defineField(field, text))
  return { name, keyPrefix, readOnly: false, fields: list }
}

function defineField(name: string, text: string): FieldDefinition {
  const type = text.replace(/[!#]/g, '')
  const isReference = /^[A-Z]/.test(type)
  return {
    name,
    type: isReference ? 'reference' : type,
    required: text.includes('!'),
    externalId: text.includes('#'),
    referenceTo: isReference ? type : undefined,
    system: Object.hasOwn(SYSTEM, name) && name !== 'OwnerId',
  }
}
