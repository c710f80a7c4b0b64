import type { StatementStructures, WriterFunction } from 'ts-morph'
import { IndentationText, NewLineKind, Project, QuoteKind, StructureKind } from 'ts-morph'
import type { GeneratedFile } from '../files.js'
import { header } from '../files.js'

/** The parts of a generated file, top to bottom. */
export type Statement = StatementStructures | WriterFunction | string

/** Statements that are printed together: the syntax tree of a whole file of megabytes takes hundreds of them. */
const TOGETHER = 200

/**
 * Writes a file in few additions: ts-morph parses all of it again after each one, so that many small ones take
 * time that grows with the square of the file.
 */
export function print(source: string, path: string, statements: readonly Statement[]): GeneratedFile {
  let text = ''
  for (let at = 0; at < statements.length; at += TOGETHER) {
    const separator = isBlock(statements[at - 1]) || isBlock(statements[at]) ? '\n\n' : '\n'
    text += (at === 0 ? '' : separator) + printed(statements.slice(at, at + TOGETHER))
  }
  return { path, text: `${header(source)}${tidy(text)}` }
}

function printed(statements: readonly Statement[]): string {
  const project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      newLineKind: NewLineKind.LineFeed,
      quoteKind: QuoteKind.Single,
    },
  })
  return project
    .createSourceFile('printed.ts', { statements: [...statements] })
    .getFullText()
    .trim()
}

/** Whether a statement has an empty line before and after it. */
function isBlock(statement: Statement | undefined): boolean {
  return typeof statement === 'object' && statement.kind === StructureKind.Interface
}

/** The repository's style: no semicolons, no blanks at the ends of lines, one line end at the end. */
function tidy(text: string): string {
  return `${text.replace(/;?[ \t]*$/gm, '').trim()}\n`
}

/** The doc comment of a structure. */
export function docs(documentation: string | undefined): { docs?: string[] } {
  const text = documentation?.replace(/\s+/g, ' ').replaceAll('*/', '*\\/').trim()
  return text === undefined || text === '' ? {} : { docs: [text] }
}

/** `import type * as name from './name.js'` for each module that `text` refers to. */
export function namespaceImports(modules: readonly string[], text: string): Statement[] {
  return modules
    .filter((module) => new RegExp(`\\b${module}\\.[A-Z_$\\u0080-\\uFFFF]`).test(text))
    .map((module) => ({
      kind: StructureKind.ImportDeclaration,
      isTypeOnly: true,
      namespaceImport: module,
      moduleSpecifier: `./${module}.js`,
    }))
}
