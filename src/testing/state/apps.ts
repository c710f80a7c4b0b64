import type { OrgApp } from '../options.js'

/** An app as the org keeps it: every detail filled in; what it does not have is empty. */
export type App = Required<Omit<OrgApp, 'preAuthorized'>> & {
  /** Usernames that an administrator approved; everyone when undefined. */
  readonly preAuthorized: readonly string[] | undefined
}

/** A client's id and secret as they came with a request. */
export interface ClientCredentials {
  readonly clientId: string
  readonly clientSecret: string | undefined
}

/** Result of checking a client's credentials. */
export type ClientVerdict = 'unknown' | 'disabled' | 'wrong_secret' | App

/** The callback URLs of an app. */
export function callbacksOf(app: App): readonly string[] {
  return app.redirectUri.split(/\s+/).filter((url) => url !== '')
}

/** Whether an administrator has approved a user for an app. */
export function isPreAuthorized(app: App, username: string): boolean {
  return app.preAuthorized?.includes(username) ?? true
}

/** The connected apps of an org. */
export interface Apps {
  find(clientId: string): App | undefined
  /** Registers an app. */
  add(app: OrgApp): App
  /** A secret is checked whenever one is sent, also where none is required. */
  authenticate(credentials: ClientCredentials): ClientVerdict
  list(): readonly App[]
}

/** The apps with their defaults. */
export function createApps(apps: readonly OrgApp[], defaults: { rotation: boolean; runAs: string }): Apps {
  const known = new Map(apps.map((app) => [app.clientId, complete(app, defaults)]))
  return {
    find: (clientId) => known.get(clientId),
    add(app) {
      const added = complete(app, defaults)
      known.set(app.clientId, added)
      return added
    },
    authenticate({ clientId, clientSecret }) {
      const app = known.get(clientId)
      if (!app) return 'unknown'
      if (app.disabled) return 'disabled'
      const missing = clientSecret === undefined && app.requireSecret
      const wrong = clientSecret !== undefined && clientSecret !== app.clientSecret
      return missing || wrong ? 'wrong_secret' : app
    },
    list: () => [...known.values()],
  }
}

function complete(app: OrgApp, defaults: { rotation: boolean; runAs: string }): App {
  return {
    clientSecret: '',
    redirectUri: '',
    publicKey: '',
    scope: 'refresh_token api id',
    runAs: defaults.runAs,
    requireSecret: app.clientSecret !== undefined,
    requirePkce: false,
    disabled: false,
    rotation: defaults.rotation,
    preAuthorized: undefined,
    adminApprovedOnly: false,
    installed: true,
    tokenHandler: 'LocalTokenExchangeHandler',
    ...app,
  }
}
