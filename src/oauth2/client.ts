import createClient, { type Client } from 'openapi-fetch'
import type { paths } from '../../generated/oauth2/schema.js'

/** The stubs that the contract gives: one typed call per path and method. */
export type Stubs = Client<paths>

/** Makes the stubs of a host. */
export function createStubs(loginUrl: string): Stubs {
  return createClient<paths>({ baseUrl: loginUrl })
}
