/**
 * The SOAP APIs: encodes requests, decodes responses and judges faults by generated tables; used by `connection`.
 */
import type { SObject } from '../../generated/partner/sobjects.js'
import * as partner from '../../generated/partner/stubs.js'
import { traceCaller } from '../lib/callback.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { once } from '../lib/once.js'
import { protocol } from './lazy.js'
import type { RecordsOptions } from './each-record.js'
import { records } from './records.js'
import type { ApiSettings, StubsModule } from './settings.js'

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
  const load = once(async () => (await protocol()).sessionCall(settings, stubs))
  return stubs.createStubs((operation, request, options) =>
    traceCaller(load().then((call) => call(operation, request, options))),
  )
}

function isStubs({ createStubs, loadContract, endpoint, version }: Partial<StubsModule<unknown>>): boolean {
  const functions = [createStubs, loadContract].every((member) => typeof member === 'function')
  return functions && typeof endpoint === 'string' && typeof version === 'string'
}
