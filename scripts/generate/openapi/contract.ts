import { readFileSync } from 'node:fs'
import { isMap, isNode, isPair, LineCounter, parseDocument, type Document } from 'yaml'
import { sourceName } from '../files.js'

/** A JSON object of the description. */
export type Json = Readonly<Record<string, unknown>>

/** The keys from the root to a place. */
export type Path = readonly (string | number)[]

/** An OpenAPI description, read and found to be one. */
export interface Contract {
  /** How the file is named in messages and in what is generated. */
  readonly source: string
  readonly root: Json
  /** Makes the error for something wrong at a place; names file, line and JSON pointer. */
  readonly error: (path: Path, message: string) => ContractError
}

/** A contract that cannot be generated from; the message names file, line and pointer. */
export class ContractError extends Error {
  override readonly name = 'ContractError'
}

/**
 * Reads an OpenAPI 3.1 description.
 *
 * @param file - path of a YAML or JSON file
 * @throws ContractError when it is no YAML, no OpenAPI 3.1, or a `$ref` in it leads nowhere
 */
export function readContract(file: string): Contract {
  const source = sourceName(file)
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [broken] = document.errors
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0])
    throw new ContractError(`${source}:${line}:${col}: this is no YAML: ${broken.message}`)
  }
  const error = (path: Path, message: string) =>
    new ContractError(`${source}:${lineOf(document, lines, path)}: ${message} (${pointer(path)})`)
  const root: unknown = document.toJS()
  if (!isObject(root)) throw error([], 'this is no OpenAPI description: it is no object')
  const contract = { source, root, error }
  checkVersion(contract)
  checkReferences(contract, root, [])
  return contract
}

/** Whether a value is an object with named members. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a schema is `not: {}`, which nothing fits: a member that must be absent. */
export function isNever(schema: unknown): boolean {
  if (!isObject(schema) || !isObject(schema['not'])) return false
  return Object.keys(schema['not']).length === 0
}

/** The object at a place, with every `$ref` on the way followed; undefined when there is none. */
export function objectAt({ root }: Contract, path: Path): Json | undefined {
  const value = path.reduce<unknown>((parent, key) => child(followed(root, parent), key), root)
  const found = followed(root, value)
  return isObject(found) ? found : undefined
}

/** The keys that a local `$ref` leads along. */
export function referencePath(reference: string): readonly string[] {
  const keys = reference.replace(/^#\//, '').split('/')
  return keys.map((key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~'))
}

function checkVersion({ root, error }: Contract): void {
  const version = root['openapi']
  if (typeof version !== 'string') throw error([], 'this is no OpenAPI description: it has no `openapi`')
  if (!/^3\.1(\.|$)/.test(version)) throw error(['openapi'], `this is OpenAPI ${version}; 3.1 is needed`)
}

function checkReferences(contract: Contract, value: unknown, path: Path): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value) as [string, unknown][]) {
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    if (key === '$ref' && typeof member === 'string') checkReference(contract, member, here)
    else checkReferences(contract, member, here)
  }
}

function checkReference({ root, error }: Contract, reference: string, path: Path): void {
  if (!reference.startsWith('#/')) throw error(path, `'${reference}' lies in another file; bundle them first`)
  if (followed(root, { $ref: reference }) === undefined) throw error(path, `'${reference}' leads nowhere`)
}

function child(parent: unknown, key: string | number): unknown {
  if (Array.isArray(parent)) return (parent as unknown[])[Number(key)]
  return isObject(parent) ? parent[key] : undefined
}

/** The value that a chain of references ends in; undefined when it does not end. */
function followed(root: Json, value: unknown, seen: readonly unknown[] = []): unknown {
  const reference = child(value, '$ref')
  if (typeof reference !== 'string') return value
  if (seen.includes(value)) return undefined
  const target = referencePath(reference).reduce<unknown>(
    (parent, key) => child(followed(root, parent, [...seen, value]), key),
    root,
  )
  return followed(root, target, [...seen, value])
}

function pointer(path: Path): string {
  return ['#', ...path.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/')
}

/** The line of the key at a place, or of the nearest one above it that is there. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const start = startOf(document, path.slice(0, length))
    if (start !== undefined) return lines.linePos(start).line
  }
  return 1
}

function startOf(document: Document, path: Path): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && String(item.key) === String(path.at(-1)))
    return pair && isNode(pair.key) ? pair.key.range?.[0] : undefined
  }
  const node = document.getIn(path, true)
  return isNode(node) ? node.range?.[0] : undefined
}
