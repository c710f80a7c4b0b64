import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { startOrg } from '../../src/testing/index.js'
import { errorOf, get, login, refresh, sessionOf, token, withOrg } from './support.js'

const Org = suite('local org: life and log')

Org('takes a free port, or the given one, and frees it', async () => {
  const first = await startOrg()
  const port = Number(new URL(first.url).port)
  await first.close()
  const second = await startOrg({ port })
  assert.is(second.url, first.url)
  await second.close()
})

Org('rejects when its port is taken', async () => {
  const org = await startOrg()
  try {
    await startOrg({ port: Number(new URL(org.url).port) })
    assert.unreachable()
  } catch (error) {
    assert.is((error as { code?: string }).code, 'EADDRINUSE')
  } finally {
    await org.close()
  }
})

Org('closes at once, and twice, although a request hangs and another is held back', async () => {
  const org = await startOrg()
  org.answer('limits', 'hang')
  org.answer('query', { delay: 60_000 })
  const failures = ['limits', 'query'].map((name) =>
    fetch(`${org.url}/services/data/v64.0/${name}`).then(
      () => 'answered',
      () => 'cut',
    ),
  )
  while (org.requests.length < 2) await new Promise(setImmediate)
  const started = performance.now()
  await org.close()
  await org.close()
  assert.ok(performance.now() - started < 1000)
  assert.equal(await Promise.all(failures), ['cut', 'cut'])
})

Org('two orgs share nothing', async () => {
  await withOrg(async (one) => {
    await withOrg(async (other) => {
      assert.is((await get(other, '/services/data/v64.0/limits', one.openSession().accessToken)).status, 401)
      assert.is(one.requests.length, 0)
    })()
  })()
})

Org(
  'leaves the global fetch classes alone',
  withOrg(() => {
    assert.is(new Response('x') instanceof globalThis.Response, true)
    return Promise.resolve()
  }),
)

Org(
  'logs what arrived under its name, with status and time, and no secret',
  withOrg(
    async (org) => {
      const session = await sessionOf(org)
      const { refreshToken } = org.openSession()
      await refresh(org, refreshToken)
      await token(org, { grant_type: 'password', username: org.user.username, password: 'wrong-password' })
      await get(org, `/services/data/v64.0/limits?token=${session}`, session)
      await get(org, '/nothing')
      assert.equal(
        org.requests.map(({ method, path, name, endpoint, status, at }) => [
          method,
          path,
          name,
          endpoint,
          status,
          at,
        ]),
        [
          ['POST', '/services/Soap/u/64.0', 'login', 'soap', 200, 5],
          ['POST', '/services/oauth2/token', 'refresh_token', 'token', 200, 5],
          ['POST', '/services/oauth2/token', 'password', 'token', 400, 5],
          ['GET', '/services/data/v64.0/limits', 'limits', 'rest', 200, 5],
          ['GET', '/nothing', 'unknown', 'other', 404, 5],
        ],
      )
      assert.equal([org.count('login'), org.count('token'), org.count('limits')], [1, 2, 1])
      const log = JSON.stringify(org.requests)
      for (const secret of [session, refreshToken, org.user.password, 'wrong-password'])
        assert.not.match(log, secret)
    },
    { clock: () => 5 },
  ),
)

Org('gives a line for each request to the log option', async () => {
  const lines: string[] = []
  const log = (line: string) => void lines.push(line)
  await withOrg(
    async (org) => {
      await get(org, '/services/data?oauth_token=secret')
    },
    { log },
  )()
  assert.equal(lines, ['GET /services/data versions 200'])
})

Org(
  'shows the first user as it is now',
  withOrg(async (org) => {
    org.updateUser(org.user.username, { password: 'changed-1' })
    assert.is(org.user.password, 'changed-1')
    assert.is((await login(org, org.user.username, 'changed-1')).status, 200)
  }),
)

Org(
  'refuses strangers in its shortcuts',
  withOrg((org) => {
    assert.throws(() => org.openSession('nobody'), /no user 'nobody'/)
    assert.throws(() => org.updateUser('nobody', {}), /no user 'nobody'/)
    assert.throws(() => org.authorizationCode('nobody'), /access_denied/)
    assert.throws(() => org.authorizationCode(undefined, { client_id: 'nobody' }), /invalid_client_id/)
    return Promise.resolve()
  }),
)

Org('refuses a version that is none', async () => {
  try {
    await startOrg({ version: 'latest' })
    assert.unreachable()
  } catch (error) {
    assert.instance(error, TypeError)
  }
})

Org(
  'answers 1,000 requests at once',
  withOrg(async (org) => {
    const { refreshToken } = org.openSession()
    const answers = await Promise.all(
      Array.from({ length: 1000 }, () => get(org, '/services/data/v64.0/limits')),
    )
    assert.ok(answers.every(({ status }) => status === 401))
    assert.is((await refresh(org, refreshToken)).status, 200)
    assert.equal(errorOf(await refresh(org, refreshToken)).slice(0, 2), [400, 'invalid_grant'])
  }),
)

Org(
  'a body above 10 MB is refused with 413, declared or not, and the org goes on',
  withOrg(async (org) => {
    const url = `${org.url}/services/data/v64.0/sobjects/Account`
    const send = async (body: string | ReadableStream, duplex?: 'half'): Promise<number> =>
      (await fetch(url, { method: 'POST', body, ...(duplex && { duplex }) })).status
    assert.is(await send('a'.repeat(11 * 1024 * 1024)), 413)
    const chunk = new Uint8Array(1024 * 1024)
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1
        controller.enqueue(chunk)
        if (sent === 200) controller.close()
      },
    })
    const status = await send(endless, 'half').catch(() => 'connection closed')
    assert.ok(status === 413 || status === 'connection closed', String(status))
    assert.ok(sent < 100, `${sent} MB were read`)
    assert.is(await send('{}'), 401)
  }),
)

Org.run()
