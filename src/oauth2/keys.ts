import type { JsonWebKeySet } from '../../generated/oauth2/schema.js'
import { httpError, invalidResponse, isRecord } from '../answers.js'
import type { App } from './app.js'
import { ask } from './ask.js'
import { judgeMembers } from './members.js'

export type { JsonWebKeySet }

/** The public keys that the host signs its `id_token`s with (RFC 7517). */
export async function keys(app: App): Promise<JsonWebKeySet> {
  const response = await ask(app, 'keys', {})
  if (!response.ok) throw httpError('The request for the keys', response)
  const set = await judgeMembers<JsonWebKeySet>(response, 'The key set', [])
  if (Array.isArray(set.keys) && set.keys.every(isRecord)) return set
  throw invalidResponse('The key set that came back has no keys', response.status)
}
