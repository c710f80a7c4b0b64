/** The property that a process tries. */
export interface Order {
  readonly name: string
  readonly seed: number
  /** Undefined for the property's own number. */
  readonly runs?: number | undefined
  /** Replays one failing case. */
  readonly path?: string | undefined
}

/** Message of a process: a sign of life, or its result. */
export type Report =
  | { readonly kind: 'alive' }
  | {
      readonly kind: 'done'
      readonly failed: boolean
      readonly cases: number
      readonly report: string
      readonly path: string | null
    }
