import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { deviceAuthorizationErrors, operationErrors, tokenRefusals } from '../../generated/oauth2/errors.js'
import {
  Connection,
  OAuth2,
  type AuthorizationRequestParameters,
  type OAuth2Options,
} from '../../src/index.js'
import { startOrg, type LocalOrg, type OrgApp, type OrgOptions } from '../../src/testing/index.js'
import { refused } from '../helpers/refused.js'
import { APP, callbackOf } from '../oauth2/support.js'
import { answerOf, errorOf, SWITCHED_OFF } from './scenes.js'

const Endpoints = suite('documented errors of the endpoints, by the local org')

/** An org, a client of its app, and what is asked. */
interface Play {
  readonly org?: OrgOptions
  readonly app?: Partial<OrgApp>
  readonly client?: Partial<OAuth2Options>
  readonly ask: (oauth2: OAuth2, org: LocalOrg) => Promise<unknown>
}

async function withPlay({
  org: options,
  app,
  client,
  ask,
}: Play): Promise<{ code: string; message: string }> {
  const org = await startOrg({ ...options, apps: [{ ...APP, ...app }, SWITCHED_OFF] })
  try {
    const { clientId, clientSecret, redirectUri } = org.app
    const oauth2 = new OAuth2({ loginUrl: org.url, clientId, clientSecret, redirectUri, ...client })
    const { errorCode: code, message } = await refused(ask(oauth2, org))
    return { code, message }
  } finally {
    await org.close()
  }
}

/** A `fetch` with another Authorization header, or none. */
function authorizing(authorization: string | undefined): NonNullable<OAuth2Options['fetch']> {
  return async (url, init) => {
    const headers = new Headers(init.headers)
    headers.delete('authorization')
    if (authorization !== undefined) headers.set('authorization', authorization)
    return await fetch(url, { ...init, headers })
  }
}

/** Sends a user to the org and comes back with the callback URL, or with the page that stops them. */
async function walk(oauth2: OAuth2, params: AuthorizationRequestParameters): Promise<unknown> {
  const { url, ...pending } = oauth2.authorizationRequest(params)
  const callback = await callbackOf(url)
  return await new Connection({ oauth2 }).authorizeCallback(callback, pending)
}

const walking = (params: AuthorizationRequestParameters, rest: Omit<Play, 'ask'> = {}): Play => ({
  ...rest,
  ask: (oauth2) => walk(oauth2, params),
})

const user = { username: 'ada@local.example', password: 'p' }

/** A redirect with an error that the org does not come to by itself. */
const redirecting = (name: string): Play => ({
  ask: async (oauth2, org) => {
    const { error, description = '' } = errorOf(name)
    const query = new URLSearchParams({ error, error_description: description, state: 's' })
    const headers = { Location: `http://127.0.0.1/callback?${query.toString()}` }
    org.answer('authorize', { status: 302, headers })
    return await walk(oauth2, { state: 's' })
  },
})

const scripted = (name: string, endpoint: string, ask: Play['ask']): Play => ({
  ask: (oauth2, org) => {
    org.answer(endpoint, answerOf(name))
    return ask(oauth2, org)
  },
})

const METADATA = { redirect_uris: ['http://127.0.0.1/callback'] }
const register: Play['ask'] = (oauth2, org) => oauth2.register(METADATA, org.initialAccessToken)
const introspect: Play['ask'] = (oauth2, org) => oauth2.introspect(org.openSession().accessToken)
const start: Play['ask'] = (oauth2) => oauth2.startDeviceFlow({ scope: 'api' })
const off = { clientId: SWITCHED_OFF.clientId, clientSecret: 's' }

const PLAYS: Readonly<Record<string, Readonly<Record<string, Play>>>> = {
  authorize: {
    access_denied: walking({ login_hint: 'nobody@local.example' }),
    immediate_unsuccessful: walking({ immediate: true }, { org: { consent: 'ask' } }),
    response_type_unsupported: walking({ response_type: 'token' }),
    app_not_installed: walking({}, { app: { installed: false } }),
    flow_disabled: walking({}, { app: { disabled: true } }),
    scope_invalid: walking({ scope: 'full' }),
    ip_restricted: walking({}, { org: { users: [{ ...user, ipRestricted: true }] } }),
    user_inactive: walking({}, { org: { users: [{ ...user, inactive: true }] } }),
    org_inactive: walking({}, { org: { locked: true } }),
    client_id_invalid: redirecting('client_id_invalid'),
    redirect_uri_missing: redirecting('redirect_uri_missing'),
    redirect_uri_mismatch: redirecting('redirect_uri_mismatch'),
    user_credentials_invalid: redirecting('user_credentials_invalid'),
    logins_exceeded: redirecting('logins_exceeded'),
  },
  revokeToken: {
    token_invalid: { ask: (oauth2) => oauth2.revokeToken('gone') },
    token_type_unsupported: {
      ask: async (oauth2, org) => {
        const conn = new Connection({ loginUrl: org.url })
        await conn.login(org.user.username, org.user.password)
        await oauth2.revokeToken(conn.accessToken ?? '')
      },
    },
  },
  introspect: {
    client_id_invalid: { client: { clientId: 'unknown' }, ask: introspect },
    client_credentials_invalid: { client: { clientSecret: 'wrong' }, ask: introspect },
    basic_header_invalid: {
      client: { clientAuthentication: 'client_secret_basic', fetch: authorizing('Basic ***') },
      ask: introspect,
    },
  },
  singleAccess: {
    scope_invalid: {
      app: { scope: 'api refresh_token' },
      ask: (oauth2, org) => oauth2.singleAccess(org.openSession().accessToken),
    },
  },
  register: {
    token_invalid: { ask: (oauth2) => oauth2.register(METADATA, 'no-initial-token') },
    registration_limit_exceeded: {
      ask: async (oauth2, org) => {
        for (let count = 0; count < 100; count += 1) await register(oauth2, org)
      },
    },
    registration_failed: scripted('registration_failed', 'register', register),
  },
  device_code: {
    client_id_invalid: { client: { clientId: 'unknown' }, ask: start },
    app_not_installed: { app: { installed: false }, ask: start },
    flow_disabled: { client: off, ask: start },
    scope_invalid: { ask: (oauth2) => oauth2.startDeviceFlow({ scope: 'full' }) },
    response_type_unsupported: scripted('response_type_unsupported', 'device_code', start),
  },
}

const documented: Readonly<Record<string, readonly string[]>> = {
  ...operationErrors,
  device_code: deviceAuthorizationErrors,
}

Endpoints('are all played', () => {
  const played = Object.entries(PLAYS).map(([request, plays]) => [request, Object.keys(plays).sort()])
  assert.equal(Object.fromEntries(played), documented)
})

for (const [request, plays] of Object.entries(PLAYS)) {
  for (const [name, play] of Object.entries(plays)) {
    Endpoints(`${request}: ${name}`, async () => {
      const { code, message } = await withPlay(play)
      const { error, description = '' } = errorOf(name)
      assert.is(code, error)
      assert.ok(message.startsWith(description), message)
    })
  }
}

Endpoints('a browser that cannot be led back is shown a page that says why', async () => {
  for (const [params, code] of [
    [{ client_id: 'unknown' }, 'invalid_client_id'],
    [{ redirect_uri: 'http://127.0.0.1/elsewhere' }, 'redirect_uri_mismatch'],
  ] as const) {
    const org = await startOrg({ apps: [APP] })
    try {
      const oauth2 = new OAuth2({ loginUrl: org.url, clientId: APP.clientId, redirectUri: APP.redirectUri! })
      const page = await fetch(oauth2.authorizationRequest(params).url, { redirect: 'manual' })
      assert.is(page.status, 400)
      assert.match(await page.text(), code)
    } finally {
      await org.close()
    }
  }
})

Endpoints('the words that refuse a token: dead, missing, of another org', async () => {
  const userInfo: Play['ask'] = (oauth2) => oauth2.userInfo('00D!dead')
  const elsewhere = '00D000000000009AAA'
  const words = await Promise.all([
    withPlay({ ask: userInfo }),
    withPlay({ client: { fetch: authorizing(undefined) }, ask: userInfo }),
    withPlay({
      ask: (oauth2, org) => {
        const url = `${org.url}/id/${elsewhere}/${org.user.id}`
        const userOfOther = { id: org.user.id, organizationId: elsewhere, url }
        return new Connection({ ...org.openSession(), oauth2, userInfo: userOfOther }).identity()
      },
    }),
  ])
  assert.equal(
    words.map(({ code }) => code),
    [...tokenRefusals],
  )
})

Endpoints.run()
