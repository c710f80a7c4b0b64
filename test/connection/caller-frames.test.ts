import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, OAuth2 } from '../../src/index.js'
import { memoryStore } from '../../src/stores/memory.js'

const Frames = suite('frames of the caller')

const refuse = () => Promise.resolve(new Response('busy', { status: 503 }))
const app = { clientId: 'c', clientSecret: 's', redirectUri: 'https://app.example/callback' }
const session = { accessToken: 'a', refreshToken: 'r', instanceUrl: 'https://acme.my.salesforce.com' }

/** Every org that a call here meets is busy. */
function connect(): Connection {
  return new Connection({ ...session, oauth2: app, fetch: refuse, retry: 0 })
}

const broken = {
  ...memoryStore(),
  load: () => new Promise<never>((_resolve, reject) => setTimeout(reject, 1, new Error('down'))),
}

const oauth2 = new OAuth2({ ...app, fetch: refuse })

const CALLS: Readonly<Record<string, () => Promise<unknown>>> = {
  'conn.login by SOAP': () => new Connection({ fetch: refuse }).login('u', 'p'),
  'conn.login by OAuth2': () => connect().login('u', 'p'),
  'conn.loginBySoap': () => connect().loginBySoap('u', 'p'),
  'conn.loginByOAuth2': () => connect().loginByOAuth2('u', 'p'),
  'conn.authorize': () => connect().authorize('code'),
  'conn.authorizeCallback': () =>
    connect().authorizeCallback('https://app.example/callback?code=c&state=s', {
      state: 's',
      codeVerifier: 'v',
    }),
  'conn.refresh': () => connect().refresh(),
  'conn.logout': () => connect().logout(true),
  'conn.identity': () => connect().identity(),
  'conn.request': () => connect().request('/limits'),
  'conn.fetch': () => new Connection({ fetch: refuse }).fetch('/services/data'),
  'conn.partner.query': () => connect().partner.query({ queryString: 'SELECT Id FROM Account' }),
  'conn.partner.records': () => connect().partner.records('SELECT Id FROM Account').next(),
  'Connection.open': () => Connection.open({ store: broken, key: 'ada', oauth2: app }),
  'oauth2.requestToken': () => oauth2.requestToken('code'),
  'oauth2.authenticate': () => oauth2.authenticate('u', 'p'),
  'oauth2.refreshToken': () => oauth2.refreshToken('r'),
  'oauth2.revokeToken': () => oauth2.revokeToken('r'),
  'oauth2.introspect': () => oauth2.introspect('r'),
  'oauth2.userInfo': () => oauth2.userInfo('a'),
  'oauth2.singleAccess': () => oauth2.singleAccess('a'),
  'oauth2.startDeviceFlow': () => oauth2.startDeviceFlow(),
  'oauth2.openidConfiguration': () => oauth2.openidConfiguration(),
  'oauth2.authConfiguration': () => oauth2.authConfiguration(),
  'oauth2.keys': () => oauth2.keys(),
  'oauth2.register': () => oauth2.register({ redirect_uris: [] }, 'i'),
  'oauth2.verifyIdToken': () => oauth2.verifyIdToken('e30.e30.e30'),
  'oauth2.verifySignature': () => oauth2.verifySignature({ id: 'i', issued_at: '1', signature: 's' }),
}

/** Calls after an await, so that the caller's frame is not on the stack by itself. */
async function callingLine(call: () => Promise<unknown>): Promise<string> {
  await Promise.resolve()
  try {
    await call()
  } catch (error) {
    return (error as Error).stack ?? ''
  }
  throw new Error('The call was not refused')
}

for (const [name, call] of Object.entries(CALLS)) {
  Frames(`the stack of a refused ${name} holds a frame of the file that called`, async () => {
    const stack = await callingLine(call)
    assert.match(stack, /\n\s+at .*caller-frames\.test/)
  })
}

Frames('the call that began a renewal that fails is in the stack, and the error is shared', async () => {
  const conn = new Connection({
    ...session,
    oauth2: app,
    fetch: (url) =>
      Promise.resolve(
        url.includes('/token')
          ? Response.json({ error: 'invalid_grant', error_description: 'expired' }, { status: 400 })
          : Response.json([{ errorCode: 'INVALID_SESSION_ID', message: 'expired' }], { status: 401 }),
      ),
  })
  const stacks = await Promise.all([
    callingLine(() => conn.fetch('/services/data')),
    callingLine(() => conn.request('/limits')),
    callingLine(() => conn.identity()),
  ])
  for (const stack of stacks) assert.match(stack, /\n\s+at .*caller-frames\.test/)
})

Frames('a caller that waits by then(), by Promise.all or by a callback is in the stack as well', async () => {
  const conn = connect()
  const forms: (() => Promise<unknown>)[] = [
    () => conn.request('/limits').then((value) => value),
    () => Promise.all([conn.request('/limits')]),
    () => new Promise((_resolve, reject) => void conn.request('/limits', reject).catch(() => undefined)),
  ]
  for (const form of forms) assert.match(await callingLine(form), /\n\s+at .*caller-frames\.test/)
})

Frames('a stack that leads to the caller already stays as it is', async () => {
  const error = new Error('mine')
  const { stack } = error
  const conn = new Connection({ ...session, oauth2: app, fetch: () => Promise.reject(error) })
  await callingLine(() => conn.request('/limits'))
  assert.is(error.stack, stack)
})

Frames.run()
