import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection } from '../../src/index.js'
import { caught } from '../helpers/caught.js'
import { isAlive, logIn, loginAnswer, scripted, withOrg } from './support.js'

const Xml = suite('SOAP login: XML')

for (const prefix of ['default', 'prefixed'] as const) {
  Xml(
    `an answer with ${prefix} names is read by its namespaces`,
    withOrg(
      async (org) => {
        const conn = new Connection({ loginUrl: org.url })
        const user = await conn.login(org.user.username, org.user.password)
        assert.equal([user.id, user.organizationId], [org.user.id, org.user.organizationId])
        assert.equal([conn.instanceUrl, await isAlive(org, String(conn.accessToken))], [org.url, true])
      },
      { prefix },
    ),
  )
}

const ODD_ANSWERS: readonly (readonly [what: string, session: string])[] = [
  ['CDATA', '<![CDATA[00Dxx!session]]>'],
  ['a comment', '00Dxx!<!-- sessionId>no</sessionId --><!-- - -->session'],
  ['an entity', '00Dxx&#33;session'],
]

for (const [what, session] of ODD_ANSWERS) {
  Xml(`an answer with ${what} in it is read as XML`, async () => {
    const { fetch } = scripted(() => loginAnswer(session))
    const conn = new Connection({ fetch })
    await conn.login('ada@local.example', 'secret')
    assert.is(conn.accessToken, '00Dxx!session')
  })
}

Xml(
  'markup in a name or a password goes over the wire as what it is',
  withOrg(
    async (org) => {
      await logIn(org)
      assert.is(org.count('login'), 1)
    },
    { users: [{ username: `o'<b>&"neill@local.example`, password: `]]>&amp;<![CDATA[x]]>"'é` }] },
  ),
)

Xml('a character that XML cannot hold is refused before anything is sent', async () => {
  const { fetch, sent } = scripted(() => loginAnswer())
  const error = await caught(new Connection({ fetch }).login('ada', 'se\u0001cret'))
  assert.instance(error, TypeError)
  assert.not.match(error.message, /cret/)
  assert.equal(sent, [])
})

Xml('the login names its charset, its scope and its call options', async () => {
  const { fetch, sent } = scripted(() => loginAnswer())
  const conn = new Connection({
    fetch,
    loginScope: { organizationId: '00D000000000001AAA', portalId: '060000000000001AAA' },
    callOptions: { client: 'test/1', defaultNamespace: 'ns' },
  })
  await conn.login('ada', 'secret')
  const [request] = sent
  assert.is(request!.headers.get('content-type'), 'text/xml; charset=utf-8')
  assert.is(request!.headers.get('soapaction'), '""')
  for (const element of [
    'organizationId>00D000000000001AAA<',
    'portalId>060000000000001AAA<',
    'client>test/1<',
    'defaultNamespace>ns<',
  ]) {
    assert.ok(request!.body.includes(element), element)
  }
})

Xml(
  'a login for another organization is refused by the org',
  withOrg(async (org) => {
    const conn = new Connection({ loginUrl: org.url, loginScope: { organizationId: '00D000000000009AAA' } })
    assert.is((await caught(conn.login(org.user.username, org.user.password))).name, 'INVALID_LOGIN')
    const own = new Connection({ loginUrl: org.url, loginScope: { organizationId: org.user.organizationId } })
    await own.login(org.user.username, org.user.password)
  }),
)

Xml.run()
