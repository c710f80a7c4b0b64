/** A package whose code the published files hold. */
export interface Bundled {
  readonly name: string
  readonly version: string
  readonly licence: string
}

const HEADING = /^## (\S+) (\d\S*) \((.+)\)$/gm

/** The packages that the notices name. */
export function bundledIn(notices: string): Bundled[] {
  return [...notices.matchAll(HEADING)].map(([, name = '', version = '', licence = '']) => ({
    name,
    version,
    licence,
  }))
}
