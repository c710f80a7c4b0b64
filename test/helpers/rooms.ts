import type { Module } from './modules.js'

/** A room of the house: the modules that serve one concept. */
interface Room {
  readonly name: string
  readonly holds: RegExp
}

const core = (...names: string[]): RegExp => new RegExp(`^src/(${names.join('|')})\\.ts$`)

/** The rooms, from the top to the bottom. */
const ROOMS: readonly Room[] = [
  { name: 'index', holds: core('index') },
  { name: 'bridges', holds: /^src\/bridges\// },
  { name: 'cli', holds: /^src\/cli/ },
  { name: 'testing', holds: /^src\/testing\// },
  {
    name: 'connection',
    holds: core(
      'connection',
      'keeper',
      'logins',
      'logout',
      'soap-login',
      'renewals',
      'settings',
      'identity',
      'password-expired',
      'requests',
      'session-fetch',
      'rest',
      'retry',
      'events',
      'options',
    ),
  },
  { name: 'oauth2', holds: /^src\/oauth2\// },
  { name: 'partner', holds: /^src\/partner\// },
  { name: 'session', holds: core('session', 'shared-session', 'store-access', 'stored-session', 'tokens') },
  { name: 'stores', holds: /^src\/stores\// },
  { name: 'transport', holds: core('transport', 'deadline', 'network-error', 'abortable', 'pause') },
  {
    name: 'errors',
    holds: core('errors', 'verdicts', 'error-codes', 'session-errors', 'answers', 'redact', 'secret-forms'),
  },
  { name: 'callback', holds: core('callback') },
  {
    name: 'values',
    holds: core('urls', 'hosts', 'private-address', 'identity-url', 'token-text', 'remembered'),
  },
  { name: 'generated/oauth2', holds: /^generated\/oauth2\// },
  { name: 'generated/partner', holds: /^generated\/partner\// },
]

/** The room of a module. */
export function roomOf(path: string): string | undefined {
  return ROOMS.find(({ holds }) => holds.test(path))?.name
}

/** Imports between rooms, erased ones left out, in the order of the rooms. */
export function arrowsOf(modules: readonly Module[]): string[] {
  const arrows = modules.flatMap(({ path, imports }) =>
    imports
      .filter(({ kind }) => kind !== 'type')
      .map(({ target }) => [roomOf(path), roomOf(target)] as const)
      .filter(([from, to]) => from !== undefined && to !== undefined && from !== to)
      .map(([from, to]) => `${String(from)} --> ${String(to)}`),
  )
  return [...new Set(arrows)].sort()
}

/** The modules that no room holds. */
export function homeless(modules: readonly Module[]): string[] {
  return modules.map(({ path }) => path).filter((path) => roomOf(path) === undefined)
}

/** The plan of the house as a Mermaid diagram. */
export function planOf(modules: readonly Module[]): string {
  return `flowchart TD\n${arrowsOf(modules)
    .map((arrow) => `  ${arrow}\n`)
    .join('')}`
}
