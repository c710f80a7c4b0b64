import type { OptionNames } from '../lib/option-names.js'
import type { OptionsOf } from './options.js'

type NameOf<Options> = Options extends unknown ? keyof Options : never

/** The options of `new Connection()`. */
const OPTIONS = {
  accessToken: true,
  allowedHosts: true,
  callOptions: true,
  clientId: true,
  clientSecret: true,
  fetch: true,
  grant: true,
  instanceUrl: true,
  key: true,
  logLevel: true,
  loginScope: true,
  loginUrl: true,
  loginVersion: true,
  maxRequest: true,
  oauth2: true,
  onExchange: true,
  redirectUri: true,
  refreshFn: true,
  refreshToken: true,
  retry: true,
  serverUrl: true,
  sessionId: true,
  signedRequest: true,
  store: true,
  timeout: true,
  userInfo: true,
  version: true,
} satisfies Record<NameOf<OptionsOf<never>>, true>

/** Every name that `new Connection()` knows: options, jsforce's names without a counterpart, and frequent mistakes. */
export const CONNECTION_OPTIONS: OptionNames = {
  ...OPTIONS,
  httpProxy: 'give a fetch that uses the proxy',
  proxyUrl: 'give a fetch that uses the proxy',
  propagators: 'give a fetch that adds the headers',
  username: 'call conn.login(username, password)',
  password: 'call conn.login(username, password)',
  securityToken: 'append it to the password: conn.login(username, password + securityToken)',
  sandbox: "give loginUrl: 'https://test.salesforce.com'",
}
