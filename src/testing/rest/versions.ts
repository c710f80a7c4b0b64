import type { OrgState } from '../state/index.js'

const OLDEST_VERSION = 31
const SEASONS = ['Summer', 'Winter', 'Spring'] as const

/** The API versions of the org, oldest first, each by its release. */
export function listVersions(org: OrgState) {
  const count = org.settings.version - OLDEST_VERSION + 1
  return Array.from({ length: count }, (_, index) => describeVersion(OLDEST_VERSION + index))
}

/** The version in a path such as `v64.0`; undefined when the org has no such one. */
export function readVersion(org: OrgState, text: string): string | undefined {
  return listVersions(org).find(({ version }) => text === `v${version}`)?.version
}

function describeVersion(number: number) {
  const releases = number - OLDEST_VERSION
  const year = 14 + Math.floor((releases + 2) / SEASONS.length)
  const season = SEASONS[releases % SEASONS.length] ?? 'Summer'
  return { label: `${season} '${year}`, url: `/services/data/v${number}.0`, version: `${number}.0` }
}
