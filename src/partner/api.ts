/**
 * The SOAP APIs: encodes requests, decodes responses and judges faults by generated tables; used by `connection`.
 */
import type { Call, Contract, RequestOptions } from '../../generated/partner/contract.js'
import type { SObject } from '../../generated/partner/sobjects.js'
import * as partner from '../../generated/partner/stubs.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import type { CallOptions } from '../http/call-options.js'
import { isSessionRefusal } from '../http/refusal.js'
import type { Send } from '../http/transport.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { once } from '../lib/once.js'
import { abortable } from '../lib/time.js'
import { callOptionsHeader, createCall } from './endpoint.js'
import { records, type RecordsOptions } from './records.js'

/** All operations of the Partner API, on the session of a connection. */
export interface PartnerApi extends partner.Stubs {
  /**
   * The records of a query one by one, whatever the number of batches.
   *
   * @example
   * for await (const record of conn.partner.records('SELECT Id, Name FROM Account')) console.log(record.Id)
   */
  records(soql: string, options?: RecordsOptions): AsyncGenerator<SObject, void, undefined>
}

/** Stubs that `strictforce generate` wrote, as a module: `import * as salesforce from './salesforce/stubs.js'`. */
export interface StubsModule<Api> {
  /** Path of the service, above the version. */
  readonly path: string
  /** Path of the service, with its version. */
  readonly endpoint: string
  /** Version of the contract, which is the version that is called; empty where the service has none. */
  readonly version: string
  /** Makes the operations over one call. */
  readonly createStubs: (call: Call) => Api
  /** Loads what the operations are encoded by. */
  readonly loadContract: () => Promise<Contract>
}

/** Dependencies of a call. */
export interface CallSession {
  readonly accessToken: string
  readonly instanceUrl: string
}

/** Makes one attempt with the session, and a second one with a renewed session when it is refused. */
export interface CallSessions {
  attempt<Result>(
    attempt: (session: CallSession) => Promise<Result>,
    isRefusal: (error: unknown) => boolean,
  ): Promise<Result>
}

/** Dependencies of the SOAP APIs of a connection. */
export interface ApiSettings {
  readonly send: Send
  readonly callOptions?: CallOptions | undefined
  readonly session: CallSessions
}

/** The API version from which SOAP takes access tokens in JWT format. */
const JWT_VERSION = 68

/** Makes the operations of the Partner API, at a version of the caller's. */
export function createPartnerApi(settings: ApiSettings, version: string): PartnerApi {
  const stubs = createApi(settings, { ...partner, version, endpoint: `${partner.path}/${version}` })
  return { ...stubs, records: (soql, options) => records(stubs, soql, options) }
}

/**
 * Makes the operations of a contract on a session.
 *
 * @throws TypeError when the module holds no stubs
 */
export function createApi<Api>(settings: ApiSettings, stubs: StubsModule<Api>): Api {
  if (!isStubs(stubs)) throw invalidArgument('These are no stubs: give the whole module that generate wrote')
  const { endpoint, version } = stubs
  const contract = once(stubs.loadContract)
  const { send, callOptions, session } = settings
  return stubs.createStubs((operation, request, options) => {
    const call = session.attempt(
      ({ accessToken, instanceUrl }) => {
        if (isJwt(accessToken) && version !== '' && Number(version) < JWT_VERSION)
          return Promise.reject(jwtRefused())
        const headers = { SessionHeader: { sessionId: accessToken }, ...callOptionsHeader(callOptions) }
        const url = `${instanceUrl}${endpoint}`
        return createCall({ send, contract, version, url, headers })(operation, request, options)
      },
      (error) => !hasOwnSession(options) && isSessionRefusal(error),
    )
    return abortable(call, options?.signal)
  })
}

/** A session that the caller gave for one call is not renewed. */
function hasOwnSession(options: RequestOptions | undefined): boolean {
  return options?.headers?.['SessionHeader'] !== undefined
}

function isStubs({ createStubs, loadContract, endpoint, version }: Partial<StubsModule<unknown>>): boolean {
  const functions = [createStubs, loadContract].every((member) => typeof member === 'function')
  return functions && typeof endpoint === 'string' && typeof version === 'string'
}

function isJwt(token: string): boolean {
  return /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(token)
}

function jwtRefused(): SalesforceError {
  return new SalesforceError(
    'Access tokens in JWT format work for REST only: switch them off for the app in Setup to use the SOAP API',
    { errorCode: 'INVALID_SESSION_ID', verdict: 'configuration' },
  )
}
