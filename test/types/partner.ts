import type { Operations, OperationName } from '../../generated/partner/operations.js'
import { createStubs, type Stubs } from '../../generated/partner/stubs.js'
import type { ExceptionCode } from '../../generated/partner/faults.js'
import type {
  AnyDescribeLayoutComponent,
  AnyProcessRequest,
  FieldLayoutComponent,
  LoginResult,
  ProcessSubmitRequest,
  QueryResult,
  SaveResult,
} from '../../generated/partner/types.js'
import type { SObject } from '../../generated/partner/sobjects.js'

type Equals<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
type IsAny<T> = 0 extends 1 & T ? true : false
const yes = <T extends true>(): T | undefined => undefined

const stubs: Stubs = createStubs(() => Promise.resolve(undefined))

// Requests.
export const calls: readonly Promise<unknown>[] = [
  stubs.login({ username: 'u', password: 'p' }),
  stubs.login({ username: 'u', password: 'p' }, { headers: { LoginScopeHeader: { organizationId: '00D' } } }),
  stubs.logout(),
  stubs.logout({}, { headers: { SessionHeader: { sessionId: 's' } }, signal: AbortSignal.timeout(1) }),
  stubs.query({ queryString: 'q' }, { headers: { QueryOptions: { batchSize: 200 } } }),
  stubs.query(
    { queryString: 'q' },
    { onHeaders: ({ LimitInfoHeader }) => LimitInfoHeader?.limitInfo?.[0]?.current.toFixed() },
  ),
  stubs.create({ sObjects: [{ type: 'Account', Name: 'x', NumberOfEmployees: 3 }] }),
  stubs.setPassword({ userId: '005', password: 'p' }),

  // @ts-expect-error a password is needed
  stubs.login({ username: 'u' }),
  // @ts-expect-error no such key
  stubs.login({ username: 'u', password: 'p', token: 't' }),
  // @ts-expect-error not null
  stubs.login({ username: 'u', password: null }),
  // @ts-expect-error a request is needed
  stubs.query(),
  // @ts-expect-error logout does not take QueryOptions
  stubs.logout({}, { headers: { QueryOptions: { batchSize: 200 } } }),
  // @ts-expect-error logout has nothing in its request
  stubs.logout({ sessionId: 's' }),
  // @ts-expect-error the type of a record is needed
  stubs.create({ sObjects: [{ Name: 'x' }] }),
  // @ts-expect-error no such operation
  stubs.logon({}),
]

// Results are bare, and none is any.
type Result<Name extends OperationName> = Operations[Name]['result']
yes<Equals<Result<'login'>, LoginResult>>()
yes<Equals<Result<'logout'>, void>>()
yes<Equals<Result<'query'>, QueryResult>>()
yes<Equals<Result<'create'>, readonly SaveResult[]>>()
yes<Equals<Result<'retrieve'>, readonly (SObject | null)[]>>()
yes<Equals<Awaited<ReturnType<Stubs['getServerTimestamp']>>['timestamp'], Date>>()
yes<Equals<{ [Name in OperationName]: IsAny<Result<Name>> }[OperationName], false>>()
yes<Equals<{ [Name in OperationName]: IsAny<Operations[Name]['request']> }[OperationName], false>>()
yes<Equals<keyof Stubs, OperationName>>()

// Required, optional, null.
export const nullable: LoginResult['serverUrl'] = null
// @ts-expect-error the flag is always there
export const absent: LoginResult['passwordExpired'] = null
export const record: SObject = { type: 'Account', Anything__c: 1 }

// Enumerations are closed.
export const known: ExceptionCode = 'INVALID_SESSION_ID'
// @ts-expect-error a typing mistake
export const mistaken: ExceptionCode = 'INVALID_SESION_ID'

// Derived types narrow by their name.
export function layoutOf(component: AnyDescribeLayoutComponent): FieldLayoutComponent | undefined {
  return component['xsi:type'] === 'FieldLayoutComponent' ? component : undefined
}
const submit: Omit<ProcessSubmitRequest, 'xsi:type'> = {
  comments: null,
  objectId: '001',
  submitterId: null,
  processDefinitionNameOrId: null,
  skipEntryCriteria: null,
}
export const process: Promise<unknown> = stubs.process({
  actions: [{ ...submit, 'xsi:type': 'ProcessSubmitRequest' }],
})
// @ts-expect-error no type of that name extends ProcessRequest
export const foreign: AnyProcessRequest = { comments: null, 'xsi:type': 'LoginResult' }
// @ts-expect-error the derived type has elements of its own
export const bare: AnyProcessRequest = { comments: null, 'xsi:type': 'ProcessSubmitRequest' }

// Faults are told per operation.
yes<Equals<Operations['login']['faults']['exceptionCode'], ExceptionCode>>()
