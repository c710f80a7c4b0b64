import { Connection, isSalesforceError } from 'strictforce'
import { store } from './store.ts'

/** Outlives the call: the next one that this instance gets finds it warm. */
let opening: Promise<Connection> | undefined

function connection(): Promise<Connection> {
  opening ??= Connection.open({
    store,
    key: 'integration',
    oauth2: {
      loginUrl: process.env['SF_LOGIN_URL'] ?? '',
      clientId: process.env['SF_CLIENT_ID'] ?? '',
      clientSecret: process.env['SF_CLIENT_SECRET'] ?? '',
    },
    grant: { grant_type: 'client_credentials' }, // logs in where the store holds no session yet
    timeout: 5000, // below the time that the platform gives a call
  }).catch((error: unknown) => {
    opening = undefined // the next call tries again
    throw error
  })
  return opening
}

/** Answers with the API limits of the org. */
export async function handler(): Promise<Response> {
  try {
    const conn = await connection()
    return Response.json(await conn.request('/limits'))
  } catch (error) {
    if (!isSalesforceError(error)) throw error
    console.error(`${error.errorCode} (${error.verdict}): ${error.message}`)
    const mayPass = error.verdict === 'retry' || error.verdict === 'throttled'
    if (!mayPass) return Response.json({ error: 'Salesforce cannot be reached' }, { status: 502 })
    const headers = { 'retry-after': String(error.retryAfter ?? 5) }
    return Response.json({ error: 'Salesforce is busy' }, { status: 503, headers })
  }
}
