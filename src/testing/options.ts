import type { Match, OrgResponse } from './scripted.js'
import type { OrgObject } from './state/objects.js'

/** A user of the local org. Only `username` and `password` have to be given. */
export interface OrgUser {
  /** Unique name, in the form of an email address. */
  readonly username: string
  /** Password, without security token. */
  readonly password: string
  /** Accepted when appended to the password, as the real service does. */
  readonly securityToken?: string
  /** 18-character id; made up when left out. */
  readonly id?: string
  /** The username when left out. */
  readonly email?: string
  /** First name. */
  readonly firstName?: string
  /** Last name. */
  readonly lastName?: string
  /** 18-character id of a role; a user without one has a nil `roleId`. */
  readonly roleId?: string
  /** The password alone is refused: LOGIN_MUST_USE_SECURITY_TOKEN. */
  readonly requireSecurityToken?: boolean
  /** Locked out: PASSWORD_LOCKOUT, whatever the password. */
  readonly locked?: boolean
  /** Deactivated: no login, and live sessions count as dead. */
  readonly inactive?: boolean
  /** Login succeeds with `passwordExpired` and a session that only serves `setPassword`. */
  readonly passwordExpired?: boolean
  /** The caller's address is outside the profile's range: LOGIN_DURING_RESTRICTED_DOMAIN, `ip restricted`. */
  readonly ipRestricted?: boolean
}

/** A connected app of the local org. */
export interface OrgApp {
  /** Consumer key. */
  readonly clientId: string
  /** Consumer secret; a public client has none. */
  readonly clientSecret?: string
  /** Callback URL; several are separated by line breaks, as in Setup. */
  readonly redirectUri?: string
  /**
   * PEM of the public key, or of the certificate, that assertions are checked with. The first app has a key
   * pair of the org's making when it is left out: `org.privateKey`.
   */
  readonly publicKey?: string
  /** Scopes that the app may ask for, separated by blanks; `refresh_token api id` when left out. */
  readonly scope?: string
  /** Username that the client credentials grant runs as: the first user when left out, nobody when empty. */
  readonly runAs?: string
  /** Usernames that an administrator approved for the app; everyone when left out. */
  readonly preAuthorized?: readonly string[]
  /** Only users that an administrator approved may use the app; the others get invalid_app_access. */
  readonly adminApprovedOnly?: boolean
  /** Whether the app is installed in the org, without which users cannot log in by it; default true. */
  readonly installed?: boolean
  /** Name of the handler that judges tokens of the token exchange. */
  readonly tokenHandler?: string
  /** The secret must come with every token request; true when the app has a secret. */
  readonly requireSecret?: boolean
  /** Authorization requests without a code challenge are refused. */
  readonly requirePkce?: boolean
  /** Switched off: oauth_flow_disabled. */
  readonly disabled?: boolean
  /** Whether refresh tokens of this app rotate; the org's `rotation` when left out. */
  readonly rotation?: boolean
}

/** Settings of a local org; every one has a default. */
export interface OrgOptions {
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port?: number
  /** The first is `org.user`. */
  readonly users?: readonly OrgUser[]
  /** The first is `org.app`. */
  readonly apps?: readonly OrgApp[]
  /** Whether a refresh gives a new refresh token and spends the old one; default true. */
  readonly rotation?: boolean
  /** Whether the second use of a spent refresh token revokes its whole family; default true. */
  readonly reuseDetection?: boolean
  /** Idle seconds after which a session expires; each use starts them anew; default 7200. */
  readonly sessionSeconds?: number
  /** Newest API version that the org speaks; default `64.0`. */
  readonly version?: string
  /** `disabled`: off in this org; `retired`: gone from every API version. Default `enabled`. */
  readonly soapLogin?: 'enabled' | 'disabled' | 'retired'
  /**
   * `automatic`: the user of `login_hint`, or the first one, consents at once; `ask`: a login page and a
   * consent page come first. Default `automatic`.
   */
  readonly consent?: 'automatic' | 'ask'
  /**
   * Whether the host is a My Domain; a login host, where it is false, knows neither client credentials nor
   * token exchange. Default true.
   */
  readonly myDomain?: boolean
  /** Seconds between two polls of a device flow, at least; fractions make tests fast. Default 5. */
  readonly deviceInterval?: number
  /** Seconds that the codes of a device flow live; default 600. */
  readonly deviceSeconds?: number
  /** Wrong passwords in a row until a user is locked; default 10. */
  readonly lockoutAfter?: number
  /**
   * Tokens that a user may ask for in an hour: after that `login rate exceeded`. The service
   * takes 3,600; no limit here when left out.
   */
  readonly loginsPerHour?: number
  /** Whether the org is locked, closed or suspended: inactive_org and ORG_LOCKED; default false. */
  readonly locked?: boolean
  /** Milliseconds since 1970; default `Date.now`. */
  readonly clock?: () => number
  /** Milliseconds that every answer takes; default 0. A scripted delay takes its place. */
  readonly latency?: number
  /** How SOAP answers name their namespace; default `default`, as recorded. */
  readonly prefix?: 'default' | 'prefixed'
  /** Refuse undeclared parameters too, instead of ignoring and noting them; default false. */
  readonly strict?: boolean
  /** Objects, fields and records besides the few that every local org has, by the names of the objects. */
  readonly objects?: Readonly<Record<string, OrgObject>>
  /** Answers scripted from the start; see `LocalOrg.answer`. */
  readonly answers?: readonly { match: Match; response: OrgResponse; times?: number }[]
  /** Receives one line for each answered request; nothing is printed when left out. */
  readonly log?: (line: string) => void
}

/** Options with every default filled in. */
export interface Settings {
  readonly rotation: boolean
  readonly reuseDetection: boolean
  readonly sessionSeconds: number
  readonly version: number
  readonly soapLogin: 'enabled' | 'disabled' | 'retired'
  readonly lockoutAfter: number
  readonly loginsPerHour: number
  readonly locked: boolean
  readonly consent: 'automatic' | 'ask'
  readonly myDomain: boolean
  readonly deviceInterval: number
  readonly deviceSeconds: number
  readonly clock: () => number
  readonly prefix: 'default' | 'prefixed'
  readonly strict: boolean
}

/** Fills in the defaults. Throws a TypeError for a version that is none. */
export function readSettings(options: OrgOptions): Settings {
  return {
    rotation: options.rotation ?? true,
    reuseDetection: options.reuseDetection ?? true,
    sessionSeconds: options.sessionSeconds ?? 7200,
    version: readVersion(options.version ?? '64.0'),
    soapLogin: options.soapLogin ?? 'enabled',
    lockoutAfter: options.lockoutAfter ?? 10,
    loginsPerHour: options.loginsPerHour ?? Infinity,
    locked: options.locked ?? false,
    consent: options.consent ?? 'automatic',
    myDomain: options.myDomain ?? true,
    deviceInterval: options.deviceInterval ?? 5,
    deviceSeconds: options.deviceSeconds ?? 600,
    clock: options.clock ?? Date.now,
    prefix: options.prefix ?? 'default',
    strict: options.strict ?? false,
  }
}

/** The user of an org that was started without any. */
export const DEFAULT_USER: OrgUser = {
  username: 'ada@local.example',
  password: 'local-password-1',
  securityToken: 'LocalSecurityToken',
  firstName: 'Ada',
  lastName: 'Local',
}

/** The app of an org that was started without any. */
export const DEFAULT_APP: OrgApp = {
  clientId: 'local.connected.app',
  clientSecret: 'local-app-secret',
  redirectUri: 'http://127.0.0.1/callback',
}

function readVersion(text: string): number {
  if (!/^\d+\.0$/.test(text)) throw new TypeError(`version must look like '64.0', got '${text}'`)
  return Number(text)
}
