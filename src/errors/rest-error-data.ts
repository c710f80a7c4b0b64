/** A record that a new one is like; of its fields the id alone is told. */
export interface DuplicateMatch {
  /** How much alike, in percent. */
  readonly matchConfidence?: number
  /** Id, type and path of that record. */
  readonly record?: {
    readonly Id?: string
    readonly attributes?: { readonly type?: string; readonly url?: string }
  }
}

/** Records that a new one is like, as the error `DUPLICATES_DETECTED` tells them. */
export interface Duplicates {
  /** Whether the record can be saved all the same, by the header `Sforce-Duplicate-Rule-Header: allowSave=true`. */
  readonly allowSave?: boolean
  /** API name of the duplicate rule that applied. */
  readonly duplicateRule?: string
  /** API name of the object that the rule is for. */
  readonly duplicateRuleEntityType?: string
  /** Message that the org's administrator wrote for the rule. */
  readonly errorMessage?: string | null
  /** Matches by matching rule. */
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
  /** Code, such as `INVALID_FIELD`. */
  readonly errorCode: string
  /** Message of the service. */
  readonly message: string
  /** Names of the fields that are to blame. */
  readonly fields?: readonly string[]
  /** Under the name that the service gives it. */
  readonly duplicateResut?: Duplicates
}

/** Content of a REST error: its entry, all of several entries, or the paths of several records. */
export type RestErrorData = RestErrorEntry | readonly RestErrorEntry[] | readonly string[]
