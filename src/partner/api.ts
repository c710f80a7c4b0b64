import type { Call } from '../../generated/partner/contract.js'
import { createStubs, path, type Stubs } from '../../generated/partner/stubs.js'
import { abortable } from '../abortable.js'
import { isSalesforceError } from '../errors.js'
import type { LiveTokens, Session } from '../session.js'
import type { Send } from '../transport.js'
import { callOptionsHeader, type ClientOptions } from './call-options.js'
import { createCall } from './call.js'

/** All operations of the Partner API, typed, on the session of a connection. */
export type PartnerApi = Stubs

/** What calls on a session need. */
export interface PartnerApiContext {
  readonly session: Pick<Session, 'run'>
  readonly send: Send
  /** API version. */
  readonly version: string
  readonly callOptions: ClientOptions | undefined
}

/** Makes the operations: each renews the session and is repeated once when the session is refused. */
export function createPartnerApi(context: PartnerApiContext): PartnerApi {
  return createStubs(async (name, request, options) => {
    const attempt = (tokens: LiveTokens): Promise<Attempt> =>
      settled(callWith(context, tokens)(name, request, options))
    const { error, result } = await abortable(context.session.run(attempt, isRefused), options?.signal)
    if (error !== undefined) throw error
    return result
  })
}

interface Attempt {
  readonly result?: unknown
  readonly error?: Error
}

async function settled(call: Promise<unknown>): Promise<Attempt> {
  try {
    return { result: await call }
  } catch (error) {
    if (isSalesforceError(error)) return { error }
    throw error
  }
}

function isRefused({ error }: Attempt): boolean {
  return isSalesforceError(error) && error.errorCode === 'INVALID_SESSION_ID'
}

function callWith({ send, version, callOptions }: PartnerApiContext, tokens: LiveTokens): Call {
  return createCall({
    send,
    url: () => `${tokens.instanceUrl}${path}/${version}`,
    headers: () => ({ SessionHeader: { sessionId: tokens.accessToken }, ...callOptionsHeader(callOptions) }),
  })
}
