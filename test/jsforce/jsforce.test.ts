import jsforceNode from '@jsforce/jsforce-node'
import jsforce from 'jsforce'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, memoryStore } from '../../src/index.js'
import { jsforceOptions } from '../../src/jsforce.js'
import { caught } from '../helpers/caught.js'
import { withOrg } from '../testing/support.js'
import { connect, survives } from './support.js'

const Jsforce = suite('bridge: an unchanged jsforce over a session that strictforce keeps')

const QUERY = 'SELECT Id, Name FROM Account'

Jsforce(
  'answers 100 queries at once over two expiries, with rotation on and one renewal each',
  withOrg(async (org) => {
    const conn = connect(org)
    const legacy = new jsforce.Connection(jsforceOptions(conn))
    await survives(org, async () => assert.is((await legacy.query(QUERY)).totalSize, 3))
    assert.is(legacy.accessToken, conn.accessToken)
    assert.is(legacy.version, conn.version)
  }),
)

Jsforce(
  'does the same for @jsforce/jsforce-node',
  withOrg(async (org) => {
    const conn = connect(org)
    const legacy = new jsforceNode.Connection(jsforceOptions(conn))
    await survives(org, async () => assert.is((await legacy.query(QUERY)).totalSize, 3))
    assert.is(legacy.accessToken, conn.accessToken)
  }),
)

Jsforce(
  'shares one renewal with requests of strictforce and with a second jsforce',
  withOrg(async (org) => {
    const conn = connect(org)
    const [one, other] = [
      new jsforce.Connection(jsforceOptions(conn)),
      new jsforce.Connection(jsforceOptions(conn)),
    ]
    await survives(org, () => Promise.all([one.query(QUERY), other.query(QUERY), conn.request('/limits')]))
  }),
)

Jsforce(
  'saves what was rotated in the store, where others find it',
  withOrg(async (org) => {
    const [store, key] = [memoryStore(), org.user.id]
    const oauth2 = { ...org.app, loginUrl: org.url }
    const conn = new Connection({ store, key, oauth2 })
    await conn.authorize(org.authorizationCode())
    const legacy = new jsforce.Connection(jsforceOptions(conn))
    await survives(org, () => legacy.query(QUERY).then(() => undefined))
    const later = await Connection.open({ store, key, oauth2 })
    assert.is(later.refreshToken, conn.refreshToken)
    await later.request('/limits')
    assert.is(org.count('refresh_token'), 2)
  }),
)

Jsforce(
  'carries sessions of SOAP login and of client credentials, and the SOAP APIs of jsforce',
  withOrg(async (org) => {
    const soap = new Connection({ loginUrl: org.url })
    await soap.login(org.user.username, org.user.password)
    const server = new Connection({ oauth2: { ...org.app, loginUrl: org.url } })
    await server.authorize({ grant_type: 'client_credentials' })
    for (const conn of [soap, server]) {
      const legacy = new jsforce.Connection(jsforceOptions(conn))
      org.expireSessions()
      assert.is((await legacy.query(QUERY)).totalSize, 3)
      org.expireSessions()
      assert.is((await legacy.soap.getUserInfo()).userName, org.user.username)
    }
  }),
)

Jsforce(
  'ends at once what jsforce alone repeats for ever: a resource that answers 401 whatever the token',
  withOrg(async (org) => {
    const legacy = new jsforce.Connection(jsforceOptions(connect(org)))
    const body = [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]
    org.answer('query', { status: 401, body }, 1000)
    const error = await caught(legacy.query(QUERY))
    assert.match(String(error), /refused for another reason/)
    assert.equal([org.count('query'), org.count('refresh_token')], [1, 0])
  }),
)

Jsforce(
  'tells by one error when the refresh token is gone, and when the session was closed',
  withOrg(async (org) => {
    const conn = connect(org)
    const legacy = new jsforce.Connection(jsforceOptions(conn))
    org.revokeRefreshToken(String(conn.refreshToken))
    assert.match(String(await caught(legacy.query(QUERY))), /expired access\/refresh token/)
    await conn.logout()
    assert.match(String(await caught(legacy.query(QUERY))), /SESSION_CLOSED|logout/)
    assert.throws(() => jsforceOptions(conn), /log in first, then make the options/)
  }),
)

Jsforce(
  'survives a listener of jsforce that throws',
  withOrg(async (org) => {
    const legacy = new jsforce.Connection(jsforceOptions(connect(org)))
    legacy.on('refresh', () => {
      throw new Error('of the listener')
    })
    org.expireSessions()
    assert.match(String(await caught(legacy.query(QUERY))), /of the listener/)
    assert.is((await legacy.query(QUERY)).totalSize, 3)
  }),
)

Jsforce.run()
