// at most 240 s
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { ElementParticle, NamedElement, Operation, QName } from '../../scripts/wsdl/model.js'
import { fields } from '../../scripts/generate/partner/contract.js'
import { complaintsAbout, type Complaint, optionsOf } from '../helpers/compiler.js'
import { contract } from './samples.js'

const Types = suite('types of all operations')

const { operations } = contract.wsdl
const headers = new Set(operations.flatMap(({ requestHeaders }) => namesOf(requestHeaders)))

function namesOf(elements: readonly NamedElement[]): readonly string[] {
  return elements.map(({ element }) => element.name)
}

function fieldsOf(element: QName): readonly ElementParticle[] {
  const type = contract.resolve(contract.element(element, 1).type, 1)
  return type.kind === 'complex' ? fields(contract, type) : []
}

function union(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(' | ') || 'never'
}

const HEAD = `
import { isFault, type Connection, type ExceptionCode, type FaultOf, type PartnerApi } from '../../src/index.js'
type Equals<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
type IsAny<T> = 0 extends 1 & T ? true : false
type Mandatory<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T]
type Operation = Exclude<keyof PartnerApi, 'records'>
type Request<N extends Operation> = NonNullable<Parameters<PartnerApi[N]>[0]>
type Options<N extends Operation> = NonNullable<Parameters<PartnerApi[N]>[1]>
type Sent<N extends Operation> = NonNullable<Options<N>['headers']>
type Given<N extends Operation> = Parameters<NonNullable<Options<N>['onHeaders']>>[0]
type Result<N extends Operation> = Awaited<ReturnType<PartnerApi[N]>>
const yes = <T extends true>(): T | undefined => undefined
`

/** A function that must compile for one operation. */
function check({ name, input, requestHeaders, responseHeaders, faults }: Operation): string {
  const children = fieldsOf(input)
  const required = children.filter(({ min }) => min > 0).map((field) => field.name.name)
  const request =
    children.length === 0
      ? `Equals<Request<'${name}'>, Record<string, never>>`
      : `Equals<keyof Request<'${name}'>, ${union(children.map((field) => field.name.name))}>`
  const known = [...new Set([...namesOf(faults), 'UnexpectedErrorFault'])]
  return `
export function ${name}_(conn: Connection, error: unknown): void {
yes<${request}>()
yes<Equals<${children.length === 0 ? 'never' : `Mandatory<Request<'${name}'>>`}, ${union(required)}>>()
yes<Equals<undefined extends Parameters<PartnerApi['${name}']>[0] ? true : false, ${String(required.length === 0)}>>()
yes<Equals<keyof Sent<'${name}'>, ${union(namesOf(requestHeaders))}>>()
yes<Equals<Mandatory<Sent<'${name}'>>, never>>()
yes<Equals<keyof Given<'${name}'>, ${responseHeaders.length === 0 ? 'string' : union(namesOf(responseHeaders))}>>()
yes<Equals<IsAny<Request<'${name}'>> | IsAny<Result<'${name}'>>, false>>()
yes<Equals<FaultOf<'${name}'>['xsi:type'], ${union(known)}>>()
yes<Equals<FaultOf<'${name}'>['exceptionCode'], ExceptionCode>>()
if (isFault(error, '${name}')) {
  yes<Equals<typeof error.errorCode, ExceptionCode>>()
  // @ts-expect-error a code that the contract does not have
  if (error.errorCode === 'INVALID_SESION_ID') throw error
  if (error.errorCode === 'INVALID_SESSION_ID') yes<Equals<typeof error.errorCode, 'INVALID_SESSION_ID'>>()
}
${[...headers].map((header) => headerStatement(name, header, namesOf(requestHeaders).includes(header))).join('\n')}
}`
}

/** A header that the operation takes is taken; any other is refused, in the call itself. */
function headerStatement(name: string, header: string, isTaken: boolean): string {
  const options = `{ headers: { ${header}: {} as never } }`
  const call = `void conn.partner.${name}({} as Request<'${name}'>, ${options})`
  return `${isTaken ? '' : `// @ts-expect-error ${name} does not take ${header}\n`}${call}`
}

const program = `${HEAD}
yes<Equals<Operation, ${union(operations.map(({ name }) => name))}>>()
${operations.map(check).join('\n')}
`

/** Changes of the program, each of which the compiler has to complain about. */
const CHANGES = [
  ["yes<Equals<Operation, 'login' | ", 'yes<Equals<Operation, '],
  ["keyof Sent<'query'>, 'SessionHeader' | ", "keyof Sent<'query'>, "],
  ['// @ts-expect-error logout does not take QueryOptions\n', ''],
  ["keyof Request<'merge'>, ", "keyof Request<'merge'>, 'more' | "],
] as const

const PROGRAMS = {
  right: program,
  changed: CHANGES.reduce((text, [part, other]) => text.replace(part, other), program),
}
const pathOf = (name: keyof typeof PROGRAMS): string =>
  fileURLToPath(new URL(`../types/all-operations-${name}.ts`, import.meta.url))

let found: readonly Complaint[] | undefined

/** Complaints of the compiler about a module of test/types that is there in memory alone. */
function complaints(name: keyof typeof PROGRAMS): readonly string[] {
  const files = new Map((['right', 'changed'] as const).map((each) => [pathOf(each), PROGRAMS[each]]))
  found ??= complaintsAbout(files, optionsOf('test/types/tsconfig.json'))
  return found
    .filter(({ path }) => path === pathOf(name) || !path.includes('all-operations'))
    .map(({ line, text }) => `${PROGRAMS[name].split('\n')[line - 1] ?? ''}: ${text}`)
}

Types('there are 63, and each has request, headers and faults of the contract and no others', () => {
  assert.is(operations.length, 63)
  assert.ok(headers.size > 15)
  assert.equal(complaints('right'), [])
})

Types('one that would be missing, a header too many or too few are noticed', () => {
  for (const [part] of CHANGES) assert.ok(program.includes(part), part)
  assert.is(complaints('changed').length, CHANGES.length)
})

Types.run()
