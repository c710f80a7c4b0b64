/** One public entry of the package. */
export interface Entry {
  /** Name of the files in `dist/`. */
  readonly name: string
  readonly source: string
}

/** The entries that package.json exports. */
export const entries: readonly Entry[] = [
  { name: 'index', source: 'src/index.ts' },
  { name: 'testing', source: 'src/testing/index.ts' },
]
