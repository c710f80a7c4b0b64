import { Connection, type ConnectionOptions, type OAuth2Options, type SessionStore } from '../../src/index.js'
import { CommandError } from './command.js'
import { appOf, privateKeyOf, read, readSecret, type Environment } from './environment.js'
import { openStore, type Stored } from './store.js'

/** A session, and how it renews, in words. */
export interface Opened {
  readonly conn: Connection
  readonly renews: string
}

/**
 * Opens the session that a store holds.
 *
 * @throws CommandError when there is no such folder
 */
export async function openStored({ folder, key }: Stored, env: Environment): Promise<Opened> {
  const store = await openStore(folder, env)
  const refreshToken = readSecret(env, 'SF_REFRESH_TOKEN')
  const app = await appAt(appOf(env), store, key)
  const given = refreshToken !== undefined && app.clientId !== undefined ? { refreshToken } : {}
  const conn = await Connection.open({ store, key, oauth2: app, ...given })
  return { conn, renews: storedRenewal(conn, app) }
}

/** The app at the org of the session, which renews it too, unless another login host is named. */
async function appAt(app: OAuth2Options, store: SessionStore, key: string): Promise<OAuth2Options> {
  if (app.loginUrl !== undefined) return app
  const held = await store.load(key).catch(() => undefined) // opening it tells what is wrong
  return held?.state === 'live' ? { ...app, loginUrl: held.session.instanceUrl } : app
}

function storedRenewal({ refreshToken }: Connection, { clientId }: OAuth2Options): string {
  if (refreshToken === null) return 'by the program that opened it: no refresh token is stored'
  if (clientId === undefined) return 'by its refresh token, once SF_CLIENT_ID names the app'
  return 'by its refresh token; a new one is saved in the store'
}

/**
 * Opens the session that the environment describes.
 *
 * @throws CommandError when it describes none, or one that looking would spoil
 */
export async function openFromEnvironment(env: Environment): Promise<Opened> {
  for (const way of WAYS) {
    const opened = await way(env)
    if (opened !== undefined) return opened
  }
  if (readSecret(env, 'SF_REFRESH_TOKEN') !== undefined) throw new CommandError(SPENT)
  throw new CommandError(NOTHING)
}

const NOTHING =
  'no session is described: give --store DIR and --key NAME, or set SF_ACCESS_TOKEN and SF_INSTANCE_URL, SF_USERNAME and SF_PASSWORD, or SF_CLIENT_ID and SF_CLIENT_SECRET'

const SPENT =
  'SF_REFRESH_TOKEN alone is not used: where tokens rotate, looking would spend it, and nobody would keep the next. Set SF_ACCESS_TOKEN and SF_INSTANCE_URL too, or name a store that keeps it: --store DIR --key NAME'

type Way = (env: Environment) => Promise<Opened | undefined>

/** The logins of the environment, in the order of precedence. */
const WAYS: readonly Way[] = [byAccessToken, byPrivateKey, byPassword, byClientCredentials]

function byAccessToken(env: Environment): Promise<Opened | undefined> {
  const accessToken = readSecret(env, 'SF_ACCESS_TOKEN')
  if (accessToken === undefined) return Promise.resolve(undefined)
  const instanceUrl = read(env, 'SF_INSTANCE_URL')
  if (instanceUrl === undefined)
    throw new CommandError('SF_ACCESS_TOKEN needs SF_INSTANCE_URL: the org that the session belongs to')
  const options: ConnectionOptions = { accessToken, instanceUrl, oauth2: appOf(env) }
  const canRenew = readSecret(env, 'SF_REFRESH_TOKEN') !== undefined
  const renews = canRenew ? 'by SF_REFRESH_TOKEN, which is left alone here' : 'not at all'
  return Promise.resolve({ conn: new Connection(options), renews })
}

async function byPrivateKey(env: Environment): Promise<Opened | undefined> {
  const privateKey = privateKeyOf(env)
  if (privateKey === undefined) return undefined
  const sub = read(env, 'SF_USERNAME')
  const app = appOf(env)
  if (sub === undefined || app.clientId === undefined)
    throw new CommandError('SF_PRIVATE_KEY_FILE needs SF_CLIENT_ID and SF_USERNAME')
  const conn = new Connection({ oauth2: { ...app, privateKey } })
  await conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', sub })
  return { conn, renews: 'by JWT bearer, as it was opened' }
}

async function byPassword(env: Environment): Promise<Opened | undefined> {
  const username = read(env, 'SF_USERNAME')
  const password = readSecret(env, 'SF_PASSWORD')
  if (username === undefined || password === undefined) return undefined
  const app = appOf(env)
  const byOAuth2 = app.clientId !== undefined && app.clientSecret !== undefined
  const conn = new Connection({ oauth2: app })
  await conn.login(username, password)
  return { conn, renews: `by the same ${byOAuth2 ? 'password grant' : 'SOAP login'}` }
}

async function byClientCredentials(env: Environment): Promise<Opened | undefined> {
  const app = appOf(env)
  if (app.clientId === undefined || app.clientSecret === undefined) return undefined
  if (readSecret(env, 'SF_REFRESH_TOKEN') !== undefined) return undefined
  const conn = new Connection({ oauth2: app })
  await conn.authorize({ grant_type: 'client_credentials' })
  return { conn, renews: 'by client credentials, as it was opened' }
}

/** Advice on an error of a stored session; empty where the message says it. */
export function adviceOnStored({ errorCode, verdict }: { errorCode: string; verdict: string }): string {
  if (errorCode === 'NOT_LOGGED_IN' || errorCode === 'SESSION_CLOSED')
    return 'Look at --store and --key, or log in: strictforce login --help'
  if (errorCode === 'STORE_CORRUPT')
    return 'SF_STORE_PASSPHRASE has to be what the store was written with, and unset where it is not encrypted.'
  if (verdict === 'reauthorize')
    return 'Set SF_CLIENT_ID, and SF_CLIENT_SECRET where the app has one; if that does not help, log in again.'
  return verdict === 'retry' || verdict === 'throttled' ? 'The same command may work later.' : ''
}
