import { takeCallback, withCallback } from '../lib/callback.js'
import { part } from '../errors/part.js'
import type { RestClient } from './client.js'

/** Loads what asks for records: once, with the first verb. */
export const loadRest = /* @__PURE__ */ part('rest', () => import('./protocol.js'))

/** Performs a verb of the table with the arguments of its caller, a callback at their end among them. */
export function callVerb(client: RestClient, name: string, args: readonly unknown[]): Promise<never> {
  const { rest, callback } = takeCallback<never>(args)
  const answer = loadRest().then(({ verbs }) => verbs[name]?.(client, ...(rest as never[])))
  return withCallback(answer as Promise<never>, callback)
}
