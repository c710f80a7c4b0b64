/** A record that a new one is like; of its fields the id alone is told. */
export interface DuplicateMatch {
  /** How much alike, in percent. */
  readonly matchConfidence?: number
  readonly record?: {
    readonly Id?: string
    readonly attributes?: { readonly type?: string; readonly url?: string }
  }
}

/** Records that a new one is like, as the error `DUPLICATES_DETECTED` tells them. */
export interface Duplicates {
  /** Whether the record can be saved all the same, by the header `Sforce-Duplicate-Rule-Header: allowSave=true`. */
  readonly allowSave?: boolean
  readonly duplicateRule?: string
  readonly duplicateRuleEntityType?: string
  readonly errorMessage?: string | null
  readonly matchResults?: readonly {
    readonly entityType?: string
    readonly matchEngine?: string
    readonly rule?: string
    readonly size?: number
    readonly success?: boolean
    readonly matchRecords?: readonly DuplicateMatch[]
  }[]
}

/** One entry of a REST error. */
export interface RestErrorEntry {
  readonly errorCode: string
  readonly message: string
  readonly fields?: readonly string[]
  /** Under the name that the service gives it. */
  readonly duplicateResut?: Duplicates
}

/** Content of a REST error: its entry, all of several entries, or the paths of several records. */
export type RestErrorData = RestErrorEntry | readonly RestErrorEntry[] | readonly string[]
