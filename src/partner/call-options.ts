import type { CallOptions } from '../../generated/partner/headers.js'

/** Call options that identify a client to the API. */
export interface ClientOptions {
  readonly client?: string
  readonly defaultNamespace?: string
}

/** The CallOptions header; the schema requires both of its elements, and takes nil for either. */
export function callOptionsHeader(options: ClientOptions | undefined): { CallOptions?: CallOptions } {
  if (options === undefined) return {}
  return {
    CallOptions: { client: options.client ?? null, defaultNamespace: options.defaultNamespace ?? null },
  }
}
