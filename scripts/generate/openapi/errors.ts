import { byName } from '../files.js'
import { isObject, objectAt, type Contract, type Path } from './contract.js'
import { table } from './print.js'
import { mappingOf, placesOf, valuesOf } from './tables.js'

/** An error as an answer holds it. */
interface DocumentedError {
  readonly error: string
  /** Undefined when the words are not known. */
  readonly description: string | undefined
}

const CATALOGUE: Path = ['components', 'x-errors']
const START: Path = ['components', 'schemas', 'DeviceAuthorizationRequest']

/**
 * Writes what the endpoints are documented to refuse with, from the extension `x-errors`: the errors by name,
 * and the names by grant and by operation.
 *
 * @throws ContractError when an error has no code of the contract, or a list names one that is not there
 */
export function errorsText(contract: Contract): string {
  const errors = catalogueOf(contract)
  const listed = (places: ReadonlyMap<string, Path>): object => {
    const lists = [...places].map(([key, path]) => [key, namesAt(contract, path, errors)] as const)
    return Object.fromEntries(lists.filter(([, names]) => names.length > 0))
  }
  const parts = [
    INTERFACE,
    table('documentedErrors', 'The documented errors, by name.', Object.fromEntries(errors)),
    table('grantErrors', 'Names by `grant_type`.', listed(mappingOf(contract, 'TokenRequest'))),
    table(
      'deviceAuthorizationErrors',
      'Names for the start of the device flow.',
      namesAt(contract, START, errors),
    ),
    table('operationErrors', 'Names by operationId, besides the grants.', listed(placesOf(contract))),
    table('tokenRefusals', 'The words that refuse an access token.', valuesOf(contract, 'TokenRefusal')),
  ]
  return `${parts.join('\n\n')}\n`
}

function catalogueOf(contract: Contract): ReadonlyMap<string, DocumentedError> {
  const codes = valuesOf(contract, 'OAuthErrorCode')
  const entries = Object.entries(objectAt(contract, CATALOGUE) ?? {}).map(([name, entry]) => {
    const { error, error_description: description } = isObject(entry) ? entry : {}
    if (typeof error !== 'string' || !codes.includes(error))
      throw contract.error([...CATALOGUE, name], `${name} needs an error that OAuthErrorCode has`)
    return [name, { error, description: typeof description === 'string' ? description : undefined }] as const
  })
  return new Map(entries.sort(([a], [b]) => byName(a, b)))
}

function namesAt(
  contract: Contract,
  path: Path,
  errors: ReadonlyMap<string, DocumentedError>,
): readonly string[] {
  const names: unknown = objectAt(contract, path)?.['x-errors'] ?? []
  const place = [...path, 'x-errors']
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string'))
    throw contract.error(place, 'x-errors is a list of names')
  const unknown = names.find((name) => !errors.has(name))
  if (unknown !== undefined) throw contract.error(place, `no error of the contract has the name ${unknown}`)
  return names.toSorted(byName)
}

const INTERFACE = `/** An error that an endpoint is documented to refuse with. */
export interface DocumentedError {
  /** The value of \`error\`. */
  readonly error: string
  /** How its description begins; undefined when the words are not known. */
  readonly description: string | undefined
}`
