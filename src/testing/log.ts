import type { Endpoint } from './call.js'

/** A request that the org has seen. It holds no header, no query and no body, hence no secret. */
export interface OrgRequest {
  /** HTTP method. */
  readonly method: string
  /** Without the query. */
  readonly path: string
  /** SOAP operation, grant type, or the endpoint's name. */
  readonly name: string
  /** The endpoint that received it. */
  readonly endpoint: Endpoint
  /** Milliseconds since 1970, by the org's clock. */
  readonly at: number
  /** Undefined as long as there is no answer. */
  status: number | undefined
}

/** The requests that arrived, in order. */
export interface RequestLog {
  readonly requests: readonly OrgRequest[]
  add(request: OrgRequest): void
  /** How many requests bear this name, or belong to this endpoint. */
  readonly count: (name: string) => number
}

/** An empty log. */
export function createLog(): RequestLog {
  const requests: OrgRequest[] = []
  return {
    requests,
    add: (request) => void requests.push(request),
    count: (name) => requests.filter((request) => request.name === name || request.endpoint === name).length,
  }
}

/** One line for a person to read. */
export function describe({ method, path, name, status }: OrgRequest): string {
  return `${method} ${path} ${name} ${status === undefined ? 'no answer' : String(status)}`
}
