import type { Contract, Operation } from '../../generated/partner/contract.js'
import { schemaOf } from './schema.js'
import { parseWsdl, type Prepared } from './soap.js'

const NONE: ReadonlySet<string> = new Set()

/** Types that are kept ready beyond those that every call of an operation needs. */
const MAX_TYPES = 16

/** The newest parse of an operation's WSDL, and the types in it that were asked for by name. */
interface Slot {
  readonly types: ReadonlySet<string>
  readonly ready: Promise<Prepared>
}

const slots = new WeakMap<Contract, Map<string, Slot>>()

/**
 * Puts an operation's WSDL together and has node-soap parse it: once per process, and again whenever a value
 * is of a type that is not among those parsed. Types that were asked for stay, up to a number that keeps the
 * parse short.
 *
 * @param types - local names of types that must be there
 * @throws TypeError when the contract has no such operation
 */
export function prepare(
  contract: Contract,
  name: string,
  types: ReadonlySet<string> = NONE,
): Promise<Prepared> {
  const known = slots.get(contract) ?? new Map<string, Slot>()
  slots.set(contract, known)
  const slot = known.get(name)
  if (slot !== undefined && [...types].every((type) => slot.types.has(type))) return slot.ready
  const operation = Object.hasOwn(contract.operations, name) ? contract.operations[name] : undefined
  if (operation === undefined)
    return Promise.reject(new TypeError('The contract has no operation of that name'))
  const both = new Set([...(slot?.types ?? []), ...types])
  const chosen = both.size > MAX_TYPES ? new Set(types) : both
  const fresh = { types: chosen, ready: parse(contract, operation, chosen) }
  known.set(name, fresh)
  fresh.ready.catch(() => known.get(name) === fresh && known.delete(name))
  return fresh.ready
}

/**
 * Does something with an operation: again, with more types, when it turns out to need them.
 *
 * @param types - local names of types that are needed for sure
 */
export async function withTypes<Result>(
  contract: Contract,
  name: string,
  work: (ready: Prepared) => Result | Promise<Result>,
  types = new Set<string>(),
): Promise<Result> {
  for (;;) {
    const ready = await prepare(contract, name, types)
    const outcome = await settled(work, ready)
    const more = [...ready.schema.missing].filter((type) => !types.has(type))
    if (more.length === 0) return outcome()
    for (const type of more) types.add(type)
  }
}

/** What came of it, to be given or thrown later. */
async function settled<Result>(
  work: (ready: Prepared) => Result | Promise<Result>,
  ready: Prepared,
): Promise<() => Result> {
  try {
    const result = await work(ready)
    return () => result
  } catch (error) {
    return () => {
      throw error
    }
  }
}

async function parse(
  contract: Contract,
  operation: Operation,
  types: ReadonlySet<string>,
): Promise<Prepared> {
  const wsdl = await parseWsdl(contract.wsdlOf(operation, types), operation.name)
  const schema = schemaOf(wsdl, contract.namespace, contract.hasType)
  for (const name of ['_in', '_out', operation.input]) Reflect.deleteProperty(wsdl.definitions.messages, name)
  return { operation, namespace: contract.namespace, wsdl, schema }
}
