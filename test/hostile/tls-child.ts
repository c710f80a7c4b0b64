/** Asks servers by TLS with a certificate authority that this process was started with, and tells what came of it. */
import { readFileSync } from 'node:fs'
import { Connection, isSalesforceError, OAuth2 } from '../../src/index.js'

const urls = JSON.parse(readFileSync(0, 'utf8')) as Record<string, string>

const outcomeOf = async (call: Promise<unknown>): Promise<object> => {
  try {
    return { value: await call }
  } catch (error) {
    if (!isSalesforceError(error)) return { other: String(error) }
    return { errorCode: error.errorCode, verdict: error.verdict, message: error.message }
  }
}

const told: Record<string, object> = {}
for (const [name, url] of Object.entries(urls)) {
  const session = { accessToken: '00D!hush.hush.hush.hush', instanceUrl: url, retry: 0 }
  told[`${name}: REST`] = await outcomeOf(new Connection(session).request('/limits'))
  told[`${name}: SOAP login`] = await outcomeOf(
    new Connection({ loginUrl: url }).login('ada', 'hush.hush.hush'),
  )
  const app = new OAuth2({ loginUrl: url, clientId: 'c', clientSecret: 'hush.hush.hush' })
  told[`${name}: refresh`] = await outcomeOf(app.refreshToken('5Aep.hush.hush.hush'))
}
console.log(JSON.stringify(told))
