import type { StatementStructures, WriterFunction } from 'ts-morph'
import { IndentationText, NewLineKind, Project, QuoteKind, StructureKind } from 'ts-morph'
import type { GeneratedFile } from '../files.js'
import { header } from '../files.js'

/** What stands in a generated file, top to bottom. */
export type Statement = StatementStructures | WriterFunction | string

/**
 * Writes a file in one addition: ts-morph parses a file again after each change, so that many small ones
 * take time that grows with the square of the file.
 */
export function print(source: string, path: string, statements: readonly Statement[]): GeneratedFile {
  const project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      newLineKind: NewLineKind.LineFeed,
      quoteKind: QuoteKind.Single,
    },
  })
  const file = project.createSourceFile(path, { statements: [...statements] })
  return { path, text: `${header(source)}${tidy(file.getFullText())}` }
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
