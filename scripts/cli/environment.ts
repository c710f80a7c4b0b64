import { readFileSync } from 'node:fs'
import type { OAuth2Options } from '../../src/index.js'
import { CommandError } from './command.js'

/** Environment variables by name; empty ones count as unset. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A variable; undefined when it is unset or empty. */
export function read(env: Environment, name: string): string | undefined {
  return env[name] === '' ? undefined : env[name]
}

/**
 * A secret: of a variable, or of the file that the variable of this name with `_FILE` names, without the line break at
 * its end; undefined when both are unset.
 *
 * @throws CommandError when the file cannot be read
 */
export function readSecret(env: Environment, name: string): string | undefined {
  const file = read(env, `${name}_FILE`)
  return read(env, name) ?? (file === undefined ? undefined : readSecretFile(`${name}_FILE`, file).trimEnd())
}

/** The app that the environment names. */
export function appOf(env: Environment): OAuth2Options {
  const clientId = read(env, 'SF_CLIENT_ID')
  const clientSecret = readSecret(env, 'SF_CLIENT_SECRET')
  const loginUrl = read(env, 'SF_LOGIN_URL')
  return {
    ...(clientId === undefined ? {} : { clientId }),
    ...(clientSecret === undefined ? {} : { clientSecret }),
    ...(loginUrl === undefined ? {} : { loginUrl }),
  }
}

/**
 * The private key that the environment names, in a file or itself; undefined without one.
 *
 * @throws CommandError when the file cannot be read; a key in place of its path is not repeated
 */
export function privateKeyOf(env: Environment): string | undefined {
  return readSecret(env, 'SF_PRIVATE_KEY')
}

function readSecretFile(name: string, file: string): string {
  if (/-----BEGIN|[\r\n]/.test(file))
    throw new CommandError(`${name} holds a key: give the path of a file that holds it`)
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code = 'no reason given' } = error as NodeJS.ErrnoException
    throw new CommandError(`${name}: ${file} cannot be read (${code})`)
  }
}
