import type { Endpoint } from './call.js'
import type { OrgResponse } from './scripted.js'

/** A fault that an endpoint has until it is switched off. */
export type Fault = '429' | '503' | 'html' | 'slow' | 'reset'

const HTML = '<!doctype html><title>Maintenance</title><h1>The site is under maintenance</h1>'

/** Responses in place of the org's own; `slow` delays the org's own by five seconds. */
const RESPONSES: Readonly<Record<Fault, OrgResponse>> = {
  '429': { status: 429, headers: { 'Retry-After': '1' }, body: 'Too Many Requests' },
  '503': { status: 503, headers: { 'Retry-After': '1' }, body: 'Service Unavailable' },
  html: { status: 200, body: HTML },
  slow: { delay: 5000 },
  reset: 'reset',
}

/** Names of all faults. */
export const FAULTS = Object.keys(RESPONSES) as readonly Fault[]

/** Endpoints that can have a fault. */
export const ENDPOINTS: readonly Endpoint[] = ['token', 'oauth2', 'soap', 'rest', 'discovery', 'page']

/** The faults that are switched on. */
export interface Faults {
  /** Switches a fault on; undefined switches the endpoint's fault off. */
  set(endpoint: Endpoint, fault: Fault | undefined): void
  /** The response in place of the org's own. */
  responseFor(endpoint: Endpoint): OrgResponse | undefined
  list(): ReadonlyMap<Endpoint, Fault>
}

/** No faults. */
export function createFaults(): Faults {
  const faults = new Map<Endpoint, Fault>()
  return {
    set(endpoint, fault) {
      if (fault === undefined) faults.delete(endpoint)
      else faults.set(endpoint, fault)
    },
    responseFor(endpoint) {
      const fault = faults.get(endpoint)
      return fault && RESPONSES[fault]
    },
    list: () => faults,
  }
}
