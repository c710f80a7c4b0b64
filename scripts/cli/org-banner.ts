import { connectionCode, literal } from '../../src/testing/dashboard/connect.js'
import type { LocalOrg, OrgOptions } from '../../src/testing/index.js'

/** Description of a started org, line by line: its URL, its users, and the settings that an app needs. */
export function banner(org: LocalOrg, options: OrgOptions): readonly string[] {
  return [
    `Local Salesforce org: ${org.url}`,
    'Open it in a browser to see users, sessions, tokens and requests.',
    '',
    ...(options.users ?? []).map(({ username, password }) => `user      ${username}  password ${password}`),
    `app       ${org.app.clientId}  ${secretOf(org) === '' ? 'without a secret' : `secret ${secretOf(org)}`}`,
    ...callbacksOf(org).map((url) => `callback  ${url}`),
    `settings  ${settings(options)}`,
    '',
    'For the environment:',
    '',
    ...environment(org).map(([name, value]) => `  export ${name}=${quote(value)}`),
    '',
    'For the code:',
    '',
    ...code(org).split('\n').map(indent),
    '',
    'Requests (Ctrl-C ends the org):',
  ]
}

function settings({
  version,
  sessionSeconds,
  rotation,
  reuseDetection,
  consent,
  soapLogin,
}: OrgOptions): string {
  return [
    `API ${String(version)}`,
    `sessions idle out after ${String(sessionSeconds)} s`,
    `rotation ${rotation === true ? 'on' : 'off'}`,
    `reuse detection ${reuseDetection === true ? 'on' : 'off'}`,
    `consent ${String(consent)}`,
    `SOAP login ${String(soapLogin)}`,
  ].join(', ')
}

function environment(org: LocalOrg): readonly (readonly [name: string, value: string])[] {
  const { username, password } = org.user
  const [redirectUri = ''] = callbacksOf(org)
  const secret = secretOf(org)
  return [
    ['SF_LOGIN_URL', org.url],
    ['SF_CLIENT_ID', org.app.clientId],
    ...(secret === '' ? [] : [['SF_CLIENT_SECRET', secret] as const]),
    ['SF_REDIRECT_URI', redirectUri],
    ['SF_USERNAME', username],
    ['SF_PASSWORD', password],
  ]
}

function code(org: LocalOrg): string {
  const { username } = org.user
  const clientSecret = secretOf(org) === '' ? undefined : 'process.env.SF_CLIENT_SECRET'
  const [redirectUri = ''] = callbacksOf(org)
  const made = connectionCode({ url: org.url, clientId: org.app.clientId, clientSecret, redirectUri })
  return `${made}\nawait conn.login(${literal(username)}, process.env.SF_PASSWORD)`
}

function secretOf({ app }: LocalOrg): string {
  return app.clientSecret
}

function callbacksOf({ app }: LocalOrg): readonly string[] {
  return app.redirectUri.split('\n')
}

function indent(line: string): string {
  return line === '' ? '' : `  ${line}`
}

/** As a shell takes it. */
function quote(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`
}
