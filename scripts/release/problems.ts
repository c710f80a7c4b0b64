import type { Project } from './project.js'

const VERSION = /^(\d+)\.(\d+)\.(\d+)$/

/** Reasons against a release. */
export interface Lacks {
  /** Defects of the tree or of the version. */
  readonly problems: readonly string[]
  /** Steps that the releaser does first. */
  readonly steps: readonly string[]
  /** Facts that only the owner of the project can give. */
  readonly owners: readonly string[]
}

/** Why a project cannot be released as it is; all lists are empty when it can. */
export function lacksOf({ repository, ...project }: Project): Lacks {
  const owners =
    repository === undefined
      ? ['the address of the repository: package.json names no repository, which provenance links to']
      : []
  return { problems: problemsOf(project), steps: stepsOf(project), owners }
}

function problemsOf({ version, lockedVersion, dirty, tags }: Omit<Project, 'repository'>): string[] {
  const problems: string[] = []
  if (dirty.length > 0) problems.push(`the tree is not clean: ${dirty.slice(0, 5).join('; ')}`)
  if (!VERSION.test(version)) problems.push(`${version} is no version: run npm version <major|minor|patch>`)
  if (lockedVersion !== version) problems.push(`the lock file is of ${lockedVersion}: run npm install`)
  const newest = tags
    .filter((tag) => VERSION.test(tag.slice(1)))
    .sort(byVersion)
    .at(-1)
  if (newest !== undefined && byVersion(`v${version}`, newest) <= 0)
    problems.push(`${version} does not come after ${newest}: run npm version <major|minor|patch>`)
  return problems
}

function stepsOf({ version, changelog }: Pick<Project, 'version' | 'changelog'>): string[] {
  const steps: string[] = []
  if (!changelog.includes(`\n## ${version} - `))
    steps.push(`CHANGELOG.md has no '## ${version} - <date>': move what is under Unreleased there`)
  if (/\n## Unreleased\s+(?!## )\S/.test(changelog))
    steps.push('CHANGELOG.md still has something under Unreleased')
  return steps
}

function byVersion(a: string, b: string): number {
  const [left, right] = [a, b].map((tag) => (VERSION.exec(tag.slice(1)) ?? []).slice(1).map(Number))
  const index = [0, 1, 2].find((place) => left?.[place] !== right?.[place])
  return index === undefined ? 0 : (left?.[index] ?? 0) - (right?.[index] ?? 0)
}
