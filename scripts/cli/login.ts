import { Connection, type OAuth2Options, type UserInfo } from '../../src/index.js'
import { UsageError } from '../generate/flags.js'
import { openBrowser } from './browser.js'
import { CommandError, type Terminal } from './command.js'
import { appOf, privateKeyOf, read, type Environment } from './environment.js'
import { withFailures } from './failure.js'
import { readFlags } from './flags.js'
import { listenAt } from './loopback.js'
import { demandSecret } from './prompt.js'
import { STORE_OPTIONS, storedOf, storeToFill } from './store.js'

export const usage = `Usage: strictforce login [--web | --device | --jwt] --store DIR --key NAME [options]

Logs a user in and saves the session in a file store, for whoami, token, logout and your programs.

  --web                in the browser, with PKCE and a one-time state; the default
  --device             shows a code to enter in a browser on any device
  --jwt                without a browser: SF_PRIVATE_KEY_FILE and SF_USERNAME
  --store DIR          the folder of the file store; made when it is not there
  --key NAME           the session's name in the store
  --login-url URL      where to log in; default SF_LOGIN_URL, or https://login.salesforce.com
  --client-id ID       the app; default SF_CLIENT_ID
  --redirect-uri URL   for --web: a callback of the app on localhost; default SF_REDIRECT_URI, or
                       http://localhost:1717/OauthRedirect
  --scope SCOPES       default 'api refresh_token'
  --no-browser         for --web: only print the URL
  --ask-secret         ask for the app's secret on the terminal
  --clear-text         save without encryption
  --json               print JSON
  --help               show this text

Secrets come from the environment: SF_CLIENT_SECRET where the app has one, and SF_STORE_PASSPHRASE, the
encryption key of the store, which is asked for on a terminal. With _FILE after its name, a variable names a
file that holds the secret.

Examples:
  strictforce login --store sessions --key ada@example.com --client-id 3MVG9…
  strictforce login --device --store sessions --key ada@example.com
  strictforce login --jwt --store sessions --key integration
`

const OPTIONS = {
  ...STORE_OPTIONS,
  web: { type: 'boolean' },
  device: { type: 'boolean' },
  jwt: { type: 'boolean' },
  'login-url': { type: 'string' },
  'client-id': { type: 'string' },
  'redirect-uri': { type: 'string' },
  scope: { type: 'string' },
  browser: { type: 'boolean' },
  'ask-secret': { type: 'boolean' },
  'clear-text': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

type Flags = ReturnType<typeof readFlags<typeof OPTIONS>>

const CALLBACK = 'http://localhost:1717/OauthRedirect'
const SCOPE = 'api refresh_token'
const PATIENCE = 600_000

/** `strictforce login`: opens a session and saves it. */
export const login = withFailures('login', async (args, terminal) => {
  const flags = readFlags(args, OPTIONS)
  if (flags.help === true) {
    terminal.out(usage)
    return 0
  }
  const { folder, key } = storedOf(flags)
  const open = openerOf(flags)
  const app = await readApp(flags, process.env)
  const store = await storeToFill(folder, process.env, flags['clear-text'] ?? false)
  const conn = new Connection({ store, key, oauth2: app })
  try {
    const user = await open(conn, flags, terminal)
    tell(user, conn, key, flags.json ?? false, terminal)
    return 0
  } finally {
    conn.forget()
  }
})

type Opener = (conn: Connection, flags: Flags, terminal: Terminal) => Promise<UserInfo>

/** @throws UsageError when more than one login is asked for */
function openerOf({ web, device, jwt }: Flags): Opener {
  const wanted = [web, device, jwt].filter((one) => one === true)
  if (wanted.length > 1) throw new UsageError('give one of --web, --device and --jwt')
  if (jwt === true) return byJwt
  return device === true ? byDevice : byWeb
}

/** @throws CommandError without an app */
async function readApp(flags: Flags, env: Environment): Promise<OAuth2Options> {
  const app = appOf(env)
  const clientId = flags['client-id'] ?? app.clientId
  if (clientId === undefined)
    throw new CommandError('no app is named: give --client-id ID, or set SF_CLIENT_ID')
  const loginUrl = flags['login-url'] ?? app.loginUrl
  const privateKey = flags.jwt === true ? privateKeyOf(env) : undefined
  const clientSecret = flags['ask-secret'] === true ? await demandSecret("The app's secret") : undefined
  return {
    ...app,
    clientId,
    ...(loginUrl === undefined ? {} : { loginUrl }),
    ...(privateKey === undefined ? {} : { privateKey }),
    ...(clientSecret === undefined ? {} : { clientSecret }),
    redirectUri: flags['redirect-uri'] ?? read(env, 'SF_REDIRECT_URI') ?? CALLBACK,
  }
}

async function byWeb(conn: Connection, flags: Flags, { log }: Terminal): Promise<UserInfo> {
  const { url, ...pending } = conn.oauth2.authorizationRequest({ scope: flags.scope ?? SCOPE })
  const callback = await listenAt(new URL(url).searchParams.get('redirect_uri') ?? CALLBACK)
  try {
    log(`Log in in the browser; if it does not open, go to:\n${url}`)
    if (flags.browser !== false) openBrowser(url, read(process.env, 'BROWSER'))
    const visit = await callback.visit(pending.state, AbortSignal.timeout(PATIENCE))
    const entered = conn.authorizeCallback(visit.url, pending)
    await entered.then(
      () => visit.finish(true),
      () => visit.finish(false),
    )
    return await entered
  } finally {
    callback.close()
  }
}

async function byDevice(conn: Connection, flags: Flags, { log }: Terminal): Promise<UserInfo> {
  const flow = await conn.oauth2.startDeviceFlow({ scope: flags.scope ?? SCOPE })
  log(`Open ${flow.verification_uri} and enter ${flow.user_code}`)
  return await conn.authorize(flow)
}

async function byJwt(conn: Connection): Promise<UserInfo> {
  const sub = read(process.env, 'SF_USERNAME')
  if (sub === undefined || privateKeyOf(process.env) === undefined)
    throw new CommandError('--jwt needs SF_PRIVATE_KEY_FILE and SF_USERNAME')
  return await conn.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', sub })
}

function tell(user: UserInfo, conn: Connection, key: string, json: boolean, { out }: Terminal): void {
  const { instanceUrl } = conn
  const facts = { key, userId: user.id, organizationId: user.organizationId, instanceUrl }
  out(json ? JSON.stringify(facts, null, 2) : `Logged in as ${user.id} at ${instanceUrl}; saved as ${key}`)
}
