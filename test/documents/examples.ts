import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { complaintsAbout } from '../helpers/compiler.js'
import { sources } from './compile.js'

const FOLDER = fileURLToPath(new URL('../examples', import.meta.url))

/** An example that is a project of its own. */
export interface Project {
  readonly name: string
  readonly readme: string
  readonly manifest: {
    readonly name: string
    readonly private: boolean
    readonly dependencies: Record<string, string>
  }
  /** Paths of its sources. */
  readonly files: readonly string[]
}

/** The folders of `test/examples` that have a package.json. */
export function projects(): Project[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^[\w-]+[\\/]package\.json$/.test(path))
    .map((path) => readProject(path.slice(0, -'/package.json'.length)))
}

function readProject(name: string): Project {
  const folder = join(FOLDER, name)
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
  return {
    name,
    readme: read('README.md'),
    manifest: JSON.parse(read('package.json')) as Project['manifest'],
    files: readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  }
}

/** The imports of a project that neither Node nor its dependencies serve. */
export function foreignImports({ files, manifest }: Project): string[] {
  const names = files.flatMap((file) =>
    ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles.map(({ fileName }) => fileName),
  )
  return names.filter((name) => {
    const [first = '', second = ''] = name.split('/')
    const dependency = first.startsWith('@') ? `${first}/${second}` : first
    return !name.startsWith('.') && !isBuiltin(name) && manifest.dependencies[dependency] === undefined
  })
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  types: ['node'],
  paths: Object.fromEntries(Object.entries(sources).map(([name, path]) => [name, [resolve(path)]])),
}

/** Compiles all projects as Node runs them: types are erased, and nothing else. */
export function compileExamples(): string[] {
  const files = new Map(projects().flatMap((project) => project.files.map((file) => [file, undefined])))
  return complaintsAbout(files, OPTIONS).map(({ path, line, text }) => `${path}:${line}: ${text}`)
}
