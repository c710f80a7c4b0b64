/**
 * `npm run docs`: the API reference, to `docs/`. Fails on every warning, and on every public name of `src/`
 * that has no documentation.
 */
import { Application, ReflectionKind, TSConfigReader, TypeDocReader, type ProjectReflection } from 'typedoc'
import { keepReachable } from './docs/reachable.js'

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

/** Members of a type without a name, and what no public name is. */
const UNNAMED = /__type|further types\.(?!CommonOptions)/

/** The names without documentation, by file and line. */
function undocumented(project: ProjectReflection): string[] {
  return Object.values(project.reflections)
    .filter(({ kind }) => KINDS.includes(kind))
    .flatMap((reflection) => {
      const name = reflection.getFullName()
      const source = reflection.isDeclaration() ? reflection.sources?.[0] : undefined
      if (source === undefined || !source.fullFileName.includes('/src/') || UNNAMED.test(name)) return []
      const signatures = reflection.isDeclaration() ? reflection.getAllSignatures() : []
      const documented = [reflection, ...signatures].some((one) => one.hasComment())
      return documented ? [] : [`${source.fileName}:${source.line} ${name}`]
    })
}

/** Takes the places in the source out: pages have no address that they could lead to. */
function withoutSources(project: ProjectReflection): void {
  for (const reflection of Object.values(project.reflections)) {
    if ('sources' in reflection) delete reflection.sources
  }
}

const app = await Application.bootstrapWithPlugins(
  { options: 'scripts/docs/typedoc.json', ...(process.argv[2] ? { out: process.argv[2] } : {}) },
  [new TypeDocReader(), new TSConfigReader()],
)
const project = await app.convert()
if (project !== undefined) {
  keepReachable(app, project)
  app.validate(project)
  for (const name of undocumented(project)) app.logger.warn(`${name} has no documentation`)
}
if (project === undefined || app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1
else {
  withoutSources(project)
  await app.generateOutputs(project)
}
