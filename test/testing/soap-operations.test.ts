import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { createClock, sessionHeader, sessionOf, soap, withOrg } from './support.js'

const Operations = suite('local org: SOAP operations')

Operations(
  'answer a call without a live session with INVALID_SESSION_ID',
  withOrg(async (org) => {
    for (const header of ['', sessionHeader('00DLo000000Org1!dead')]) {
      const answer = await soap(org, { body: '<getUserInfo/>', header })
      assert.is(answer.status, 500)
      assert.is(answer.get('faultcode'), 'sf:INVALID_SESSION_ID')
      assert.match(answer.text, 'sf:UnexpectedErrorFault')
    }
  }),
)

Operations(
  'logout ends the session, once',
  withOrg(async (org) => {
    const header = sessionHeader(await sessionOf(org))
    const answer = await soap(org, { body: '<logout/>', header })
    assert.is(answer.status, 200)
    assert.equal(answer.names('logoutResponse'), [])
    assert.is((await soap(org, { body: '<logout/>', header })).get('exceptionCode'), 'INVALID_SESSION_ID')
  }),
)

Operations(
  'getUserInfo tells who is logged in, also for a session of OAuth',
  withOrg(async (org) => {
    const answer = await soap(org, {
      body: '<getUserInfo/>',
      header: sessionHeader(org.openSession().accessToken),
    })
    assert.is(answer.get('userName'), org.user.username)
    assert.is(answer.get('roleId'), '')
  }),
)

Operations(
  'getServerTimestamp gives the time of the clock',
  withOrg(
    async (org) => {
      const answer = await soap(org, {
        body: '<getServerTimestamp/>',
        header: sessionHeader(await sessionOf(org)),
      })
      assert.is(answer.get('timestamp'), '2026-01-01T00:00:00.000Z')
    },
    { clock: createClock().now },
  ),
)

Operations(
  'query gives records and counts against the API limit',
  withOrg(async (org) => {
    const header = sessionHeader(await sessionOf(org))
    const body =
      "<query><queryString>SELECT Id, Name, Industry FROM Account WHERE Name = 'Loom &lt;Jacquard>'</queryString></query>"
    const answer = await soap(org, { body, header })
    assert.equal(answer.names('records'), ['type', 'Id', 'Name', 'Industry'])
    assert.is(answer.get('Name'), 'Loom <Jacquard>')
    assert.is(answer.get('current'), '1')
    assert.is((await soap(org, { body, header })).get('current'), '2')
  }),
)

for (const [soql, code, element] of [
  ['SELECT FROM', 'MALFORMED_QUERY', 'MalformedQueryFault'],
  ['SELECT Id FROM Nothing', 'INVALID_TYPE', 'InvalidSObjectFault'],
  ['SELECT Nope FROM Account', 'INVALID_FIELD', 'InvalidFieldFault'],
] as const) {
  Operations(
    `query answers '${soql}' with ${element}`,
    withOrg(async (org) => {
      const body = `<query><queryString>${soql}</queryString></query>`
      const answer = await soap(org, { body, header: sessionHeader(await sessionOf(org)) })
      assert.is(answer.get('exceptionCode'), code)
      assert.match(answer.text, `sf:${element}`)
    }),
  )
}

Operations(
  'invalidateSessions ends sessions one by one',
  withOrg(async (org) => {
    const [mine, other] = [await sessionOf(org), await sessionOf(org)]
    const body = `<invalidateSessions><sessionIds>${other}</sessionIds><sessionIds>dead</sessionIds></invalidateSessions>`
    const answer = await soap(org, { body, header: sessionHeader(mine) })
    assert.equal(answer.text.match(/<success>\w+/g), ['<success>true', '<success>false'])
    assert.is((await soap(org, { body: '<logout/>', header: sessionHeader(other) })).status, 500)
  }),
)

Operations(
  'setPassword ends the other sessions of the user and changes the password',
  withOrg(async (org) => {
    const [mine, other] = [await sessionOf(org), await sessionOf(org)]
    const body = `<setPassword><userId>${org.user.id}</userId><password>brand-new-1</password></setPassword>`
    assert.is((await soap(org, { body, header: sessionHeader(mine) })).status, 200)
    assert.is((await soap(org, { body: '<getUserInfo/>', header: sessionHeader(mine) })).status, 200)
    assert.is((await soap(org, { body: '<getUserInfo/>', header: sessionHeader(other) })).status, 500)
    assert.is(org.user.password, 'brand-new-1')
    const stranger = body.replace(org.user.id, '005000000000009AAA')
    const refused = await soap(org, { body: stranger, header: sessionHeader(mine) })
    assert.match(refused.text, 'sf:InvalidIdFault')
  }),
)

Operations(
  'say which operations are played when another one is called',
  withOrg(async (org) => {
    const answer = await soap(org, { body: '<describeGlobal/>', header: sessionHeader(await sessionOf(org)) })
    assert.match(answer.get('exceptionMessage') ?? '', /does not play describeGlobal/)
  }),
)

Operations(
  'refuse a version that the org does not have yet',
  withOrg(async (org) => {
    const header = sessionHeader(await sessionOf(org))
    const call = { body: '<getUserInfo/>', header }
    assert.is((await soap(org, { ...call, version: '65.0' })).get('exceptionCode'), 'UNSUPPORTED_API_VERSION')
    assert.is((await soap(org, { ...call, version: '32.0' })).status, 200)
  }),
)

Operations(
  'answer with prefixed names when asked to',
  withOrg(
    async (org) => {
      const session = await sessionOf(org)
      const body = '<query><queryString>SELECT Id FROM Account</queryString></query>'
      const answer = await soap(org, { body, header: sessionHeader(session) })
      assert.match(answer.text, '<urn:queryResponse><urn:result xsi:type="urn:QueryResult">')
      assert.not.match(answer.text, 'xmlns="')
    },
    { prefix: 'prefixed' },
  ),
)

Operations.run()
