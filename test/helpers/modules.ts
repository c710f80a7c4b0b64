import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'

/** One import of a module. */
export interface Import {
  /** Path of a file of this repository, or the name of a package. */
  readonly target: string
  /** `type`: erased. `lazy`: by `import()`. */
  readonly kind: 'value' | 'type' | 'lazy'
}

/** A TypeScript file, as far as the architecture is concerned. */
export interface Module {
  /** From the root of the repository, with `/`. */
  readonly path: string
  readonly imports: readonly Import[]
  /** Lines of the keyword `any`. */
  readonly anys: readonly number[]
  /** Lines that are neither blank nor comment. */
  readonly codeLines: number
}

/** Reads every TypeScript file below some folders of the repository. */
export function readModules(root: string, folders: readonly string[]): Module[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
      .map((path) => readModule(path, readFileSync(join(root, path), 'utf8'))),
  )
}

/** Reads one module from its text. */
export function readModule(path: string, text: string): Module {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022)
  const imports: Import[] = []
  const anys: number[] = []
  const visit = (node: ts.Node): void => {
    const found = importOf(node)
    if (found) imports.push({ ...found, target: resolve(path, found.target) })
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      anys.push(source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1)
    }
    node.forEachChild(visit)
  }
  visit(source)
  return { path, imports, anys, codeLines: text.split('\n').filter(isCode).length }
}

/** Groups of modules that import each other, types included; each is reported once, by its shortest way round. */
export function cyclesOf(modules: readonly Module[]): string[] {
  const cycles = modules.flatMap(({ path }) => wayRound(path, modules))
  const unique = new Map(cycles.reverse().map((cycle) => [[...new Set(cycle)].sort().join(), cycle]))
  return [...unique.values()].map((cycle) => cycle.join(' -> '))
}

/** Everything that loading a module loads, packages included. */
export function loadedBy(path: string, modules: readonly Module[]): string[] {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const seen = new Set([path])
  for (const current of seen) {
    const imports = byPath.get(current)?.imports ?? []
    for (const { target, kind } of imports) if (kind === 'value') seen.add(target)
  }
  return [...seen]
}

function wayRound(start: string, modules: readonly Module[]): string[][] {
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const ways = [[start]]
  const seen = new Set<string>()
  for (const way of ways) {
    for (const { target } of byPath.get(way.at(-1) ?? '')?.imports ?? []) {
      if (target === start) return [[...way, start]]
      if (!seen.has(target)) ways.push([...way, target])
      seen.add(target)
    }
  }
  return []
}

function importOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { target: node.moduleSpecifier.text, kind: isErased(node.importClause) ? 'type' : 'value' }
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { target: node.moduleSpecifier.text, kind: node.isTypeOnly ? 'type' : 'value' }
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    const { literal } = node.argument
    return ts.isStringLiteral(literal) ? { target: literal.text, kind: 'type' } : undefined
  }
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined
  const [argument] = node.arguments
  return argument && ts.isStringLiteral(argument) ? { target: argument.text, kind: 'lazy' } : undefined
}

/** `verbatimModuleSyntax` keeps `import { type A }` as an import for its effects; only whole clauses vanish. */
function isErased(clause: ts.ImportClause | undefined): boolean {
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword
}

function resolve(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts')
}

function isCode(line: string): boolean {
  return !/^\s*(\/\/|\/\*|\*|$)/.test(line)
}
