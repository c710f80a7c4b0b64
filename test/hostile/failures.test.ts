// own process
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, memoryStore, OAuth2, type SessionStore } from '../../src/index.js'
import { fileStore } from '../../src/stores/file.js'
import { redisStore } from '../../src/stores/redis.js'
import { caught } from '../helpers/caught.js'
import { FIXED, HOST, look, PASSWORD, printSize, SECRET, STORE_KEY } from './inspect-views.js'
import { PRIVATE_KEY } from './planted-secrets.js'

const Failures = suite('no failure shows a secret')

Failures('wrong arguments', async () => {
  const broken = `${FIXED.accessToken}\n`
  const app = new OAuth2({ clientId: 'c', clientSecret: SECRET, loginUrl: HOST })
  const conn = new Connection({ instanceUrl: HOST, accessToken: FIXED.accessToken })
  const calls: Record<string, () => unknown> = {
    accessToken: () => new Connection({ accessToken: broken, instanceUrl: HOST }),
    sessionId: () => new Connection({ sessionId: broken, serverUrl: HOST }),
    'no host': () => new Connection({ accessToken: FIXED.accessToken } as never),
    'two sessions': () =>
      new Connection({
        accessToken: FIXED.accessToken,
        sessionId: FIXED.sessionId,
        serverUrl: HOST,
      } as never),
    'a URL with a password': () =>
      new Connection({ loginUrl: `https://ada:${encodeURIComponent(PASSWORD)}@acme.my.salesforce.com` }),
    'a token as URL': () => new Connection({ loginUrl: `https://[${FIXED.refreshToken}` }),
    'a key that is none': () =>
      new OAuth2({ clientId: 'c', privateKey: PRIVATE_KEY.slice(0, 900) }).requestToken({
        grant_type: 'client_credentials',
      }),
    'a signed request that is none': () =>
      new Connection({ signedRequest: btoa(JSON.stringify({ x: FIXED.accessToken })) }),
    userInfo: () => app.userInfo(broken),
    singleAccess: () => app.singleAccess(broken),
    register: () => app.register({} as never, broken),
    'a grant that is none': () => app.requestToken({ grant_type: 'x', password: PASSWORD } as never),
    'a lone surrogate': () => new Connection({ loginUrl: HOST }).login('ada', `${PASSWORD}\ud800`),
    'a control character': () => new Connection({ loginUrl: HOST }).login('ada', `${PASSWORD}\u0000`),
    'a field that is none': () => conn.partner.query({ queryString: 'x', [FIXED.refreshToken]: PASSWORD }),
    'a header that is none': () =>
      conn.partner.query({ queryString: 'x' }, { headers: { [PASSWORD]: {} } as never }),
    'an Authorization header': () =>
      conn.fetch('/x', { headers: { authorization: `Bearer ${FIXED.sessionId}` } }),
    'a store key': () => fileStore('x', { key: new Uint8Array(Buffer.from(STORE_KEY)) }),
  }
  for (const [name, call] of Object.entries(calls)) {
    const error = await caught(Promise.resolve().then(call))
    assert.instance(error, TypeError, `${name}: ${String(error)}`)
    look({ [name]: error })
  }
})

/** Properties of another client's error, as HTTP clients set them. */
function foreign(code?: string, said = `${PASSWORD} ${FIXED.accessToken}`): Error {
  const config = { headers: { authorization: `Bearer ${FIXED.accessToken}` }, data: PASSWORD }
  return Object.assign(new Error(`failed: ${said}`), {
    code,
    config,
    request: config,
  })
}

Failures('failures of an injected fetch whose errors hold the request', async () => {
  const session = {
    accessToken: FIXED.accessToken,
    refreshToken: FIXED.refreshToken,
    instanceUrl: HOST,
    retry: 0,
  }
  const oauth2 = { clientId: 'c', clientSecret: SECRET }
  for (const code of ['ECONNRESET', 'ENOTFOUND', 'CERT_HAS_EXPIRED', FIXED.sessionId, PASSWORD, undefined]) {
    const fetch = (): Promise<Response> => Promise.reject(foreign(code))
    const conn = new Connection({ ...session, oauth2, fetch })
    const errors = {
      request: await caught(conn.request('/x')),
      fetch: await caught(conn.fetch('/x')),
      refresh: await caught(conn.refresh()),
      login: await caught(new Connection({ fetch }).login('ada', PASSWORD)),
      partner: await caught(conn.partner.query({ queryString: 'x' })),
    }
    look(errors)
  }
})

Failures('failures of a refreshFn whose errors hold the tokens', async () => {
  const session = { accessToken: FIXED.accessToken, refreshToken: FIXED.refreshToken, instanceUrl: HOST }
  for (const error of [
    foreign(undefined, FIXED.accessToken),
    { message: `spent: ${FIXED.refreshToken}` },
    FIXED.refreshToken,
  ]) {
    const conn = new Connection({ ...session, refreshFn: (_conn, done) => done(error as Error) })
    look({ 'refreshFn rejects': await caught(conn.refresh()) })
  }
})

const SESSION = {
  kind: 'oauth2',
  accessToken: FIXED.accessToken,
  refreshToken: FIXED.refreshToken,
  instanceUrl: HOST,
} as const
const RECORD = { version: 1, state: 'live', session: SESSION } as const

Failures('stores, and what they reject with', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'strictforce-leaks-'))
  try {
    const memory = memoryStore()
    const plain = fileStore(join(folder, 'plain'), { key: false })
    const sealed = fileStore(join(folder, 'sealed'), { key: STORE_KEY })
    for (const store of [memory, plain, sealed]) await store.put('ada', RECORD, undefined)
    look({ memory, plain, sealed })
    const other = fileStore(join(folder, 'sealed'), { key: 'another key' })
    look({
      'another key': await caught(other.load('ada')),
      'no key': await caught(fileStore(join(folder, 'sealed'), { key: false }).load('ada')),
      'a key too many': await caught(fileStore(join(folder, 'plain'), { key: STORE_KEY }).load('ada')),
    })
    const [name = ''] = await readdir(join(folder, 'plain'))
    await writeFile(join(folder, 'plain', name), JSON.stringify({ session: SESSION }))
    look({ corrupt: await caught(plain.load('ada')) })
    await writeFile(join(folder, 'file'), 'x')
    const below = fileStore(join(folder, 'file', 'below'), { key: false })
    look({ 'no folder': await caught(below.put('ada', RECORD, undefined)) })
  } finally {
    await rm(folder, { recursive: true })
  }
})

Failures('a Redis client whose errors hold the command', async () => {
  const send = (...command: string[]): Promise<unknown> =>
    Promise.reject(
      Object.assign(new Error(`ERR unknown command, with args beginning with: ${command.join(' ')}`), {
        command: { name: command[0], args: command },
      }),
    )
  const client = { call: send, duplicate: () => client, on: () => client }
  const store = redisStore(client, { key: false })
  look({
    store,
    put: await caught(store.put('ada', RECORD, undefined)),
    load: await caught(store.load('ada')),
  })
  const conn = new Connection({ accessToken: FIXED.accessToken, instanceUrl: HOST, store, key: 'ada' })
  look({ conn, 'a login that cannot be shared': await caught(conn.logout()) })
})

Failures('a store of the host, whose errors hold the session', async () => {
  const reject = (): Promise<never> => Promise.reject(foreign(undefined, FIXED.refreshToken))
  const store: SessionStore = {
    load: reject,
    put: reject,
    exclusive: (_key, task) => task(),
  }
  const conn = new Connection({
    accessToken: FIXED.accessToken,
    instanceUrl: HOST,
    store,
    key: 'ada',
    refreshFn: () => 'x',
  })
  look({
    'Connection.open': await caught(Connection.open({ store, key: 'ada' })),
    refresh: await caught(conn.refresh()),
  })
})

Failures('prints its size', printSize)

Failures.run()
