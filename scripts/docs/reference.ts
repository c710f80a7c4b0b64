import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  Application,
  ReflectionKind,
  TSConfigReader,
  TypeDocReader,
  type ProjectReflection,
  type TypeDocOptions,
} from 'typedoc'

/** The declarations that must be documented: every name that a user can write. */
const KINDS: readonly ReflectionKind[] = [
  ReflectionKind.Variable,
  ReflectionKind.Function,
  ReflectionKind.Class,
  ReflectionKind.Interface,
  ReflectionKind.TypeAlias,
  ReflectionKind.Property,
  ReflectionKind.Accessor,
  ReflectionKind.Method,
]

/** Members of a type without a name. */
const UNNAMED = /__type/

/** The public names of `src/` without documentation. */
function undocumented(project: ProjectReflection): string[] {
  return Object.values(project.reflections)
    .filter(({ kind }) => KINDS.includes(kind))
    .flatMap((reflection) => {
      const name = reflection.getFullName()
      const file = project.getSymbolIdFromReflection(reflection)?.fileName ?? ''
      if (!file.includes('src/') || UNNAMED.test(name)) return []
      const signatures = reflection.isDeclaration() ? reflection.getAllSignatures() : []
      return [reflection, ...signatures].some((one) => one.hasComment()) ? [] : [name]
    })
}

/**
 * Writes the reference of the public API as Markdown.
 *
 * @returns false when there was a warning, or a public name has no documentation
 */
export async function writeReference(out: string): Promise<boolean> {
  const options: TypeDocOptions = { options: 'scripts/docs/typedoc.json', out }
  const app = await Application.bootstrapWithPlugins(options, [new TypeDocReader(), new TSConfigReader()])
  const project = await app.convert()
  if (project === undefined) return false
  app.validate(project)
  for (const name of undocumented(project)) app.logger.warn(`${name} has no documentation`)
  if (app.logger.hasErrors() || app.logger.hasWarnings()) return false
  await app.generateOutputs(project)
  for (const file of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
    const path = join(out, file)
    if (!file.endsWith('.md')) continue
    const text = withShortUnions(withPlainSignatures(readFileSync(path, 'utf8')))
    writeFileSync(path, file.includes('namespaces/') ? `${UNSEARCHED}${text}` : text)
  }
  return true
}

/** Codes of a union that are shown; the declarations list them all. */
const SHOWN = 12

/** Unions of hundreds of codes, cut after the first ones. */
function withShortUnions(text: string): string {
  return text.replaceAll(/(?:\s*\| "\w+"){40,}/g, (union) => {
    const codes = union.trim().split(/\s+(?=\|)/)
    return `\n  ${codes.slice(0, SHOWN).join('\n  ')}\n  | … ${codes.length - SHOWN} more`
  })
}

/** A namespace repeats the names of a contract, which would crowd the search. */
const UNSEARCHED = '---\nsearch: false\n---\n\n'

/** Signatures without colours, which would double the site; examples keep theirs. */
function withPlainSignatures(text: string): string {
  return text.replaceAll(/(#+ Examples?\n\n)?```ts\n/g, (block, example) => (example ? block : '```text\n'))
}
