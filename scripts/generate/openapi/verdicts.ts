import { byName } from '../files.js'
import { objectAt, type Contract, type Json, type Path } from './contract.js'
import { table } from './print.js'
import { mappingOf } from './tables.js'

const CODES: Path = ['components', 'schemas', 'OAuthErrorCode', 'x-verdicts']
const CATALOGUE: Path = ['components', 'x-errors']
const VERDICTS = 'retry reauthorize credentials configuration policy throttled terminal bug'.split(' ')

/** Words by which a description tells the cause of an `invalid_grant`. */
interface Sign {
  readonly sign: string
  readonly cause: string
  /** The grants that it holds for, where not for all. */
  readonly grants?: readonly string[]
}

/**
 * Writes the verdict on each error code, and the signs that tell the causes of `invalid_grant` apart.
 *
 * @throws ContractError when a verdict is none, or an error points to a cause or a grant that is not there
 */
export function verdictsText(contract: Contract): string {
  const causes = objectAt(contract, CATALOGUE) ?? {}
  const codes = judgementsAt(contract, CODES)
  const judged = Object.keys(causes).filter((name) => signsOf(contract, name).length > 0)
  const refined = judged.map(
    (name) => [`${GRANT}.${name}`, judgementAt(contract, [...CATALOGUE, name])] as const,
  )
  const rows = [...codes, ...refined].sort(([a], [b]) => byName(a, b))
  const signs = judged.flatMap((name) => rowsOf(contract, name))
  const ordered = [...signs.filter(({ grants }) => grants), ...signs.filter(({ grants }) => !grants)]
  return `${[
    INTERFACES,
    table(
      'verdicts',
      'The verdict on each code; on `invalid_grant` by its cause too.',
      Object.fromEntries(rows),
    ),
    table('signs', 'The signs of the causes; the first one that a description holds counts.', ordered),
  ].join('\n\n')}\n`
}

const GRANT = 'invalid_grant'

function judgementsAt(contract: Contract, path: Path): (readonly [code: string, judgement: object])[] {
  const codes = Object.keys(objectAt(contract, path) ?? {})
  return codes.map((code) => [code, judgementAt(contract, [...path, code])] as const)
}

function judgementAt(contract: Contract, path: Path): object {
  const { verdict, hint }: Json = objectAt(contract, path) ?? {}
  if (typeof verdict !== 'string' || !VERDICTS.includes(verdict))
    throw contract.error(path, `a verdict is one of ${VERDICTS.join(', ')}`)
  return typeof hint === 'string' ? { verdict, hint } : { verdict }
}

function signsOf(contract: Contract, name: string): readonly string[] {
  const signs = objectAt(contract, [...CATALOGUE, name])?.['signs']
  return Array.isArray(signs) ? signs.map(String) : []
}

/** The rows of a cause, and before them those that hold for some grants only. */
function rowsOf(contract: Contract, name: string): Sign[] {
  const path = [...CATALOGUE, name, 'instead']
  const instead = Object.entries(objectAt(contract, path) ?? {})
  const grants = mappingOf(contract, 'TokenRequest')
  for (const [grant, cause] of instead) {
    if (grants.has(grant) && signsOf(contract, String(cause)).length > 0) continue
    throw contract.error([...path, grant], `${grant} is no grant, or ${String(cause)} has no signs`)
  }
  const byCause = new Map(
    instead.map(([, cause]) => [String(cause), instead.filter(([, one]) => one === cause)]),
  )
  return signsOf(contract, name).flatMap((sign) => [
    ...[...byCause].map(([cause, at]) => ({ sign, cause, grants: at.map(([grant]) => grant) })),
    { sign, cause: name },
  ])
}

/** The members that readers of answers rely on, with their types, by the name of the schema. */
export function reliedOn(contract: Contract): Readonly<Record<string, object>> {
  const schemas = Object.keys(objectAt(contract, ['components', 'schemas']) ?? {})
  const found = schemas.flatMap((name) => {
    const path = ['components', 'schemas', name]
    const members = objectAt(contract, path)?.['x-relied-on']
    if (!Array.isArray(members)) return []
    return [
      [name, Object.fromEntries(members.map((member) => [member, typeAt(contract, path, String(member))]))],
    ]
  })
  return Object.fromEntries(found) as Readonly<Record<string, object>>
}

function typeAt(contract: Contract, path: Path, member: string): string {
  const type = objectAt(contract, [...path, 'properties', member])?.['type']
  const required = objectAt(contract, path)?.['required']
  if (typeof type === 'string' && Array.isArray(required) && required.includes(member)) return type
  throw contract.error([...path, 'x-relied-on'], `${member} is no required member with a type`)
}

const INTERFACES = `/** A verdict, and the way out in words where the server's sentence does not name it. */
export interface OAuthJudgement {
  readonly verdict:
    | 'retry'
    | 'reauthorize'
    | 'credentials'
    | 'configuration'
    | 'policy'
    | 'throttled'
    | 'terminal'
    | 'bug'
  readonly hint?: string
}

/** Words by which a description tells the cause of an \`invalid_grant\`. */
export interface Sign {
  /** In small letters. */
  readonly sign: string
  readonly cause: string
  /** The grants that it holds for; all when undefined. */
  readonly grants?: readonly string[]
}`
