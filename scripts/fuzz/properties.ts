import { pathToFileURL } from 'node:url'
import { built } from '../built.js'

/** A property, as far as running it takes. */
export interface PropertyRun {
  readonly name: string
  /** Cases, unless another number is asked for. */
  readonly many: number
  readonly run: (parameters: object) => Promise<{
    readonly failed: boolean
    readonly cases: number
    readonly report: string
    readonly path: string | null
  }>
}

/** The properties live beside the tests, which programs do not import otherwise. */
export async function loadProperties(): Promise<readonly PropertyRun[]> {
  const place = pathToFileURL(built('test/fuzz/properties.ts')).href
  const { PROPERTIES } = (await import(place)) as { readonly PROPERTIES: readonly PropertyRun[] }
  return PROPERTIES
}
