/** Responses of the loopback server: equal for equal requests. */

const ENVELOPE =
  'xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com"'
const INSTANCE =
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sf="urn:sobject.partner.soap.sforce.com"'
const USER = '005000000000001AAA'
const ORG = '00D000000000001AAA'

/** The envelope of a login, as a raw client sends it. */
export const LOGIN = envelope(
  '<login><username>ada@example.com</username><password>secret</password></login>',
)

/** The envelope of a query, as a raw client sends it. */
export const QUERY = envelope('<query><queryString>SELECT Id, Name FROM Account</queryString></query>')

/** The envelope of a describe call, as a raw client sends it. */
export const DESCRIBE = envelope('<describeSObjects><sObjectType>Account</sObjectType></describeSObjects>')

function envelope(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope ${ENVELOPE} ${INSTANCE}><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
}

/** The answer to an envelope. */
export function soapAnswer(request: string, origin: string, rows: number): string {
  if (request.includes('logout')) return envelope('<logoutResponse/>')
  if (request.includes('describeSObjects')) return envelope(describeAnswer())
  if (request.includes('queryString')) return envelope(queryAnswer(rows))
  return envelope(loginAnswer(origin))
}

function loginAnswer(origin: string): string {
  const user = {
    accessibilityMode: false,
    chatterExternal: false,
    orgAttachmentFileSizeLimit: 5_242_880,
    orgDisallowHtmlAttachments: false,
    orgHasPersonAccounts: false,
    organizationId: ORG,
    organizationMultiCurrency: false,
    organizationName: 'Example',
    profileId: '00e000000000001AAA',
    sessionSecondsValid: 7200,
    userEmail: 'ada@example.com',
    userFullName: 'Ada Lovelace',
    userId: USER,
    userLanguage: 'en_US',
    userLocale: 'en_US',
    userName: 'ada@example.com',
    userTimeZone: 'Europe/London',
    userType: 'Standard',
    userUiSkin: 'Theme3',
  }
  const result = {
    metadataServerUrl: `${origin}/services/Soap/m/64.0/${ORG}`,
    passwordExpired: false,
    sandbox: false,
    serverUrl: `${origin}/services/Soap/u/64.0/${ORG}`,
    sessionId: '00D000000000001!AQ0AQexampleexampleexample',
    userId: USER,
  }
  return `<loginResponse><result>${elements(result)}<userInfo>${elements(user)}</userInfo></result></loginResponse>`
}

function queryAnswer(rows: number): string {
  const records = Array.from({ length: rows }, (_, index) => {
    const id = idOf(index)
    return `<records xsi:type="sf:sObject"><sf:type>Account</sf:type><sf:Id>${id}</sf:Id><sf:Id>${id}</sf:Id><sf:Name>Account ${index}</sf:Name><sf:Industry>Energy</sf:Industry><sf:AnnualRevenue>${index}.5</sf:AnnualRevenue></records>`
  })
  return resultAnswer(records)
}

function idOf(index: number): string {
  return `001${String(index).padStart(12, '0')}AAA`
}

function resultAnswer(records: readonly string[]): string {
  return `<queryResponse><result xsi:type="QueryResult"><done>true</done><queryLocator xsi:nil="true"/>${records.join('')}<size>${records.length}</size></result></queryResponse>`
}

/** The answer to a query by an Enterprise WSDL. */
export function enterpriseAnswer(rows: number): string {
  const records = Array.from(
    { length: rows },
    (_, index) =>
      `<records xsi:type="sf:Account"><sf:Id>${idOf(index)}</sf:Id><sf:Name>Account ${index}</sf:Name><sf:Industry>Energy</sf:Industry><sf:AnnualRevenue>${index}.5</sf:AnnualRevenue></records>`,
  )
  return envelope(resultAnswer(records)).replaceAll('partner.soap', 'enterprise.soap')
}

/** The same rows as JSON, in the form in which the client gives them. */
export function jsonAnswer(rows: number, of: string): string {
  const records = Array.from({ length: rows }, (_, index) => {
    const fields = { Id: idOf(index), Name: `Account ${index}`, Industry: 'Energy' }
    return of === 'partner'
      ? { type: 'Account', ...fields, AnnualRevenue: `${index}.5` }
      : { 'xsi:type': 'Account', ...fields, AnnualRevenue: index + 0.5 }
  })
  return JSON.stringify({ done: true, queryLocator: null, records, size: rows })
}

/** A page of records of the REST API. */
export function pageAnswer(count: number): object {
  const records = Array.from({ length: count }, (_, index) => {
    const Id = `001${String(index).padStart(12, '0')}AAA`
    const attributes = { type: 'Account', url: `/services/data/v64.0/sobjects/Account/${Id}` }
    return { attributes, Id, Name: `Account ${index}`, Industry: 'Energy', AnnualRevenue: index + 0.5 }
  })
  return { totalSize: count, done: true, records }
}

function describeAnswer(): string {
  const flags =
    'activateable createable custom customSetting deletable deprecatedAndHidden feedEnabled layoutable mergeable queryable replicateable retrieveable searchable triggerable undeletable updateable'
  const all = Object.fromEntries(flags.split(' ').map((name) => [name, true]))
  const fields = Array.from({ length: 50 }, (_, index) => fieldAnswer(`Field${index}`))
  return `<describeSObjectsResponse><result>${elements(all)}${fields.join('')}${elements({ keyPrefix: '001', label: 'Account', labelPlural: 'Accounts', name: 'Account' })}</result></describeSObjectsResponse>`
}

function fieldAnswer(name: string): string {
  const flags =
    'autoNumber calculated caseSensitive createable custom defaultedOnCreate deprecatedAndHidden filterable groupable idLookup nameField nillable permissionable restrictedPicklist sortable unique updateable'
  const all = Object.fromEntries(flags.split(' ').map((flag) => [flag, false]))
  return `<fields>${elements({ ...all, byteLength: 765, digits: 0, label: name, length: 255, name, precision: 0, scale: 0, soapType: 'xsd:string', type: 'string' })}</fields>`
}

function elements(record: Readonly<Record<string, unknown>>): string {
  return Object.entries(record)
    .map(([name, value]) => `<${name}>${String(value)}</${name}>`)
    .join('')
}

/** The answer of the token endpoint. */
export function tokenAnswer(origin: string, count: number): object {
  return {
    access_token: `00D000000000001!fresh${count}`,
    token_type: 'Bearer',
    instance_url: origin,
    id: `${origin}/id/${ORG}/${USER}`,
    issued_at: '1767225600000',
    signature: 'c2lnbmF0dXJl',
    scope: 'api refresh_token',
  }
}
