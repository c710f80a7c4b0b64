import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { entries } from '../../scripts/build/entries.js'
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

/** Compiles all blocks in one go, strictly, against the sources; gives what the compiler says, by line of the text. */
export function compileBlocks(blocks: readonly CodeBlock[]): string[] {
  const files = new Map(
    blocks.map((block) => [join(ROOT, `test/documents/line-${block.line}.ts`), block.text]),
  )
  files.set(join(ROOT, 'test/documents/prelude.d.ts'), PRELUDE)
  const options: ts.CompilerOptions = {
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
  const disk = ts.createCompilerHost(options)
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => files.has(path) || disk.fileExists(path),
    readFile: (path) => files.get(path) ?? disk.readFile(path),
    getSourceFile: (path, target) => {
      const text = files.get(path)
      return text === undefined ? disk.getSourceFile(path, target) : ts.createSourceFile(path, text, target)
    },
  }
  const program = ts.createProgram([...files.keys()], options, host)
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => describe(diagnostic, blocks))
}

function describe({ file, start, messageText }: ts.Diagnostic, blocks: readonly CodeBlock[]): string {
  const text = ts.flattenDiagnosticMessageText(messageText, ' ')
  const within = file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0
  const block = blocks.find(({ line }) => file?.fileName.endsWith(`line-${line}.ts`) === true)
  return block ? `line ${block.line + within}: ${text}` : `${file?.fileName ?? ''}: ${text}`
}
