/** Call options that identify a client to the API; REST and SOAP requests carry them. */
export interface CallOptions {
  /** Identifies the client application. */
  readonly client?: string | undefined
  /** Namespace prefix of a package whose fields may be named without it. */
  readonly defaultNamespace?: string | undefined
}
