import type { App } from '../state/apps.js'

/** Scopes that make a session renewable. */
export const RENEWABLE = ['refresh_token', 'offline_access'] as const

/** The scopes of a list that are not among the names. */
export function without(scope: string, names: readonly string[]): string {
  return scope
    .split(' ')
    .filter((name) => !names.includes(name))
    .join(' ')
}

/** Whether an app may ask for these scopes. */
export function isAllowed(app: App, scope: string): boolean {
  return without(scope, app.scope.split(' ')) === ''
}
