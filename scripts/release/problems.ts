import type { Project } from './project.js'

const VERSION = /^(\d+)\.(\d+)\.(\d+)$/

/** Why a project cannot be released as it is; nothing when it can. */
export function problemsOf(project: Project): string[] {
  const { version, lockedVersion, changelog, dirty, tags, repository } = project
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
  if (!changelog.includes(`\n## ${version} - `))
    problems.push(`CHANGELOG.md has no '## ${version} - <date>': move what is under Unreleased there`)
  if (/\n## Unreleased\s+(?!## )\S/.test(changelog))
    problems.push('CHANGELOG.md still has something under Unreleased')
  if (repository === undefined) problems.push('package.json names no repository, which provenance links to')
  return problems
}

function byVersion(a: string, b: string): number {
  const [left, right] = [a, b].map((tag) => (VERSION.exec(tag.slice(1)) ?? []).slice(1).map(Number))
  const index = [0, 1, 2].find((place) => left?.[place] !== right?.[place])
  return index === undefined ? 0 : (left?.[index] ?? 0) - (right?.[index] ?? 0)
}
