import { createContext, runInContext } from 'node:vm'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection, OAuth2 } from '../../src/index.js'
import { caught } from '../helpers/caught.js'
import { refused } from '../helpers/refused.js'

const Forms = suite('forms of jsforce')

const SESSION = { accessToken: 'a', instanceUrl: 'https://acme.my.salesforce.com' }

/** The error of an assignment in sloppy mode. */
function assigned(conn: Connection, name: string): Error {
  const code = `(function () { try { conn.${name} = 'x' } catch (error) { return error } })()`
  return runInContext(code, createContext({ conn })) as Error
}

Forms('an assignment to a property throws in sloppy mode, too, and names the alternative', () => {
  const conn = new Connection(SESSION)
  assert.match(
    assigned(conn, 'accessToken').message,
    'accessToken is read-only: give it to new Connection({ accessToken',
  )
  for (const name of ['refreshToken', 'instanceUrl', 'userInfo', 'loginUrl', 'version', 'oauth2'])
    assert.match(assigned(conn, name).message, `${name} is read-only: `)
  assert.is(conn.accessToken, 'a')
})

Forms('an OAuth2 that is given is given back', () => {
  const oauth2 = new OAuth2({ clientId: 'c' })
  assert.is(new Connection({ oauth2 }).oauth2, oauth2)
  assert.is(new Connection({ oauth2, loginUrl: 'https://test.salesforce.com' }).oauth2, oauth2)
})

Forms('initialize puts another session in place', () => {
  const conn = new Connection(SESSION)
  const url = 'https://login.salesforce.com/id/00D000000000001EAA/005000000000001AAA'
  const userInfo = { id: '005000000000001AAA', organizationId: '00D000000000001EAA', url }
  conn.initialize({
    sessionId: 'b',
    serverUrl: 'https://other.my.salesforce.com/services/Soap/u/64.0',
    userInfo,
  })
  assert.equal([conn.accessToken, conn.instanceUrl], ['b', 'https://other.my.salesforce.com'])
  assert.equal(conn.userInfo, userInfo)
  conn.initialize({ instanceUrl: SESSION.instanceUrl })
  assert.equal([conn.accessToken, conn.instanceUrl, conn.userInfo], [null, SESSION.instanceUrl, null])
  assert.throws(() => {
    conn.initialize({ accessToken: 'a' })
  }, /accessToken needs instanceUrl/)
})

Forms('a listener of a connection can be removed with all the others', () => {
  const conn = new Connection(SESSION).on('refresh', () => undefined)
  assert.is(conn.removeAllListeners('refresh').listenerCount('refresh'), 0)
})

Forms('a lost pending authorization is a STATE_MISMATCH that says what to keep', async () => {
  const conn = new Connection({ oauth2: { clientId: 'c', redirectUri: 'https://app.example/callback' } })
  const url = 'https://app.example/callback?code=c&state=s'
  for (const pending of [undefined, null, {}, { state: 's' }]) {
    const error = await refused(conn.authorizeCallback(url, pending as never))
    assert.equal([error.errorCode, error.verdict], ['STATE_MISMATCH', 'reauthorize'])
    assert.match(error.message, /keep state, nonce and codeVerifier.*web session may have expired/)
  }
})

Forms('authorize() without an authorization is a TypeError that names the forms', async () => {
  const conn = new Connection({ oauth2: { clientId: 'c', redirectUri: 'https://app.example/callback' } })
  for (const authorization of [undefined, null, 7, true, []]) {
    const error = await caught(conn.authorize(authorization as never))
    assert.instance(error, TypeError)
    assert.match(error.message, 'authorize() takes an authorization code, a grant')
  }
})

Forms.run()
