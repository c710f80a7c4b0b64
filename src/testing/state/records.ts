import { recordId, shortId } from '../ids.js'

/** A record: its fields by name, `Id` among them. */
export type OrgRecord = Readonly<Record<string, string | number | boolean | null>>

/** The objects that the local org knows. */
export type ObjectName = 'Account' | 'User' | 'Organization'

/** The data behind queries: a few accounts, the users and the organization. */
export interface Records {
  all(object: ObjectName): readonly OrgRecord[]
  find(object: ObjectName, id: string): OrgRecord | undefined
  /** Stores a new account and gives its id. */
  createAccount(fields: OrgRecord): string
  updateAccount(id: string, fields: OrgRecord): void
  deleteAccount(id: string): void
}

/** The fields that can be queried. */
export const FIELDS: Readonly<Record<ObjectName, readonly string[]>> = {
  Account: ['Id', 'Name', 'Industry', 'NumberOfEmployees'],
  User: ['Id', 'Username', 'Name', 'Email', 'IsActive'],
  Organization: ['Id', 'Name', 'IsSandbox'],
}

const SAMPLES = [
  { Id: recordId('001', 1), Name: 'Analytical Engines', Industry: 'Technology', NumberOfEmployees: 42 },
  { Id: recordId('001', 2), Name: 'Difference & Sons', Industry: 'Manufacturing', NumberOfEmployees: 7 },
  { Id: recordId('001', 3), Name: 'Loom <Jacquard>', Industry: null, NumberOfEmployees: null },
]

/** The object of that name, in any case. */
export function findObject(name: string): ObjectName | undefined {
  const objects: readonly ObjectName[] = ['Account', 'User', 'Organization']
  return objects.find((object) => object.toLowerCase() === name.toLowerCase())
}

/** Three accounts, and what `others` tells about users and organization. */
export function createRecords(others: (object: 'User' | 'Organization') => readonly OrgRecord[]): Records {
  const accounts = new Map<string, OrgRecord>(SAMPLES.map((account) => [account.Id, account]))
  let created = accounts.size
  const all = (object: ObjectName): readonly OrgRecord[] =>
    object === 'Account' ? [...accounts.values()] : others(object)
  return {
    all,
    find: (object, id) => all(object).find((record) => shortId(String(record['Id'])) === shortId(id)),
    createAccount(fields) {
      created += 1
      const Id = recordId('001', created)
      accounts.set(Id, { Industry: null, NumberOfEmployees: null, ...fields, Id })
      return Id
    },
    updateAccount: (Id, fields) => void accounts.set(Id, { ...accounts.get(Id), ...fields, Id }),
    deleteAccount: (id) => void accounts.delete(id),
  }
}
