import { statSync } from 'node:fs'
import type { SessionStore } from '../../src/index.js'
import { fileStore } from '../../src/stores/file.js'
import { UsageError } from '../generate/flags.js'
import { CommandError } from './command.js'
import { read, type Environment } from './environment.js'
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

/**
 * Opens the store of a folder with the encryption key of the environment.
 *
 * @throws CommandError when there is no such folder
 */
export function openStore(folder: string, env: Environment): SessionStore {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CommandError(`--store: there is no folder ${folder}`)
  return storeAt(folder, read(env, 'SF_STORE_PASSPHRASE'))
}

/**
 * A store to log in to: made where it is not there, encrypted unless clear text is asked for.
 *
 * @throws CommandError without an encryption key, when there is no terminal to ask on
 */
export async function storeToFill(folder: string, env: Environment, isClear: boolean): Promise<SessionStore> {
  if (isClear) return storeAt(folder, undefined)
  const key = read(env, 'SF_STORE_PASSPHRASE') ?? (await askSecret('Encryption key of the store'))
  if (key !== undefined && key !== '') return storeAt(folder, key)
  throw new CommandError('set SF_STORE_PASSPHRASE, the encryption key of the store, or give --clear-text')
}

function storeAt(folder: string, key: string | undefined): SessionStore {
  return fileStore(folder, { key: key ?? false })
}
