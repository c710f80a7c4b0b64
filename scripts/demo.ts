/**
 * `npm start`: starts the local org and shows a session's whole life against it.
 */
import { Connection, isSalesforceError } from '../src/index.js'
import { startOrg, type LocalOrg } from '../src/testing/index.js'

const COLOURS = process.stdout.isTTY && process.env['NO_COLOR'] === undefined
const paint = (code: number, text: string): string => (COLOURS ? `\u001b[${code}m${text}\u001b[0m` : text)
const bold = (text: string): string => paint(1, text)
const dim = (text: string): string => paint(2, text)

let number = 0
function step(title: string): void {
  number += 1
  console.log(`\n${paint(36, String(number))} ${bold(title)}`)
}

function done(what: string, detail = ''): void {
  console.log(`  ${paint(32, '✓')} ${what}${detail === '' ? '' : ` ${dim(detail)}`}`)
}

/** A token's first and last characters: enough to see that it changed. */
function masked(token: string | null): string {
  return token === null ? 'none' : `${token.slice(0, 4)}…${token.slice(-4)}`
}

async function soap(org: LocalOrg): Promise<void> {
  step('Log in by SOAP: username and password')
  const conn = new Connection({ loginUrl: org.url })
  const user = await conn.login(org.user.username, org.user.password)
  done(`user ${user.id} in org ${user.organizationId}`, `session ${masked(conn.accessToken)}`)
  await conn.logout()
  done('logged out', `the server ended ${org.count('logout')} session`)
}

async function wrongPassword(org: LocalOrg): Promise<void> {
  step('A wrong password')
  try {
    await new Connection({ loginUrl: org.url }).login(org.user.username, 'not-the-password')
  } catch (error) {
    if (!isSalesforceError(error)) throw error
    done(`${error.errorCode} → ${error.verdict}`, error.message)
  }
}

async function password(org: LocalOrg): Promise<void> {
  step('Log in by OAuth 2.0: the password grant')
  const { clientId, clientSecret } = org.app
  const conn = new Connection({ oauth2: { loginUrl: org.url, clientId, clientSecret } })
  const user = await conn.login(org.user.username, org.user.password)
  done(`user ${user.id}`, `access token ${masked(conn.accessToken)}`)
  await conn.logout()
  done('logged out', `the server revoked ${org.count('revoke')} token`)
}

async function refresh(org: LocalOrg): Promise<void> {
  step('Keep a session: the access token expires, the refresh token rotates')
  const { clientId, clientSecret } = org.app
  const oauth2 = { loginUrl: org.url, clientId, clientSecret }
  const conn = new Connection({ oauth2, ...org.openSession() })
  conn.on('refresh', (accessToken) => {
    done('renewed', `access token ${masked(accessToken)}, refresh token ${masked(conn.refreshToken)}`)
  })
  done(
    'session opened',
    `access token ${masked(conn.accessToken)}, refresh token ${masked(conn.refreshToken)}`,
  )
  for (const round of ['first', 'second']) {
    org.expireSessions()
    done(`the org expired the session`, `(${round} time)`)
    const answers = await Promise.all(Array.from({ length: 100 }, () => conn.request('/limits')))
    done(
      `${answers.length} requests at once, all answered`,
      `${org.rotations} rotation(s), ${org.reuses} reuses`,
    )
  }
  await conn.logout(true)
  done('logged out', 'refresh token and access tokens revoked')
}

const org = await startOrg()
console.log(`${bold('strictforce')} against a local Salesforce org at ${org.url}`)
try {
  await soap(org)
  await wrongPassword(org)
  await password(org)
  await refresh(org)
  console.log(`\n${paint(32, 'All of it went through the generated stubs.')} Next: ${bold('npm test')}\n`)
} finally {
  await org.close()
}
