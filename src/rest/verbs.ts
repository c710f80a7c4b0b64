import { Emitter } from '../lib/events.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { defineMethods } from '../lib/methods.js'
import type { RestClient } from './client.js'
import { callVerb } from './lazy.js'
import { Query } from './query.js'
import { OBJECT_VERBS, SObject } from './sobject.js'
import type * as Types from './types.js'
import type { OrgVerbs, Tail } from './verb-types.js'

/** Verbs of a connection besides those of one object. */
const OTHER_VERBS =
  'describeSObject describeGlobal search limits request requestGet requestPost requestPut requestPatch requestDelete'
/** APIs of jsforce that are not here. */
const ELSEWHERE = 'analytics apex bulk bulk2 chatter metadata soap streaming tooling'

type NewOf<T, Name> = Name extends keyof Types.CreateRecords ? Types.CreateRecords[Name] & object : Partial<T>
type Paged<T extends object> = Tail<Types.QueryOptions, Types.QueryResult<T>>
type Listeners<Events> = Record<keyof Events, (...args: never[]) => void>

// eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- the class has these methods, too
export interface RestVerbs<Known, Events extends Listeners<Events>> extends OrgVerbs {}

/** The verbs of the REST API on a connection; what they need is loaded with the first call. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export abstract class RestVerbs<Known, Events extends Listeners<Events>> extends Emitter<Events> {
  #client!: RestClient

  static {
    const names = `${OBJECT_VERBS} ${OTHER_VERBS}`
    defineMethods(this.prototype as RestVerbs<unknown, object>, names, (self, name, args) =>
      callVerb(self.#client, name, args),
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
    return new Query(this.#client, { soql }, tail)
  }

  /** As `query`, deleted and archived records too. */
  queryAll<T extends object = Types.AnyRecord>(
    soql: string,
    ...tail: Paged<T>
  ): Query<Types.QueryResult<T>, T> {
    return new Query(this.#client, { soql, scanAll: true }, tail)
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
    return new Query(this.#client, { locator }, tail)
  }

  /** The verbs for the records of one object. */
  sobject<Name extends keyof Known & string>(
    type: Name,
  ): SObject<Known[Name] & object, NewOf<Known[Name], Name>>
  sobject<T extends object = Types.AnyRecord>(type: string): SObject<T>
  sobject(type: string): unknown {
    return new SObject(this.#client, type)
  }
}

function elsewhere(name: string): never {
  throw invalidArgument(
    `conn.${name} is not here: use conn.partner, conn.api(stubs), or jsforce with this session: new jsforce.Connection(jsforceOptions(conn)), jsforceOptions from 'strictforce/jsforce'`,
  )
}
