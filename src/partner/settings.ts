import type { Call, Contract } from '../../generated/partner/contract.js'
import type { CallOptions } from '../http/call-options.js'
import type { Send } from '../http/transport.js'

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

/** Makes one attempt with the session, and a second one with a renewed session when it is refused. */
export interface CallSessions {
  attempt<Result>(
    attempt: (session: { readonly accessToken: string; readonly instanceUrl: string }) => Promise<Result>,
    isRefusal: (error: unknown) => boolean,
  ): Promise<Result>
}

/** Dependencies of the SOAP APIs of a connection. */
export interface ApiSettings {
  readonly send: Send
  readonly callOptions?: CallOptions | undefined
  readonly session: CallSessions
}
