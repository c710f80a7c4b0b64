import { invalidArgument } from '../lib/invalid-argument.js'

/** The hosts that options name: by their URLs, and by `allowedHosts`. */
export interface TrustedHosts {
  readonly named: readonly string[]
  readonly allowed: readonly string[]
}

/** The name of a host, or `*.` and a domain. */
export const NAME = /^(\*\.)?([a-z0-9_-]+\.)*[a-z0-9_-]+$|^\[[\da-f:.]+\]$/

/**
 * Checks the option `allowedHosts`.
 *
 * @throws TypeError when an entry is no host name
 */
export function readAllowedHosts(hosts: readonly string[] | undefined, option: string): readonly string[] {
  if (hosts === undefined) return []
  const names: readonly unknown[] = Array.isArray(hosts) ? hosts : [undefined]
  const lower = names.map((name) => (typeof name === 'string' ? name.toLowerCase() : ''))
  if (lower.every((name) => NAME.test(name))) return lower
  throw invalidArgument(
    `${option} must be an array of host names such as 'crm.example.com' or '*.example.com', without https://`,
  )
}
