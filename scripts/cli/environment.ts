import { readFileSync } from 'node:fs'
import type { OAuth2Options } from '../../src/index.js'
import { CommandError } from './command.js'

/** Environment variables by name; empty ones count as unset. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A variable; undefined when it is unset or empty. */
export function read(env: Environment, name: string): string | undefined {
  return env[name] === '' ? undefined : env[name]
}

/** The app that the environment names. */
export function appOf(env: Environment): OAuth2Options {
  const clientId = read(env, 'SF_CLIENT_ID')
  const clientSecret = read(env, 'SF_CLIENT_SECRET')
  const loginUrl = read(env, 'SF_LOGIN_URL')
  return {
    ...(clientId === undefined ? {} : { clientId }),
    ...(clientSecret === undefined ? {} : { clientSecret }),
    ...(loginUrl === undefined ? {} : { loginUrl }),
  }
}

/**
 * The private key of the file that `SF_PRIVATE_KEY_FILE` names.
 *
 * @throws CommandError when it cannot be read; a key in place of the path is not repeated
 */
export function privateKeyOf(file: string): string {
  if (/-----BEGIN|[\r\n]/.test(file))
    throw new CommandError('SF_PRIVATE_KEY_FILE holds a key: give the path of a file that holds it')
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code = 'no reason given' } = error as NodeJS.ErrnoException
    throw new CommandError(`SF_PRIVATE_KEY_FILE: ${file} cannot be read (${code})`)
  }
}
