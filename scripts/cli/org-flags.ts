import { UsageError } from '../generate/flags.js'
import { readFlags } from './flags.js'
import type { OrgApp, OrgOptions, OrgUser } from '../../src/testing/index.js'

/** Options of the org, read from the command line. */
export interface OrgFlags {
  readonly options: OrgOptions
  readonly port: number
  readonly quiet: boolean
  readonly json: boolean
}

/** The port when none is named: the same after each start, so that settings elsewhere stay true. */
const PORT = 6464
const SESSION_SECONDS = 7200
const PASSWORD = 'local-password-1'
const CLIENT_ID = 'local.connected.app'
const CLIENT_SECRET = 'local-app-secret'
const REDIRECT_URI = 'http://localhost:3000/callback'
const USERNAME = 'ada@local.example'

export const usage = `Usage: strictforce org [options]

Starts a Salesforce org on this machine, for development and tests. Its first page shows users, sessions,
tokens and exchanges, and switches users and faults. Ctrl-C ends it; nothing is kept.

  --port N                    the port on 127.0.0.1; 0 takes a free one; default ${PORT}
  --user NAME[:PASSWORD]      a user, several when repeated; default ${USERNAME}:${PASSWORD}
  --api-version V             the newest API version, such as 66.0; default 64.0
  --no-rotation               refresh tokens stay the same
  --no-reuse-detection        a spent refresh token that comes again does not revoke its family
  --session-seconds N         idle seconds after which a session expires; default ${SESSION_SECONDS}
  --consent ask|automatic     login page and consent page, or neither; default ask
  --soap-login enabled|disabled|retired
                              what SOAP login() does; default enabled
  --client-id ID              the app; default ${CLIENT_ID}
  --client-secret SECRET      its secret, '' for a public client; default ${CLIENT_SECRET}
  --redirect-uri URL          its callback, several when repeated; default ${REDIRECT_URI}
  --quiet                     print the URL and nothing else
  --json                      print URL, users and app as one line of JSON and nothing else
  --help                      show this text

Examples:
  strictforce org
  strictforce org --port 0 --user ada@local.example --session-seconds 60
`

/**
 * Reads the command line.
 *
 * @returns undefined when the help is wanted
 * @throws UsageError for an option that is unknown or wrong
 */
export function parseOrgFlags(args: readonly string[]): OrgFlags | undefined {
  const values = readFlags(args, OPTIONS)
  if (values.help === true) return undefined
  const port = numberOf(values.port, '--port', PORT, 65_535)
  const options: OrgOptions = {
    port,
    users: (values.user ?? [USERNAME]).map(userOf),
    apps: [appOf(values)],
    rotation: values.rotation ?? true,
    reuseDetection: values['reuse-detection'] ?? true,
    sessionSeconds: numberOf(values['session-seconds'], '--session-seconds', SESSION_SECONDS, 31_536_000),
    version: versionOf(values['api-version'] ?? '64.0'),
    consent: oneOf(values.consent, '--consent', ['ask', 'automatic']),
    soapLogin: oneOf(values['soap-login'], '--soap-login', ['enabled', 'disabled', 'retired']),
  }
  return { options, port, quiet: values.quiet ?? false, json: values.json ?? false }
}

const OPTIONS = {
  port: { type: 'string' },
  user: { type: 'string', multiple: true },
  'api-version': { type: 'string' },
  rotation: { type: 'boolean' },
  'reuse-detection': { type: 'boolean' },
  'session-seconds': { type: 'string' },
  consent: { type: 'string' },
  'soap-login': { type: 'string' },
  'client-id': { type: 'string' },
  'client-secret': { type: 'string' },
  'redirect-uri': { type: 'string', multiple: true },
  quiet: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

type Values = ReturnType<typeof readFlags<typeof OPTIONS>>

function userOf(text: string): OrgUser {
  const [, username = '', password = PASSWORD] = /^([^:]*)(?::(.*))?$/s.exec(text) ?? []
  if (username === '' || password === '') throw new UsageError(`--user: give NAME or NAME:PASSWORD`)
  const name = username.split('@', 1).join('')
  return { username, password, firstName: name.charAt(0).toUpperCase() + name.slice(1), lastName: 'Local' }
}

function appOf(values: Values): OrgApp {
  const clientId = values['client-id'] ?? CLIENT_ID
  const clientSecret = values['client-secret'] ?? CLIENT_SECRET
  const redirects = values['redirect-uri'] ?? [REDIRECT_URI]
  if (clientId === '') throw new UsageError('--client-id: an id is needed')
  for (const url of redirects) {
    if (!URL.canParse(url)) throw new UsageError(`--redirect-uri: '${url}' is not a URL`)
  }
  return {
    clientId,
    redirectUri: redirects.join('\n'),
    scope: 'api id openid profile email web refresh_token',
    ...(clientSecret === '' ? {} : { clientSecret }),
  }
}

function numberOf(text: string | undefined, option: string, otherwise: number, most: number): number {
  if (text === undefined) return otherwise
  const number = Number(text)
  if (/^\d+$/.test(text) && number <= most) return number
  throw new UsageError(`${option}: '${text}' is not a whole number from 0 to ${most}`)
}

function versionOf(text: string): string {
  if (/^\d{2,3}\.0$/.test(text)) return text
  throw new UsageError(`--api-version: '${text}' is no API version; they look like 64.0`)
}

/** The first one where none is named. */
function oneOf<Word extends string>(
  text: string | undefined,
  option: string,
  words: readonly [Word, ...Word[]],
): Word {
  const word = text === undefined ? words[0] : words.find((candidate) => candidate === text)
  if (word !== undefined) return word
  throw new UsageError(`${option}: '${String(text)}' is not one of ${words.join(', ')}`)
}
