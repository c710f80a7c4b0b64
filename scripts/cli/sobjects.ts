import { header, type GeneratedFile } from '../generate/files.js'
import { recordTypesText } from '../generate/records.js'
import { CommandError } from './command.js'
import type { Environment } from './environment.js'
import type { Stored } from './store.js'
import { openFromEnvironment, openStored } from './whoami-source.js'

/** Objects of an org, and how its session is opened. */
export interface SobjectFlags {
  readonly sobjects: readonly string[]
  /** A session of a file store; undefined for the environment. */
  readonly stored: Stored | undefined
}

/**
 * Asks the org for the objects, and gives the file of their types.
 *
 * @param command - the command that the file names for the next time
 * @throws CommandError when no session is described; SalesforceError when the org has no such object
 */
export async function recordTypesOf(
  { sobjects, stored }: SobjectFlags,
  command: string,
  env: Environment,
): Promise<readonly GeneratedFile[]> {
  const wrong = sobjects.find((name) => !/^\w+$/.test(name))
  if (wrong !== undefined)
    throw new CommandError(`--sobjects: ${JSON.stringify(wrong)} is no name of an object`)
  const { conn } = await (stored === undefined ? openFromEnvironment(env) : openStored(stored, env))
  try {
    const objects = []
    for (const name of sobjects) objects.push(await conn.describe(name))
    const text = header(`the objects of ${conn.instanceUrl}`, command) + recordTypesText(objects)
    return [{ path: 'records.ts', text }]
  } finally {
    conn.forget()
  }
}
