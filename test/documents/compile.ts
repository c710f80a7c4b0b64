import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { entries } from '../../scripts/build/entries.js'
import { complaintsAbout } from '../helpers/compiler.js'
import type { CodeBlock } from '../helpers/markdown.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The source of each public entry, by the name that a consumer imports. */
export const sources: Readonly<Record<string, string>> = Object.fromEntries(
  entries.map(({ name, source }) => [name === 'index' ? 'strictforce' : `strictforce/${name}`, source]),
)

/** Declarations that a block may use. */
const PRELUDE = `
import type { Connection, PendingAuthorization } from 'strictforce'
declare global {
  const conn: Connection
  const username: string, password: string, privateKey: string
  const subjectToken: string, samlAssertion: string
  const session: { pending: PendingAuthorization }
  const request: { url: string }
  function redirect(url: string): void
  function save(accessToken: string, refreshToken: string | null): void
  function askAgain(message: string): void
}`

/** The blocks of documents, by the names of these. */
export type Documents = ReadonlyMap<string, readonly CodeBlock[]>

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ['node'],
  paths: Object.fromEntries(Object.entries(sources).map(([name, path]) => [name, [resolve(ROOT, path)]])),
}

function pathOf(document: string, { line }: CodeBlock): string {
  return join(ROOT, 'test/documents', document.replaceAll('/', '-'), `line-${line}.ts`)
}

/**
 * Compiles the blocks of all documents in one go, strictly, against the sources.
 *
 * @returns complaints of the compiler by document, each with the line of its text
 */
export function compileDocuments(documents: Documents): ReadonlyMap<string, string[]> {
  const blocks = [...documents].flatMap(([name, all]) => all.map((block) => [name, block] as const))
  const files = new Map(blocks.map(([name, block]) => [pathOf(name, block), block.text]))
  files.set(join(ROOT, 'test/documents/prelude.d.ts'), PRELUDE)
  const places = new Map(blocks.map(([name, block]) => [pathOf(name, block), { name, line: block.line }]))
  const found = new Map([...documents.keys()].map((name): [string, string[]] => [name, []]))
  for (const { path, line, text } of complaintsAbout(files, OPTIONS)) {
    const place = places.get(path)
    if (place === undefined) throw new Error(`${path}:${line}: ${text}`)
    found.get(place.name)?.push(`line ${place.line + line - 1}: ${text}`)
  }
  return found
}
