import { takeCallback, withCallback } from '../lib/callback.js'
import { part } from '../errors/part.js'
import type { RestClient } from './client.js'

type RestPart = typeof import('./protocol.js')

/** Loads what asks for records: once, with the first verb. */
export const loadRest = /* @__PURE__ */ part('rest', () => import('./protocol.js'))

/** Performs a verb of the table with the arguments of its caller, a callback at their end among them. */
export function callVerb(client: RestClient, name: string, args: readonly unknown[]): Promise<never> {
  const { rest, callback } = takeCallback<never>(args)
  const answer = loadRest().then(({ verbs }) => verbs[name]?.(client, ...(rest as never[])))
  return withCallback(answer as Promise<never>, callback)
}

/** Gives what a source of the loaded part gives, one by one. */
export async function* later<T>(
  source: (rest: RestPart) => AsyncIterable<unknown>,
): AsyncGenerator<T, void, undefined> {
  yield* source(await loadRest()) as AsyncIterable<T>
}
