import type { OperationName, Operations } from '../../generated/partner/operations.js'
import type { SObject } from '../../generated/partner/sobjects.js'
import type { UnexpectedErrorFault } from '../../generated/partner/faults.js'
import * as partnerStubs from '../../generated/partner/stubs.js'
import type { Connection, ErrorCode, ExceptionCode, FaultOf, PartnerApi } from '../../src/index.js'
import { isFault, records } from '../../src/index.js'

type Equals<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
type IsAny<T> = 0 extends 1 & T ? true : false
const yes = <T extends true>(): T | undefined => undefined

declare const conn: Connection

// All 63 operations are on the session, each with the request, the options and the result of the contract.
type Request<Name extends OperationName> = NonNullable<Parameters<PartnerApi[Name]>[0]>
type Options<Name extends OperationName> = NonNullable<Parameters<PartnerApi[Name]>[1]>
type Result<Name extends OperationName> = Awaited<ReturnType<PartnerApi[Name]>>
type Each<Test extends Record<OperationName, boolean>> = Test[OperationName]
yes<Equals<Exclude<keyof PartnerApi, OperationName>, 'records'>>()
yes<Each<{ [Name in OperationName]: Equals<Request<Name>, Operations[Name]['request']> }>>()
yes<Each<{ [Name in OperationName]: Equals<Result<Name>, Operations[Name]['result']> }>>()
yes<
  Each<{
    [Name in OperationName]: Equals<NonNullable<Options<Name>['headers']>, Operations[Name]['requestHeaders']>
  }>
>()
yes<
  Each<{
    [Name in OperationName]: Equals<
      Parameters<NonNullable<Options<Name>['onHeaders']>>[0],
      Operations[Name]['responseHeaders']
    >
  }>
>()
yes<
  Equals<
    Each<{ [Name in OperationName]: IsAny<Request<Name>> | IsAny<Result<Name>> | IsAny<FaultOf<Name>> }>,
    false
  >
>()
yes<Each<{ [Name in OperationName]: Equals<FaultOf<Name>['exceptionCode'], ExceptionCode> }>>()

// Headers: those that the operation takes.
export const calls = (): readonly unknown[] => [
  conn.partner.query({ queryString: 'q' }, { headers: { QueryOptions: { batchSize: 200 } } }),
  // @ts-expect-error getUserInfo does not take QueryOptions
  conn.partner.getUserInfo({}, { headers: { QueryOptions: { batchSize: 200 } } }),
  // @ts-expect-error batchSize is a number
  conn.partner.query({ queryString: 'q' }, { headers: { QueryOptions: { batchSize: '200' } } }),
]

// Records.
export async function readAll(): Promise<void> {
  const options = { headers: { QueryOptions: { batchSize: 200 } }, signal: AbortSignal.timeout(1), all: true }
  for await (const record of conn.partner.records('SELECT Id FROM Account', options)) {
    yes<Equals<typeof record, SObject>>()
  }
  // @ts-expect-error query does not take EmailHeader
  conn.partner.records('q', { headers: { EmailHeader: {} } })
}

// Stubs of one's own.
const api = (): partnerStubs.Stubs => conn.api(partnerStubs)
yes<Equals<ReturnType<typeof api>, partnerStubs.Stubs>>()
export const own: AsyncGenerator<SObject, void, undefined> = records(api(), 'q')
// @ts-expect-error no module of stubs
conn.api({ createStubs: () => ({}) })

// Faults narrow, by the operation and by their name.
export function judge(error: unknown): number | string | undefined {
  if (isFault(error, 'query')) {
    yes<Equals<typeof error.errorCode, ExceptionCode>>()
    // @ts-expect-error not every fault has a row
    void error.fault.row
    if (error.fault['xsi:type'] === 'MalformedQueryFault') return error.fault.row + error.fault.column
    // @ts-expect-error query has no LoginFault
    if (error.fault['xsi:type'] === 'LoginFault') return undefined
    if (error.errorCode === 'INVALID_QUERY_LOCATOR') return 'start again'
    // @ts-expect-error a typing mistake
    if (error.errorCode === 'INVALID_QUERY_LOCATER') return undefined
  }
  if (isFault(error)) return error.fault.extendedErrorDetails?.[0]?.extendedErrorCode
  return undefined
}
yes<Equals<FaultOf<'describeAllTabs'>, UnexpectedErrorFault>>()
export const code: ErrorCode = 'MALFORMED_QUERY'
