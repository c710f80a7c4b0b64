import { statSync } from 'node:fs'
import type { SessionStore } from '../../src/index.js'
import { fileStore } from '../../src/stores/file.js'
import { UsageError } from '../generate/flags.js'
import { CommandError } from './command.js'
import { readSecret, type Environment } from './environment.js'
import { askSecret } from './prompt.js'

/** Options that name a stored session. */
export const STORE_OPTIONS = { store: { type: 'string' }, key: { type: 'string' } } as const

/** A session of a file store. */
export interface Stored {
  readonly folder: string
  /** The session name. */
  readonly key: string
}

/**
 * The stored session that options name.
 *
 * @throws UsageError when one of the two is missing
 */
export function storedOf({ store, key }: { readonly store?: string; readonly key?: string }): Stored {
  const [hasStore, hasKey] = [(store ?? '') !== '', (key ?? '') !== '']
  if (!hasStore && !hasKey) throw new UsageError('give --store DIR and --key NAME, the session in a store')
  if (store === undefined || !hasStore)
    throw new UsageError('--key needs --store DIR, the folder of the store')
  if (key === undefined || !hasKey)
    throw new UsageError("--store needs --key NAME, the session's name in the store")
  return { folder: store, key }
}

/** @throws CommandError when there is no such folder */
export function demandFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CommandError(`--store: there is no folder ${folder}`)
}

/** The encryption key of the environment, or of the terminal; false for clear text. */
export async function storeKey(env: Environment): Promise<string | false> {
  const key = readSecret(env, 'SF_STORE_PASSPHRASE') ?? (await askSecret(`${QUESTION} (empty: none)`))
  return key === undefined || key === '' ? false : key
}

const QUESTION = 'Encryption key of the store'

/**
 * Opens the store of a folder.
 *
 * @throws CommandError when there is no such folder
 */
export async function openStore(folder: string, env: Environment): Promise<SessionStore> {
  demandFolder(folder)
  return fileStore(folder, { key: await storeKey(env) })
}

/**
 * A store to log in to: made where it is not there, encrypted unless clear text is asked for.
 *
 * @throws CommandError without an encryption key, when there is no terminal to ask on
 */
export async function storeToFill(folder: string, env: Environment, isClear: boolean): Promise<SessionStore> {
  if (isClear) return fileStore(folder, { key: false })
  const key = readSecret(env, 'SF_STORE_PASSPHRASE') ?? (await askSecret(QUESTION))
  if (key !== undefined && key !== '') return fileStore(folder, { key })
  throw new CommandError('set SF_STORE_PASSPHRASE, the encryption key of the store, or give --clear-text')
}
