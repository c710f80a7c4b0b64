import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, memoryStore } from '../../src/index.js'
import { withOrg } from '../testing/support.js'

const USERS = {
  users: [
    { username: 'ada@x.example', password: 'pass-word' },
    { username: 'grace@x.example', password: 'pass-word' },
  ],
}

const Initialize = suite('initialize() over a session')

Initialize(
  'the tokens that it puts in place are renewed when they are refused',
  withOrg(async (org) => {
    const { clientId, clientSecret, redirectUri } = org.app
    const conn = new Connection({ oauth2: { loginUrl: org.url, clientId, clientSecret, redirectUri } })
    await conn.authorize(org.authorizationCode())
    const { refreshToken, instanceUrl } = conn
    conn.initialize({ accessToken: 'dead', refreshToken: refreshToken ?? '', instanceUrl })
    await conn.request('/limits')
    assert.is(org.count('refresh_token'), 1)
  }),
)

Initialize(
  'they win over the session that a store holds, a refresh token alone as well',
  withOrg(async (org) => {
    const { clientId, clientSecret } = org.app
    const oauth2 = { loginUrl: org.url, clientId, clientSecret }
    const options = { oauth2, store: memoryStore(), key: 'ada' }
    const conn = new Connection({ ...options, ...org.openSession() })
    await conn.request('/limits')
    const { refreshToken, instanceUrl, accessToken } = org.openSession('grace@x.example')
    conn.initialize({ refreshToken, instanceUrl })
    const { user_id, username } = await conn.identity()
    assert.is(username, 'grace@x.example')
    assert.is.not(conn.accessToken, accessToken)
    const opened = await Connection.open(options)
    assert.is((await opened.identity()).user_id, user_id)
    assert.is(opened.accessToken, conn.accessToken)
  }, USERS),
)

Initialize.run()
