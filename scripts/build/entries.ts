/** One public entry of the package. */
export interface Entry {
  /** Name of the files in `dist/`. */
  readonly name: string
  readonly source: string
  /** Without names and white space, and without a source map. */
  readonly minify: boolean
}

/** The entries that package.json exports. */
export const entries: readonly Entry[] = [
  { name: 'index', source: 'src/index.ts', minify: false },
  { name: 'testing', source: 'src/testing/index.ts', minify: true },
]

/** A part that is loaded when it is first needed, by a dynamic import of its source. */
export interface Chunk {
  /** Source file, or the name of a package. */
  readonly source: string
  /** Its file in `dist/`. */
  readonly file: string
}

/** `.mjs` where a package inside cannot be required. */
export const chunks: readonly Chunk[] = [
  { source: 'src/partner/node-soap.ts', file: 'soap.cjs' },
  { source: 'generated/partner/operations.ts', file: 'partner.cjs' },
  { source: 'jose', file: 'jose.cjs' },
  { source: 'src/testing/contracts/envelope.ts', file: 'testing-xsd.mjs' },
]
