import { header, sourceName, type GeneratedFile } from '../generate/files.js'
import { recordTypesText, type DescribedObject } from '../generate/records.js'
import { CommandError } from './command.js'
import type { Environment } from './environment.js'
import type { Stored } from './store.js'
import { openFromEnvironment, openStored } from './whoami-source.js'

/** Objects of an org, and how its session is opened. */
export interface SobjectFlags {
  readonly sobjects: readonly string[]
  /** An Enterprise WSDL to read them from, in place of the org. */
  readonly wsdl?: string
  /** A session of a file store; undefined for the environment. */
  readonly stored?: Stored
}

/**
 * Asks the org for the objects, or reads them from its WSDL, and gives the file of their types.
 *
 * @param command - the command that the file names for the next time
 * @throws CommandError when no session is described, or the WSDL has no such object; SalesforceError when the org
 *   has none
 */
export async function recordTypesOf(
  source: SobjectFlags,
  command: string,
  env: Environment,
): Promise<readonly GeneratedFile[]> {
  const wrong = source.sobjects.find((name) => !/^\w+$/.test(name))
  if (wrong !== undefined)
    throw new CommandError(`--sobjects: ${JSON.stringify(wrong)} is no name of an object`)
  const { origin, objects } = await (source.wsdl === undefined
    ? describedByOrg(source, env)
    : declaredBy(source.wsdl, source.sobjects))
  return [{ path: 'records.ts', text: header(origin, command) + recordTypesText(objects) }]
}

/** Objects, and what they were read from. */
interface Read {
  readonly origin: string
  readonly objects: readonly DescribedObject[]
}

async function declaredBy(wsdl: string, sobjects: readonly string[]): Promise<Read> {
  const { readWsdl } = await import('../wsdl/read.js')
  const { objectsOfWsdl } = await import('../generate/records-of-wsdl.js')
  // Other types of the WSDL may be incomplete: these objects do not need them.
  const declared = readWsdl(wsdl, undefined, () => undefined)
  return { origin: sourceName(wsdl), objects: objectsOfWsdl(declared, sobjects) }
}

async function describedByOrg({ sobjects, stored }: SobjectFlags, env: Environment): Promise<Read> {
  const { conn } = await (stored === undefined ? openFromEnvironment(env) : openStored(stored, env))
  try {
    const objects = []
    for (const name of sobjects) objects.push(await conn.describe(name))
    return { origin: `the objects of ${conn.instanceUrl}`, objects }
  } finally {
    conn.forget()
  }
}
