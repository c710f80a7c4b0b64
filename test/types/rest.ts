import jsforce, {
  Connection,
  isSalesforceError,
  type DescribeGlobalResult,
  type DescribeSObjectResult,
  type Field,
  type partner,
  type Query,
  type QueryResult,
  type Record,
  type SaveResult,
  type Schema,
  type SObject,
  type UpsertResult,
} from '../../src/index.js'

type Equals<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const yes = <T extends true>(): T | undefined => undefined

interface Account {
  Id: string
  Name: string
  Industry: string | null
}

declare module '../../src/index.js' {
  interface Records {
    Mill__c: { Id: string; Name: string; Wheels__c: number | null }
  }
  interface CreateRecords {
    Mill__c: { Name: string; Wheels__c?: number | null }
  }
}

const conn = new Connection({ accessToken: 'x', instanceUrl: 'https://mydomain.my.salesforce.com' })
const controller = new AbortController()

// jsforce 3's annotation of a connection with a schema, and its default export.
export const other: Connection<Schema> = new Connection<Schema>()
export const third: jsforce.Connection = new jsforce.Connection()
export const row: jsforce.Record = {}

// Queries: the type that is asked for, or records of an unnamed one.
export async function queries(): Promise<void> {
  const page = await conn.query<Account>('SELECT Id, Name, Industry FROM Account')
  yes<Equals<typeof page, QueryResult<Account>>>()
  const name: string = page.records[0]!.Name
  const { records }: QueryResult = await conn.query('SELECT Id FROM Account')
  const some: Record[] = records
  const number: number = some[0]!['Amount'].toFixed().length
  const query: Query<QueryResult<Account>, Account> = conn.queryAll<Account>('q').autoFetch(true).maxFetch(5)
  for await (const { Industry } of query) yes<Equals<typeof Industry, string | null>>()
  query.on('record', (record, index) => record.Name.padEnd(index)).on('error', (error) => error.message)
  yes<Equals<Awaited<ReturnType<typeof query.run>>, QueryResult<Account>>>()
  conn.query('q', { signal: controller.signal, timeout: 5 }, (_error, result) => result?.totalSize)
  // @ts-expect-error no such field
  name.concat(page.records[0]!.Nmae, String(number))
  // @ts-expect-error no such option
  await conn.query('q', { autofetch: true })
}

// The verbs of one object: of a known one, of a given type, of any.
export async function rows(): Promise<void> {
  const mills = conn.sobject('Mill__c')
  const [mill] = await mills
    .find({ Name: { $like: 'x%' } }, 'Id, Name')
    .sort('Name')
    .limit(1)
  yes<Equals<NonNullable<typeof mill>['Wheels__c'], number | null>>()
  await mills.create({ Name: 'x' })
  // @ts-expect-error the name is required
  await mills.create({ Wheels__c: 3 })
  await mills.update({ Id: 'x', Wheels__c: 3 })
  yes<Equals<Awaited<ReturnType<typeof mills.count>>, number>>()
  const accounts: SObject<Account> = conn.sobject<Account>('Account')
  const found = await accounts.findOne({ Name: 'x' })
  yes<Equals<typeof found, Account | null>>()
  const one: Account = await accounts.retrieve('001')
  const many: Account[] = await accounts.retrieve(['001', '002'], { fields: ['Name'], timeout: 5 })
  const part: Account = await accounts.record(one.Id).retrieve()
  await accounts.record(part.Id).update({ Name: many[0]!.Name })
  await conn.sobject('Any__c').create({ What__c: 1 })
}

// Results of saves tell by `success` what they hold.
export async function saves(): Promise<void> {
  const made = await conn.create('Account', { Name: 'x' })
  yes<Equals<typeof made, SaveResult>>()
  if (made.success) made.id.length.toFixed()
  else made.errors.map(({ errorCode, statusCode, fields }) => [errorCode, statusCode, ...fields, made.index])
  const list = await conn.create('Account', [{ Name: 'x' }], { allOrNone: true, signal: controller.signal })
  yes<Equals<typeof list, SaveResult[]>>()
  const merged: UpsertResult = await conn.upsert('Account', { Key__c: 'x' }, 'Key__c', { timeout: 5 })
  yes<Equals<typeof merged.created, boolean | undefined>>()
  await conn.insert({ type: 'Account', Name: 'x' })
  await conn.delete('Account', ['001'], (_error, results) => results?.map(({ success }) => success))
  // @ts-expect-error an object is needed
  await conn.destroy(['001'])
}

export async function org(): Promise<void> {
  const all: DescribeGlobalResult = await conn.describeGlobal({ timeout: 5 })
  const account: DescribeSObjectResult = await conn.describe(all.sobjects[0]!.name, {
    ifModifiedSince: new Date(),
  })
  const fields: Field[] = account.fields
  fields.map(({ referenceTo, picklistValues }) => [
    ...referenceTo,
    ...picklistValues.map(({ value }) => value),
  ])
  await conn.updated('Account', new Date(), '2026-01-31T00:00:00Z', { signal: controller.signal })
  await conn.recent('Account', 5)
  await conn.recent(5, { timeout: 5 })
  await conn.sobject('Account').recent({ timeout: 5 })
  await conn.recent()
  const { id } = await conn.requestPost<{ id: string }>('/sobjects/Account', { Name: 'x' }, { timeout: 5 })
  id.concat('')
}

// SOAP's types that share a name with REST's are in the namespace `partner`.
export async function soap(): Promise<void> {
  const result: partner.QueryResult = await conn.partner.query({ queryString: 'q' })
  const saved: readonly partner.SaveResult[] = await conn.partner.create({
    sObjects: [{ type: 'Account', Name: 'x' }],
  })
  yes<Equals<(typeof result)['size'], number>>()
  const described: jsforce.partner.DescribeSObjectResult | undefined = undefined
  // @ts-expect-error REST's result is another one
  const rest: QueryResult = result
  await Promise.all([saved, described, rest])
}

export function refused(error: unknown): boolean {
  return isSalesforceError(error) && error.errorCode === 'INVALID_FIELD' && error.fields?.[0] === 'Name'
}
