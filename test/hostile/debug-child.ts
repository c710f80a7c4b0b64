/** A session's life, for a process whose debug output is looked at; tells its secrets by file descriptor 3. */
import { readFileSync, writeSync } from 'node:fs'
import { Connection } from '../../src/index.js'

interface Given {
  readonly url: string
  readonly username: string
  readonly password: string
  readonly clientId: string
  readonly clientSecret: string
}

const { url, username, password, clientId, clientSecret } = JSON.parse(readFileSync(0, 'utf8')) as Given
const secrets: Record<string, string> = {}
const note = (what: string, { accessToken, refreshToken }: Connection): void => {
  if (accessToken !== null) secrets[`${what}, access token`] = accessToken
  if (refreshToken !== null) secrets[`${what}, refresh token`] = refreshToken
}
const quiet = (): undefined => undefined

const soap = new Connection({ loginUrl: url })
await soap.login(username, password)
note('SOAP', soap)
await soap.partner.getUserInfo()
await soap.partner.query({ queryString: 'not SOQL' }).catch(quiet)
await soap.login(username, `${password}x`).catch(quiet)

const oauth2 = { loginUrl: url, clientId, clientSecret }
const conn = new Connection({ oauth2 })
await conn.login(username, password)
note('OAuth', conn)
await conn.identity()
await conn.request('/limits')
await conn.request('/no/such/path').catch(quiet)
await conn.oauth2.refreshToken('5Aep.NoSuchRefreshToken.of.this.org').catch(quiet)
await conn.logout()
await soap.logout()
writeSync(3, JSON.stringify(secrets))
