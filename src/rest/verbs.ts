import { takeCallback, withCallback } from '../lib/callback.js'
import { Emitter } from '../lib/events.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { defineMethods } from '../lib/methods.js'
import type { RestClient } from './client.js'
import { loadRest } from './lazy.js'
import { Query } from './query.js'
import { OBJECT_VERBS, SObject, type Verbs } from './sobject.js'
import type * as Types from './types.js'
import type {
  Ask,
  BareRequest,
  BodyRequest,
  Destroy,
  Moment,
  Request,
  Retrieve,
  Save,
  Tail,
  Upsert,
} from './verb-types.js'

/** Verbs of a connection besides those of one object. */
const OTHER_VERBS =
  'describeSObject describeGlobal search limits request requestGet requestPost requestPut requestPatch requestDelete'
/** APIs of jsforce that are not here. */
const ELSEWHERE = 'analytics apex bulk bulk2 chatter metadata soap streaming tooling'

type NewOf<T, Name> = Name extends keyof Types.CreateRecords ? Types.CreateRecords[Name] & object : Partial<T>
type Paged<T extends object> = Tail<Types.QueryOptions, Types.QueryResult<T>>

/** The verbs of the REST API on a connection; what they need is loaded with the first call. */
export abstract class RestVerbs<
  Known,
  Events extends Record<keyof Events, (...args: never[]) => void>,
> extends Emitter<Events> {
  #client!: RestClient

  /** Makes one record, or a list of them; without a type first, `attributes.type` of each record tells it. */
  declare create: Save<[type: string], object> & Save<[], object>
  /** As `create`. */
  declare insert: Save<[type: string], object> & Save<[], object>
  /** Changes one record, or a list of them, by `Id`. */
  declare update: Save<[type: string], object> & Save<[], object>
  /** Changes or makes one record, or a list of them, by an external id field. */
  declare upsert: Upsert<[type: string], object> & Upsert<[], object>
  /** Deletes one record, or a list of them, by id. */
  declare destroy: Destroy<[type: string]>
  /** As `destroy`. */
  declare del: Destroy<[type: string]>
  /** As `destroy`. */
  declare delete: Destroy<[type: string]>
  /** Gives one record, or a list of them, by id. */
  declare retrieve: Retrieve<[type: string], Types.AnyRecord>
  /** Describes an object; undefined when `ifModifiedSince` is given, and nothing has changed since. */
  declare describe: Ask<
    [type: string | Types.DescribeRequest],
    Types.DescribeOptions,
    Types.DescribeSObjectResult
  >
  /** As `describe`. */
  declare describeSObject: Ask<[type: string], Types.DescribeOptions, Types.DescribeSObjectResult>
  /** Lists the objects of the org. */
  declare describeGlobal: Ask<[], Types.DescribeOptions, Types.DescribeGlobalResult>
  /** Finds records of several objects by SOSL. */
  declare search: Ask<[sosl: string], Types.RestOptions, Types.SearchResult>
  /** Tells the limits of the org, and what is left of them. */
  declare limits: Ask<[], Types.RestOptions, Types.LimitsInfo>
  /** Gives the records that the user saw last, of all objects or of one. */
  declare recent: Ask<[typeOrLimit?: string | number, limit?: number], Types.RestOptions, Types.AnyRecord[]>
  /** Lists the records that were made or changed between two moments. */
  declare updated: Ask<[type: string, start: Moment, end: Moment], Types.RestOptions, Types.UpdatedResult>
  /** Lists the records that were deleted between two moments. */
  declare deleted: Ask<[type: string, start: Moment, end: Moment], Types.RestOptions, Types.DeletedResult>
  /**
   * A REST request as jsforce has it: JSON in, JSON out.
   *
   * URLs are absolute, from the host's root (`/services/…`), or from the root of the API version (`/sobjects/…`).
   *
   * @throws SalesforceError with the REST error's code, message and fields
   * @example
   * const limits = await conn.request('/limits')
   * const { id } = await conn.request<{ id: string }>({
   *   method: 'POST',
   *   url: '/sobjects/Account',
   *   body: { Name: 'Ada & Sons' },
   * })
   */
  declare request: Request
  /** Sends GET; otherwise as `request`. */
  declare requestGet: BareRequest
  /** Sends POST with a body; otherwise as `request`. */
  declare requestPost: BodyRequest
  /** Sends PUT with a body; otherwise as `request`. */
  declare requestPut: BodyRequest
  /** Sends PATCH with a body; otherwise as `request`. */
  declare requestPatch: BodyRequest
  /** Sends DELETE; otherwise as `request`. */
  declare requestDelete: BareRequest

  static {
    defineMethods(
      this.prototype,
      `${OBJECT_VERBS} ${OTHER_VERBS}`,
      (name) =>
        function (this: RestVerbs<unknown, object>, ...args) {
          const { rest, callback } = takeCallback(args)
          return withCallback(callVerb(this.#client, name, rest), callback)
        },
    )
    for (const name of ELSEWHERE.split(' '))
      Object.defineProperty(this.prototype, name, { get: () => elsewhere(name), configurable: true })
  }

  /** Gives the verbs what they send with. */
  protected serveRest(client: RestClient): void {
    this.#client = client
  }

  /**
   * Finds records by SOQL.
   *
   * @throws SalesforceError such as `MALFORMED_QUERY` or `INVALID_FIELD`
   * @see https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/
   * @example
   * const { records } = await conn.query<Account>(soql`SELECT Id, Name FROM Account WHERE Name = ${name}`)
   * const all = await conn.query('SELECT Id FROM Lead', { autoFetch: true, maxFetch: 50_000 })
   */
  query<T extends object = Types.AnyRecord>(soql: string, ...tail: Paged<T>): Query<Types.QueryResult<T>, T> {
    return new Query(this.#client, 'query', [soql, ...tail])
  }

  /** As `query`, deleted and archived records too. */
  queryAll<T extends object = Types.AnyRecord>(
    soql: string,
    ...tail: Paged<T>
  ): Query<Types.QueryResult<T>, T> {
    return new Query(this.#client, 'queryAll', [soql, ...tail])
  }

  /**
   * A further page of a query.
   *
   * @param locator `nextRecordsUrl` of the page before, or what follows its last slash; it is asked of the
   *   session's own instance, whatever host it names
   */
  queryMore<T extends object = Types.AnyRecord>(
    locator: string,
    ...tail: Paged<T>
  ): Query<Types.QueryResult<T>, T> {
    return new Query(this.#client, 'queryMore', [locator, ...tail])
  }

  /** The verbs for the records of one object. */
  sobject<Name extends keyof Known & string>(
    type: Name,
  ): SObject<Known[Name] & object, NewOf<Known[Name], Name>>
  sobject<T extends object = Types.AnyRecord>(type: string): SObject<T>
  sobject(type: string): unknown {
    return new SObject(this as unknown as Verbs, this.#client, type)
  }
}

async function callVerb(client: RestClient, name: string, args: readonly unknown[]): Promise<unknown> {
  const { verbs } = await loadRest()
  return verbs[name]?.(client, ...args)
}

function elsewhere(name: string): never {
  throw invalidArgument(
    `conn.${name} is not here: use conn.partner, conn.api(stubs), or jsforce with this session: new jsforce.Connection(jsforceOptions(conn)), jsforceOptions from 'strictforce/jsforce'`,
  )
}
