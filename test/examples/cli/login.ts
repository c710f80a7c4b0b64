import type { Connection } from 'strictforce'
import { openBrowser } from './browser.ts'
import { listenForCallback } from './loopback.ts'

const SCOPE = 'api id refresh_token'
const FIVE_MINUTES = 300_000

/** The callback URLs of the app have these ports: Salesforce compares a callback URL whole. */
const PORTS = (process.env['SF_CALLBACK_PORTS'] ?? '8765,8766,8767').split(',').map(Number)

/** Logs in with the browser of this machine, which comes back to a port of this process (RFC 8252 §7.3). */
export async function loginByBrowser(conn: Connection): Promise<void> {
  const callback = await listenForCallback(PORTS)
  try {
    const { url, ...pending } = conn.oauth2.authorizationRequest({
      redirect_uri: callback.url,
      scope: SCOPE,
    })
    console.log(`Your browser opens this page; if it does not, open it yourself:\n${url}`)
    openBrowser(url)
    const visit = await callback.visit(pending.state, AbortSignal.timeout(FIVE_MINUTES))
    try {
      await conn.authorizeCallback(visit.url, pending)
      visit.finish(true)
    } catch (error) {
      visit.finish(false)
      throw error
    }
  } finally {
    callback.close()
  }
}

/** Logs in with any browser, on any machine (RFC 8628). */
export async function loginByDevice(conn: Connection): Promise<void> {
  const flow = await conn.oauth2.startDeviceFlow({ scope: SCOPE })
  console.log(`Open ${flow.verification_uri} and enter ${flow.user_code}`)
  await conn.authorize(flow)
}
