import { invalidArgument } from '../lib/invalid-argument.js'
import { ask } from './ask.js'
import type { RestClient } from './client.js'
import type { RetrieveOptions } from './types.js'

/** Gives one record, or a list in the order of the ids with null for what is not there. */
export async function retrieve(
  client: RestClient,
  type: string,
  ids: string | readonly string[],
  options: RetrieveOptions = {},
): Promise<unknown> {
  const { fields } = options
  const names = typeof fields === 'string' ? fields.split(',').map((name) => name.trim()) : fields
  if (typeof ids === 'string' && ids !== '') {
    const path = { sobject: type, id: ids }
    return ask(client, 'retrieve', {
      path,
      query: names === undefined ? {} : { fields: [...names] },
      options,
    })
  }
  if (!Array.isArray(ids)) throw invalidArgument('retrieve needs the id of a record, or a list of them')
  if (ids.length === 0) return []
  const body = { ids: ids as string[], fields: [...(names ?? (await allFields(client, type)))] }
  return ask(client, 'retrieveMany', { path: { sobject: type }, body, options })
}

/** Names of all fields of an object. */
export async function allFields(client: RestClient, type: string): Promise<readonly string[]> {
  const { fields } = await ask(client, 'describe', { path: { sobject: type } })
  return fields.map(({ name }) => name)
}
