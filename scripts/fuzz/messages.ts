/** What a process is to try. */
export interface Order {
  readonly name: string
  readonly seed: number
  /** Undefined for the property's own number. */
  readonly runs?: number | undefined
  /** Replays one failing case. */
  readonly path?: string | undefined
}

/** What a process tells: that it is alive, or what came of it. */
export type Report =
  | { readonly kind: 'alive' }
  | {
      readonly kind: 'done'
      readonly failed: boolean
      readonly cases: number
      readonly report: string
      readonly path: string | null
    }
