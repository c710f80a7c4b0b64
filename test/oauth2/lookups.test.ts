import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { OAuth2 } from '../../src/oauth2/oauth2.js'
import { judgeIdentity, judgeRevocation } from '../../src/oauth2/operations.js'
import { answered } from '../helpers/answered.js'
import { appWith, errorAnswer, LOGIN } from '../helpers/app.js'
import { caught } from '../helpers/caught.js'
import { leaks } from '../helpers/leaks.js'
import { refused } from '../helpers/refused.js'

const Lookups = suite('oauth2 lookups')

const TOKEN = '00D!the-token'

interface Lookup {
  readonly call: (oauth2: OAuth2) => Promise<unknown>
  readonly method: string
  readonly path: string
  /** The least that an answer has to hold. */
  readonly least: object
  readonly bearer?: boolean
}

const LOOKUPS: Readonly<Record<string, Lookup>> = {
  introspect: {
    call: (oauth2) => oauth2.introspect(TOKEN),
    method: 'POST',
    path: '/services/oauth2/introspect',
    least: { active: true },
  },
  userInfo: {
    call: (oauth2) => oauth2.userInfo(TOKEN),
    method: 'GET',
    path: '/services/oauth2/userinfo',
    least: { sub: 'x' },
    bearer: true,
  },
  singleAccess: {
    call: (oauth2) => oauth2.singleAccess(TOKEN),
    method: 'POST',
    path: '/services/oauth2/singleaccess',
    least: { frontdoor_uri: `${LOGIN}/secur/frontdoor.jsp?otp=x` },
    bearer: true,
  },
  register: {
    call: (oauth2) => oauth2.register({ redirect_uris: ['https://app.example'] }, TOKEN),
    method: 'POST',
    path: '/services/oauth2/register',
    least: { client_id: 'x' },
    bearer: true,
  },
  openidConfiguration: {
    call: (oauth2) => oauth2.openidConfiguration(),
    method: 'GET',
    path: '/.well-known/openid-configuration',
    least: { issuer: LOGIN, token_endpoint: LOGIN, jwks_uri: LOGIN },
  },
  authConfiguration: {
    call: (oauth2) => oauth2.authConfiguration(),
    method: 'GET',
    path: '/.well-known/auth-configuration',
    least: { OrgId: '00D' },
  },
  keys: { call: (oauth2) => oauth2.keys(), method: 'GET', path: '/id/keys', least: { keys: [] } },
}

for (const [name, { call, method, path, least, bearer = false }] of Object.entries(LOOKUPS)) {
  Lookups(`${name} asks its endpoint, and gives the answer whole`, async () => {
    const answer = { ...least, new_member: [1] }
    const { oauth2, asked } = appWith(() => Response.json(answer), { clientSecret: 's' })
    assert.equal(await call(oauth2), answer)
    const [request] = asked
    assert.equal([request?.method, request?.url], [method, LOGIN + path])
    const expected = bearer ? `Bearer ${TOKEN}` : null
    assert.is(request?.headers.get('authorization'), expected)
    assert.not.match(request?.url ?? '', TOKEN)
  })

  Lookups(`${name} takes no answer that is none, or lacks what its reader relies on`, async () => {
    const lacking = Object.keys(least).flatMap((member) => [
      Response.json({ ...least, [member]: undefined }),
      Response.json({ ...least, [member]: 7 }),
    ])
    const none = ['', '<html>', '[]', 'null', '"x"'].map((body) => new Response(body))
    for (const answer of [...lacking, ...none]) {
      const { oauth2 } = appWith(() => answer, { clientSecret: 's' })
      assert.is((await refused(call(oauth2))).errorCode, 'INVALID_RESPONSE')
    }
  })

  Lookups(`${name} tells a refusal by its status, and shows no token`, async () => {
    const { oauth2 } = appWith(() => new Response(`<p>${TOKEN}</p>`, { status: 503 }), { clientSecret: 's' })
    const error = await refused(call(oauth2))
    assert.equal([error.errorCode, error.verdict, error.status], ['ERROR_HTTP_503', 'retry', 503])
    assert.equal(leaks(error, { token: TOKEN }), [])
  })
}

for (const [word, verdict] of [
  ['Bad_OAuth_Token', 'reauthorize'],
  ['Missing_OAuth_Token', 'bug'],
  ['Wrong_Org', 'configuration'],
] as const) {
  Lookups(`the word ${word} of identity, userinfo and singleaccess says ${verdict}`, async () => {
    const answer = () => new Response(`${word}\n`, { status: 403, headers: { 'content-type': 'text/html' } })
    const { oauth2 } = appWith(answer)
    const errors = [oauth2.userInfo(TOKEN), oauth2.singleAccess(TOKEN), judgeIdentity(answer())].map(refused)
    for (const error of await Promise.all(errors)) {
      assert.equal([error.errorCode, error.verdict, error.status], [word, verdict, 403])
    }
  })
}

Lookups('another word is no code', async () => {
  for (const body of ['', 'constructor', '<html>Bad_OAuth_Token</html>', 'Bad_OAuth_Token and more']) {
    const error = await refused(judgeIdentity(new Response(body, { status: 403 })))
    assert.equal([error.errorCode, error.verdict], ['ERROR_HTTP_403', 'policy'])
  }
})

Lookups('an identity needs its three ids', async () => {
  const identity = { id: `${LOGIN}/id/00D/005`, user_id: '005', organization_id: '00D', asserted_user: true }
  assert.equal(await judgeIdentity(Response.json(identity)), identity)
  for (const member of ['id', 'user_id', 'organization_id']) {
    const error = await refused(judgeIdentity(Response.json({ ...identity, [member]: undefined })))
    assert.match(error.message, `The identity has no ${member};`)
  }
})

Lookups('introspection sends the token in the body, and tells an OAuth error', async () => {
  const { oauth2, asked } = appWith(() => errorAnswer('invalid_client', `no ${TOKEN}`, 401), {
    clientSecret: 's',
  })
  const error = await refused(oauth2.introspect(TOKEN))
  assert.equal([error.errorCode, error.status, leaks(error, { token: TOKEN })], ['invalid_client', 401, []])
  assert.equal(asked[0]?.form, { token: TOKEN, client_id: 'the-id', client_secret: 's' })
})

Lookups('introspection and revocation take what else the contract has, and nothing more', async () => {
  const { oauth2, asked } = appWith(() => Response.json({ active: true }), { clientSecret: 's' })
  await oauth2.introspect(TOKEN, { token_type_hint: 'refresh_token' })
  await oauth2.revokeToken(TOKEN, { revoke_reason: 'left & gone' })
  assert.is(asked[0]?.form['token_type_hint'], 'refresh_token')
  assert.equal(asked[1]?.form, { token: TOKEN, revoke_reason: 'left & gone' })
  for (const call of [
    () => oauth2.introspect(TOKEN, { scope: 'api' } as never),
    () => oauth2.revokeToken(TOKEN, { token_type_hint: 'access_token' } as never),
    () => oauth2.introspect(undefined as never),
  ]) {
    assert.match(
      (await caught(call())).message,
      /takes no (scope|token_type_hint), only|introspect needs token/,
    )
  }
  assert.is(asked.length, 2)
})

Lookups(
  'a refusal of register or singleaccess is a word, or an OAuth error, whatever its status',
  async () => {
    const metadata = { redirect_uris: ['https://app.example'] }
    for (const [answer, code] of [
      [() => new Response('Bad_OAuth_Token', { status: 403 }), 'Bad_OAuth_Token'],
      [() => errorAnswer('invalid_scope', 'no', 403), 'invalid_scope'],
      [() => new Response('<html>', { status: 403 }), 'ERROR_HTTP_403'],
      [() => errorAnswer('failed_registration', `not with ${TOKEN}`, 401), 'failed_registration'],
    ] as const) {
      const { oauth2 } = appWith(answer)
      for (const call of [oauth2.register(metadata, TOKEN), oauth2.singleAccess(TOKEN)]) {
        const error = await refused(call)
        assert.equal([error.errorCode, leaks(error, { token: TOKEN })], [code, []])
      }
    }
  },
)

Lookups('single access goes where the browser is to go, and tells an OAuth error', async () => {
  const { oauth2, asked } = appWith(() => errorAnswer('invalid_scope'))
  assert.is((await refused(oauth2.singleAccess(TOKEN, '/lightning'))).errorCode, 'invalid_scope')
  assert.equal(asked[0]?.form, { redirect_uri: '/lightning' })
})

Lookups('registration sends JSON, and tells an OAuth error', async () => {
  const { oauth2, asked } = appWith(() => errorAnswer('registration_error', 'no'))
  const metadata = { redirect_uris: ['https://app.example'] } as never
  assert.is((await refused(oauth2.register(metadata, TOKEN))).errorCode, 'registration_error')
  assert.equal(
    [asked[0]?.body, asked[0]?.headers.get('content-type')],
    [JSON.stringify(metadata), 'application/json'],
  )
})

Lookups('a revocation sends the token in the body, to the endpoint of the app', async () => {
  const revokeServiceUrl = 'https://sso.example/revoke'
  const { oauth2, asked } = appWith(() => new Response(''), { revokeServiceUrl })
  assert.is(await oauth2.revokeToken('a&b'), undefined)
  assert.equal([asked[0]?.url, asked[0]?.form], [revokeServiceUrl, { token: 'a&b' }])
})

Lookups('a revocation without a token is a TypeError, and nothing is sent', async () => {
  const { oauth2, asked } = appWith(() => new Response(''))
  for (const token of ['', undefined, null, 7]) {
    const error = await caught(oauth2.revokeToken(token as string))
    assert.instance(error, TypeError)
    assert.is(error.message, 'revokeToken needs a token')
  }
  assert.is(asked.length, 0)
})

Lookups(
  'any 2xx is a revocation; a refusal has its code, in JSON or as a form, without the token',
  async () => {
    for (const status of [200, 201, 204]) await judgeRevocation(new Response(null, { status }))
    const form = `error=invalid_token&error_description=invalid%20token:%20${encodeURIComponent(TOKEN)}`
    for (const answer of [
      errorAnswer('invalid_token', `invalid token: ${TOKEN}`),
      new Response(form, { status: 400 }),
    ]) {
      const error = await refused(judgeRevocation(await answered(answer, [TOKEN])))
      assert.equal(
        [error.errorCode, error.status, leaks(error, { token: TOKEN })],
        ['invalid_token', 400, []],
      )
    }
  },
)

Lookups('an access token that cannot stand in a header is refused, and not repeated', async () => {
  const { oauth2, asked } = appWith(() => Response.json({}))
  for (const token of ['hunter 2', 'hunter\n2', '', undefined, 7]) {
    const error = await caught(oauth2.userInfo(token as string))
    assert.instance(error, TypeError)
    assert.not.match(error.message, 'hunter')
  }
  assert.is(asked.length, 0)
})

Lookups.run()
