import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { OrgUser } from '../../src/testing/index.js'
import { login, sessionHeader, soap, withOrg } from './support.js'

const Login = suite('local org: SOAP login')

const users: OrgUser[] = [
  { username: 'plain@local.example', password: 'one&two<three>', securityToken: 'TOKEN' },
  {
    username: 'strict@local.example',
    password: 'secret-1',
    securityToken: 'TOKEN',
    requireSecurityToken: true,
  },
  { username: 'locked@local.example', password: 'secret-1', locked: true },
  { username: 'gone@local.example', password: 'secret-1', inactive: true },
  { username: 'abroad@local.example', password: 'secret-1', ipRestricted: true },
  { username: 'stale@local.example', password: 'secret-1', passwordExpired: true },
]

Login(
  'opens a session whose server URL is the org itself',
  withOrg(async (org) => {
    const answer = await login(org, org.user.username, org.user.password)
    assert.is(answer.status, 200)
    assert.is(
      answer.get('serverUrl'),
      `${org.url}/services/Soap/u/64.0/${org.user.organizationId.slice(0, 15)}`,
    )
    assert.match(answer.get('sessionId') ?? '', /^00D\w{12}![\w.]{96}$/)
    assert.is(answer.get('userId'), org.user.id)
    assert.is(answer.get('passwordExpired'), 'false')
  }),
)

Login(
  'takes a password with markup in it, with or without the security token',
  withOrg(
    async (org) => {
      const password = 'one&amp;two&lt;three&gt;'
      assert.is((await login(org, 'plain@local.example', password)).status, 200)
      assert.is((await login(org, 'plain@local.example', `${password}TOKEN`)).status, 200)
      assert.is(
        (await login(org, 'plain@local.example', `${password}OTHER`)).get('exceptionCode'),
        'INVALID_LOGIN',
      )
    },
    { users },
  ),
)

for (const [what, username, password, code] of [
  ['an unknown user', 'nobody@local.example', 'secret-1', 'INVALID_LOGIN'],
  ['a wrong password', 'plain@local.example', 'wrong', 'INVALID_LOGIN'],
  ['an inactive user', 'gone@local.example', 'secret-1', 'INVALID_LOGIN'],
  ['a missing security token', 'strict@local.example', 'secret-1', 'LOGIN_MUST_USE_SECURITY_TOKEN'],
  ['a locked user', 'locked@local.example', 'secret-1', 'PASSWORD_LOCKOUT'],
  ['a restricted network', 'abroad@local.example', 'secret-1', 'LOGIN_DURING_RESTRICTED_DOMAIN'],
] as const) {
  Login(
    `answers ${what} with a LoginFault of code ${code}`,
    withOrg(
      async (org) => {
        const answer = await login(org, username, password)
        assert.is(answer.status, 500)
        assert.is(answer.get('faultcode'), `sf:${code}`)
        assert.is(answer.get('exceptionCode'), code)
        assert.is(answer.get('faultstring'), `${code}: ${answer.get('exceptionMessage') ?? ''}`)
        assert.match(answer.text, 'xsi:type="sf:LoginFault"')
        assert.not.match(answer.text, 'secret-1')
      },
      { users },
    ),
  )
}

Login(
  'takes the password once the security token follows it',
  withOrg(async (org) => assert.is((await login(org, 'strict@local.example', 'secret-1TOKEN')).status, 200), {
    users,
  }),
)

Login(
  'locks a user out after too many wrong passwords in a row',
  withOrg(
    async (org) => {
      const { username, password } = org.user
      const codeFor = async (attempt: string) => (await login(org, username, attempt)).get('exceptionCode')
      assert.is(await codeFor('wrong'), 'INVALID_LOGIN')
      assert.is(await codeFor(password), undefined)
      assert.is(await codeFor('wrong'), 'INVALID_LOGIN')
      assert.is(await codeFor('wrong'), 'INVALID_LOGIN')
      assert.is(await codeFor(password), 'PASSWORD_LOCKOUT')
    },
    { lockoutAfter: 2 },
  ),
)

Login(
  'refuses everyone while the org is locked',
  withOrg(
    async (org) => {
      const answer = await login(org, org.user.username, org.user.password)
      assert.is(answer.get('exceptionCode'), 'ORG_LOCKED')
    },
    { locked: true },
  ),
)

Login(
  'gives an expired password a session that only serves to set a new one',
  withOrg(
    async (org) => {
      const answer = await login(org, 'stale@local.example', 'secret-1')
      assert.is(answer.get('passwordExpired'), 'true')
      const header = sessionHeader(answer.get('sessionId') ?? '')
      const query = '<query><queryString>SELECT Id FROM Account</queryString></query>'
      const refused = await soap(org, { body: query, header })
      assert.is(refused.get('exceptionCode'), 'INVALID_OPERATION_WITH_EXPIRED_PASSWORD')
      const set = (password: string) =>
        soap(org, {
          body: `<setPassword><userId>${answer.get('userId') ?? ''}</userId><password>${password}</password></setPassword>`,
          header,
        })
      assert.is((await set('secret-1')).get('exceptionCode'), 'INVALID_NEW_PASSWORD')
      assert.is((await set('secret-2')).status, 200)
      assert.is((await soap(org, { body: query, header })).status, 200)
      assert.is((await login(org, 'stale@local.example', 'secret-2')).get('passwordExpired'), 'false')
    },
    { users },
  ),
)

Login(
  'knows the org of a LoginScopeHeader and refuses another',
  withOrg(async (org) => {
    const scope = (id: string) => ({
      header: `<LoginScopeHeader><organizationId>${id}</organizationId></LoginScopeHeader>`,
    })
    const { username, password, organizationId } = org.user
    assert.is((await login(org, username, password, scope(organizationId))).status, 200)
    const other = await login(org, username, password, scope('00D000000000009AAA'))
    assert.is(other.get('exceptionCode'), 'INVALID_LOGIN')
  }),
)

Login(
  'is gone from version 65.0 on',
  withOrg(async (org) => {
    const { username, password } = org.user
    const answer = await login(org, username, password, { version: '65.0' })
    assert.is(answer.status, 500)
    assert.is(answer.get('exceptionCode'), 'INVALID_OPERATION')
    assert.match(answer.get('exceptionMessage') ?? '', /not available in the API version specified \(65\.0\)/)
    assert.match(answer.text, 'sf:UnexpectedErrorFault')
  }),
)

for (const [soapLogin, text] of [
  ['disabled', /disabled by default in this org/],
  ['retired', /not available in the API version specified \(64\.0\)/],
] as const) {
  Login(
    `says so when it is ${soapLogin}`,
    withOrg(
      async (org) => {
        const answer = await login(org, org.user.username, org.user.password)
        assert.is(answer.get('exceptionCode'), 'INVALID_OPERATION')
        assert.match(answer.get('exceptionMessage') ?? '', text)
      },
      { soapLogin },
    ),
  )
}

for (const version of ['30.0', '64.5', 'latest']) {
  Login(
    `refuses version ${version}`,
    withOrg(async (org) => {
      const answer = await login(org, 'a', 'b', { version })
      assert.is(answer.get('exceptionCode'), 'UNSUPPORTED_API_VERSION')
    }),
  )
}

Login(
  'leaves out the user fields that an older version does not have',
  withOrg(async (org) => {
    const names = async (version: string) =>
      (await login(org, org.user.username, org.user.password, { version })).names('userInfo')
    assert.is((await names('64.0')).length, 24)
    assert.not.ok((await names('38.0')).includes('chatterExternal'))
    assert.ok((await names('39.0')).includes('orgDefaultCurrencyLocale'))
  }),
)

Login.run()
