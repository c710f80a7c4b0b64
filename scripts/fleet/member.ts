/** One process of the fleet: connections that share one session and send requests until they are told to stop. */
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '../../src/connection/connection.js'
import { isSalesforceError } from '../../src/errors/salesforce-error.js'
import type { SessionStore } from '../../src/stores/store.js'
import type { FromMember, Orders, ToMember } from './messages.js'
import { openSharedStore } from './stores.js'

/** How often a request is sent again while the store cannot be reached. */
const TRIES = 20
/** Milliseconds for which a session lives in the storm at least. */
const LIFE = 1000
const orders = JSON.parse(process.argv[2] ?? '') as Orders
const tell = (message: FromMember): void => void process.send?.(message)
let isStopped = false
let allow: (() => void) | undefined

process.on('disconnect', () => process.exit(1))
process.on('message', ({ kind }: ToMember) => {
  if (kind === 'stop') isStopped = true
  else allow?.()
})

/** When the server's last answer to a renewal came. */
let answered: number | undefined

/** Asks for leave before the refresh token is spent, so that nobody is killed between the answer and the save. */
function watched(): (url: string, init: RequestInit) => Promise<Response> {
  let renewed = false
  return async (url, init) => {
    const isRenewal = url.endsWith('/token')
    if (isRenewal) {
      const allowed = new Promise<void>((resolve) => (allow = resolve))
      tell({ kind: 'spending' })
      await allowed
    }
    const response = await fetch(url, init)
    if (isRenewal && response.ok) answered = performance.now()
    if (isRenewal && !response.ok) tell({ kind: 'saved' })
    if (!isRenewal && renewed && response.ok) tell({ kind: 'used' })
    renewed = isRenewal && response.ok
    return response
  }
}

function telling(store: SessionStore): SessionStore {
  return {
    ...store,
    async put(name, record, expected) {
      const isPut = await store.put(name, record, expected)
      const isRenewal = isPut && answered !== undefined
      tell(isRenewal ? { kind: 'saved', gap: performance.now() - Number(answered) } : { kind: 'saved' })
      if (isRenewal) answered = undefined
      return isPut
    },
  }
}

async function work(conn: Connection): Promise<void> {
  while (!isStopped) {
    await sleep(orders.pause * 2 * Math.random())
    await request(conn)
  }
  await request(conn)
}

async function request(conn: Connection): Promise<void> {
  const begin = Date.now()
  try {
    await patiently(() => conn.request('/limits'))
  } catch (error) {
    tell({ kind: 'failure', text: `${String(error)}, after ${Date.now() - begin} ms` })
  }
}

/**
 * Whether an error is one of the storm: the store cannot be reached; or a renewed session, which took longer to save than
 * sessions live here, was killed before its first use.
 */
function isPassing(error: unknown, begin: number): boolean {
  if (!isSalesforceError(error)) return false
  const { errorCode } = error
  return (
    errorCode === 'STORE_UNAVAILABLE' || (errorCode === 'INVALID_SESSION_ID' && Date.now() - begin > LIFE)
  )
}

/** Calls again while the storm rages. */
async function patiently<T>(call: () => Promise<T>): Promise<T> {
  const begin = Date.now()
  for (let left = TRIES; ; left -= 1) {
    try {
      return await call()
    } catch (error) {
      if (left === 0 || !isPassing(error, begin)) throw error
      tell({ kind: 'again' })
      await sleep(100)
    }
  }
}

async function main(): Promise<void> {
  const { store, close } = await openSharedStore(orders.spec)
  const { key, loginUrl, clientId, clientSecret } = orders
  const shared = telling(store)
  const open = (): Promise<Connection> =>
    Connection.open({
      store: shared,
      key,
      loginUrl,
      oauth2: { loginUrl, clientId, clientSecret },
      fetch: watched(),
    })
  const connections = await Promise.all(Array.from({ length: orders.connections }, () => patiently(open)))
  tell({ kind: 'ready' })
  await Promise.all(connections.map(work))
  tell({
    kind: 'end',
    pairs: connections.map((conn) => `${conn.accessToken ?? ''} ${conn.refreshToken ?? ''}`),
  })
  for (const conn of connections) conn.forget()
  await close()
  if (process.connected) await once(process, 'disconnect')
}

await main()
