import { Emitter } from '../lib/events.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { defineMethods } from '../lib/methods.js'
import type { RestClient } from './client.js'
import { callVerb } from './lazy.js'
import { Query } from './query.js'
import { OBJECT_VERBS, SObject } from './sobject.js'
import type * as Types from './types.js'
import type { Listeners, NewOf, OrgVerbs, Queries } from './verb-types.js'

/** Verbs of a connection besides those of one object. */
const OTHER_VERBS =
  'describeSObject describeGlobal search limits request requestGet requestPost requestPut requestPatch requestDelete'
/** APIs of jsforce that are not here. */
const ELSEWHERE = 'analytics apex bulk bulk2 chatter metadata soap streaming tooling'

// eslint-disable-next-line @typescript-eslint/no-unused-vars -- the class has these parameters, too
export interface RestVerbs<Known, Events extends Listeners<Events>> extends OrgVerbs, Queries {}

/** The verbs of the REST API on a connection; what they need is loaded with the first call. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging
export abstract class RestVerbs<Known, Events extends Listeners<Events>> extends Emitter<Events> {
  #client!: RestClient

  static {
    const prototype = this.prototype as RestVerbs<unknown, object>
    defineMethods(prototype, `${OBJECT_VERBS} ${OTHER_VERBS}`, (self, name, args) =>
      callVerb(self.#client, name, args),
    )
    defineMethods(
      prototype,
      'query queryAll queryMore',
      (self, name, args) => new Query(self.#client, name, args),
    )
    for (const name of ELSEWHERE.split(' '))
      Object.defineProperty(this.prototype, name, { get: () => elsewhere(name), configurable: true })
  }

  /** Gives the verbs what they send with. */
  protected serveRest(client: RestClient): void {
    this.#client = client
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
