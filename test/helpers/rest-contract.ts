import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'

/** One exchange with the REST API. */
export interface RestExchange {
  readonly method: string
  readonly url: string
  readonly body: string
  readonly status: number
  readonly type: string | undefined
  readonly answer: string
}

/** Checks exchanges against `specs/rest.yaml`. */
export interface RestContract {
  /** Tells what of an exchange the contract does not describe. */
  check(exchange: RestExchange): readonly string[]
}

type Json = Readonly<Record<string, unknown>>
type Parameter = { readonly name: string; readonly in: string; readonly required?: boolean }

let contract: RestContract | undefined

/** The contract, read once. */
export function restContract(): RestContract {
  return (contract ??= readContract())
}

function readContract(): RestContract {
  const root = parse(readFileSync('specs/rest.yaml', 'utf8')) as Json
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  ajv.addSchema(root, 'rest')
  const at = (pointer: readonly string[]): unknown =>
    pointer.reduce<unknown>((value, key) => followed(root, (value as Json | undefined)?.[key]), root)
  const invalid = (pointer: readonly string[], text: string): string[] => {
    const $ref = `rest#/${pointer.map(encoded).join('/')}`
    const validate = ajv.compile({ $ref })
    return validate(JSON.parse(text))
      ? []
      : (validate.errors ?? []).map((e) => `${e.instancePath} ${String(e.message)}`)
  }
  return {
    check({ method, url, body, status, type, answer }) {
      const { pathname, searchParams } = new URL(url)
      const path = templateOf(Object.keys(at(['paths']) as Json), pathname)
      const place = ['paths', path ?? '', method.toLowerCase()]
      const operation = at(place) as Json | undefined
      if (path === undefined || operation === undefined) return [`${method} ${pathname} is not described`]
      const responses = Object.keys(operation['responses'] as Json)
      const key = responses.find((one) => one === String(status) || one === `${String(status).charAt(0)}XX`)
      if (key === undefined) return [`${status} is not described`]
      const media = at([...place, 'responses', key, 'content']) as Json | undefined
      const kind = type?.split(';')[0] ?? ''
      return [
        ...queryProblems((operation['parameters'] ?? []) as Json[], searchParams, root),
        ...(body === ''
          ? []
          : invalid([...place, 'requestBody', 'content', 'application/json', 'schema'], body)),
        ...(answer !== '' && media?.[kind] === undefined ? [`${kind} is not described`] : []),
        ...(answer !== '' && kind === 'application/json'
          ? invalid([...responseAt(at, [...place, 'responses', key]), 'content', kind, 'schema'], answer)
          : []),
      ]
    },
  }
}

/** Where a response stands, which may be a reference. */
function responseAt(
  at: (pointer: readonly string[]) => unknown,
  place: readonly string[],
): readonly string[] {
  const key = place.at(-1) ?? ''
  const isShared = /^[45]XX$/.test(key)
  const shared = ['components', 'responses', key === '4XX' ? 'Refused' : 'Unavailable']
  return isShared && at(shared) !== undefined ? shared : place
}

function queryProblems(parameters: readonly Json[], given: URLSearchParams, root: Json): string[] {
  const known = parameters.map((one) => followed(root, one) as Parameter).filter((one) => one.in === 'query')
  const unknown = [...given.keys()].filter((name) => !known.some((one) => one.name === name))
  const missing = known.filter((one) => one.required === true && !given.has(one.name))
  return [
    ...unknown.map((name) => `${name} is no parameter`),
    ...missing.map(({ name }) => `${name} is missing`),
  ]
}

function templateOf(templates: readonly string[], pathname: string): string | undefined {
  const path = pathname.replace(/^\/services\/data\/v[\d.]+(?=\/|$)/, '') || '/'
  const parts = path.replace(/(.)\/$/, '$1').split('/')
  const fits = (template: string): boolean => {
    const wanted = template.split('/')
    return (
      wanted.length === parts.length && wanted.every((part, at) => part.startsWith('{') || part === parts[at])
    )
  }
  return templates.find((template) => template === path) ?? templates.find(fits)
}

function followed(root: Json, value: unknown): unknown {
  const reference = (value as Json | undefined)?.['$ref']
  if (typeof reference !== 'string') return value
  return reference
    .split('/')
    .slice(1)
    .reduce<unknown>((found, key) => (found as Json)[key], root)
}

function encoded(key: string): string {
  return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))
}
