import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { leaks } from '../helpers/leaks.js'
import { appWith, errorAnswer, LOGIN, tokenAnswer } from '../helpers/app.js'
import { refused } from '../helpers/refused.js'

const Token = suite('oauth2 token')

const SECRETS = { clientSecret: 'cl1entS3cret', refreshToken: '5Aep861.refresh' }

/** Outcome of a refresh for an answer. */
function refreshing(answer: Response) {
  const { oauth2 } = appWith(() => answer, { clientSecret: SECRETS.clientSecret })
  return oauth2.refreshToken(SECRETS.refreshToken)
}

Token('an answer is given whole, what the contract does not know included', async () => {
  const members = {
    refresh_token: 'r',
    id: `${LOGIN}/id/00D/005`,
    api_instance_url: 'x',
    new_member: { a: [1] },
  }
  assert.equal(await refreshing(tokenAnswer(members)), {
    access_token: '00D!access',
    instance_url: LOGIN,
    token_type: 'Bearer',
    ...members,
  })
})

Token(
  'token_type, scope and id may be missing; media type and status of a success do not matter',
  async () => {
    const body = JSON.stringify({ access_token: 'a', instance_url: LOGIN })
    for (const [status, type] of [
      [200, 'text/plain'],
      [201, 'application/json'],
      [200, 'text/html'],
    ] as const) {
      const answer = await refreshing(new Response(body, { status, headers: { 'content-type': type } }))
      assert.equal(answer, { access_token: 'a', instance_url: LOGIN })
    }
  },
)

const NOT_JSON: readonly (readonly [what: string, body: string, type: string])[] = [
  ['a page', '<html>Please sign in</html>', 'text/html'],
  ['nothing', '', ''],
  ['JSON cut short', '{"access_token":"00D!secr', 'application/json'],
  ['a JSON string', '"00D!secret"', 'application/json'],
  ['an array', '[{"access_token":"00D!secret"}]', 'application/json'],
  ['null', 'null', 'application/json'],
  ['a form', 'access_token=00D!secret&instance_url=x', 'application/x-www-form-urlencoded'],
]

for (const [what, body, type] of NOT_JSON) {
  Token(`a 200 with ${what} is INVALID_RESPONSE, and is not repeated`, async () => {
    const headers: Record<string, string> = type === '' ? {} : { 'content-type': type }
    const error = await refused(refreshing(new Response(body, { headers })))
    const verdict = type === 'text/html' ? 'configuration' : 'terminal'
    assert.equal([error.errorCode, error.verdict, error.status], ['INVALID_RESPONSE', verdict, 200])
    assert.match(error.message, /^The token answer is not JSON/)
    if (type !== '') assert.match(error.message, `but ${type}`)
    assert.equal(leaks(error, { ...SECRETS, token: '00D!secr' }), [])
  })
}

Token('a 200 whose bytes are no text is INVALID_RESPONSE', async () => {
  const error = await refused(refreshing(new Response(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]))))
  assert.is(error.errorCode, 'INVALID_RESPONSE')
})

const MALFORMED: readonly (readonly [member: string, values: readonly unknown[]])[] = [
  ['access_token', [undefined, null, '', 7, true, {}, ['a']]],
  ['instance_url', [undefined, null, '', 7, {}]],
  ['refresh_token', [null, '', 7, {}]],
]

for (const [member, values] of MALFORMED) {
  Token(`a 200 without a string as ${member} is INVALID_RESPONSE`, async () => {
    for (const value of values) {
      const error = await refused(refreshing(tokenAnswer({ [member]: value })))
      assert.is(error.errorCode, 'INVALID_RESPONSE')
      assert.match(error.message, `The token answer has no ${member}`)
      assert.equal(leaks(error, { ...SECRETS, token: '00D!access' }), [])
    }
  })
}

Token('a token that cannot stand in a header is INVALID_RESPONSE', async () => {
  const tokens = ['a b', 'a\nb', 'a\r\nX-Evil: 1', 'a\u0000', 'tökén', '\u007f', 'x'.repeat(16_385)]
  for (const member of ['access_token', 'refresh_token']) {
    for (const token of tokens) {
      const error = await refused(refreshing(tokenAnswer({ [member]: token })))
      assert.equal([error.errorCode, error.status], ['INVALID_RESPONSE', 200])
      assert.match(error.message, `The token answer's ${member} is not a legal one`)
    }
  }
  assert.ok(await refreshing(tokenAnswer({ access_token: 'x'.repeat(16_384) })))
})

Token('an instance_url that no token may go to is refused', async () => {
  const urls = [
    'http://acme.my.salesforce.com',
    'javascript:alert(1)',
    'ftp://acme.my.salesforce.com',
    'acme.my.salesforce.com',
    'https://',
    'https://salesforce.com.evil.example',
    'https://10.0.0.1',
    'http://127.0.0.1',
    'https://acme.lightning.force.com',
    'https://user:pw@acme.my.salesforce.com',
  ]
  for (const instance_url of urls) {
    const error = await refused(refreshing(tokenAnswer({ instance_url })))
    assert.ok(
      ['INVALID_RESPONSE', 'UNTRUSTED_HOST'].includes(error.errorCode),
      `${instance_url} ${error.errorCode}`,
    )
    assert.equal(leaks(error, SECRETS), [])
  }
})

Token(
  'a refused instance_url is named as what it is, without the secrets that the server put in it',
  async () => {
    const access_token = 'hush0access0token'
    for (const secret of [access_token, 'hush0client0secret', 'hush0refresh']) {
      const { oauth2 } = appWith(
        () => tokenAnswer({ access_token, instance_url: `https://${secret}.evil.example` }),
        { clientSecret: 'hush0client0secret' },
      )
      const error = await refused(oauth2.refreshToken('hush0refresh'))
      assert.is(error.errorCode, 'UNTRUSTED_HOST')
      assert.match(error.message, /^The token answer's instance_url /)
      assert.equal(leaks(error, { secret }), [])
    }
  },
)

Token('a failure without a code says which request failed', async () => {
  const error = await refused(refreshing(new Response('', { status: 503 })))
  assert.match(error.message, /^The token request failed with HTTP status 503/)
})

Token('an error shows no secret that was sent, even if the server repeats it', async () => {
  const repeated = `bad ${SECRETS.refreshToken} and ${SECRETS.clientSecret}`
  const error = await refused(refreshing(errorAnswer('invalid_grant', repeated)))
  assert.equal([error.errorCode, leaks(error, SECRETS)], ['invalid_grant', []])
})

Token('the password of a password grant does not show either', async () => {
  const { oauth2 } = appWith(() => errorAnswer('invalid_grant', 'Tr0ub4dor&3 is wrong'), {
    clientSecret: 's',
  })
  const error = await refused(oauth2.authenticate('ada@example.com', 'Tr0ub4dor&3'))
  assert.equal([error.verdict, leaks(error, { password: 'Tr0ub4dor&3' })], ['reauthorize', []])
})

Token('a redirect of the token endpoint is refused', async () => {
  const moved = new Response(null, { status: 302, headers: { location: 'https://evil.example/token' } })
  assert.is((await refused(refreshing(moved))).errorCode, 'REDIRECT_REFUSED')
})

Token('the refresh of an expired code is one that may pass', async () => {
  const error = await refused(refreshing(errorAnswer('invalid_grant', 'expired authorization code')))
  assert.is(error.verdict, 'retry')
})

Token.run()
