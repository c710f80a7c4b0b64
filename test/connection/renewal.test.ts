import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type BoundRefresh, byFunction } from '../../src/connection/refresh-function.js'
import { byGrant, byRefreshToken, tokensOf } from '../../src/connection/renewal.js'
import { SalesforceError } from '../../src/errors/salesforce-error.js'
import { createApp } from '../../src/oauth2/app.js'
import type { TokenResponse } from '../../src/oauth2/token-response.js'
import type { Renewal, Tokens } from '../../src/session/tokens.js'
import { caught } from '../helpers/caught.js'
import { complaintsOf, SILENCE } from '../helpers/complaints.js'
import { refused } from '../helpers/refused.js'

const Renewals = suite('renewals')

const ACME = 'https://acme.my.salesforce.com'
const current: Tokens = {
  kind: 'oauth2',
  accessToken: 'access-0',
  refreshToken: 'refresh-0',
  instanceUrl: ACME,
  id: 'https://login.salesforce.com/id/00D/005',
}

/** An app whose token endpoint answers by a function, and the forms that arrived there. */
function appWith(answer: (form: URLSearchParams) => object) {
  const forms: Record<string, string>[] = []
  const app = createApp({
    clientId: 'id',
    clientSecret: 'secret',
    fetch: (_url, { body }) => {
      const form = new URLSearchParams(typeof body === 'string' ? body : '')
      forms.push(Object.fromEntries(form))
      return Promise.resolve(Response.json(answer(form)))
    },
  })
  return { app, forms }
}

function renew(
  refresh: BoundRefresh,
  now: Tokens | undefined = current,
): Promise<Renewal<TokenResponse> | undefined> {
  return byFunction(refresh, 20, () => now)(current)
}

/** The tokens after a renewal, in short. */
async function renewed(refresh: BoundRefresh, now?: Tokens): Promise<(string | null | undefined)[]> {
  const { tokens } = (await renew(refresh, now)) ?? {}
  return [tokens?.accessToken, tokens?.refreshToken, tokens?.instanceUrl]
}

Renewals('what a token answer does not say stays as it was', () => {
  const answer = { access_token: 'a', instance_url: `${ACME}/` } as TokenResponse
  assert.equal(tokensOf(answer), {
    kind: 'oauth2',
    accessToken: 'a',
    refreshToken: null,
    instanceUrl: ACME,
    id: undefined,
    answer: { instance_url: `${ACME}/` } as TokenResponse,
  })
  assert.is(tokensOf(answer, current).refreshToken, 'refresh-0')
  assert.is(tokensOf({ ...answer, refresh_token: 'r' }, current).refreshToken, 'r')
})

Renewals('by refresh token: the newest one is sent, and a rotated one takes its place', async () => {
  const { app, forms } = appWith((form) => ({
    access_token: 'access',
    instance_url: ACME,
    refresh_token: `${String(form.get('refresh_token'))}+`,
  }))
  const way = byRefreshToken(app)
  const first = await way(current)
  const second = first && (await way(first.tokens))
  assert.equal([first?.tokens.refreshToken, second?.tokens.refreshToken], ['refresh-0+', 'refresh-0++'])
  assert.equal([first?.answer?.access_token, forms.length], ['access', 2])
  assert.equal(forms[0], {
    grant_type: 'refresh_token',
    refresh_token: 'refresh-0',
    client_id: 'id',
    client_secret: 'secret',
  })
})

Renewals('by refresh token: without rotation the token is kept', async () => {
  const { app } = appWith(() => ({ access_token: 'access', instance_url: ACME }))
  assert.is((await byRefreshToken(app)(current))?.tokens.refreshToken, 'refresh-0')
})

Renewals('by refresh token: without one nothing is sent, and the error says what to ask for', async () => {
  const { app, forms } = appWith(() => ({}))
  const error = await refused(byRefreshToken(app)({ ...current, refreshToken: null }))
  assert.equal([error.errorCode, forms.length], ['NOT_LOGGED_IN', 0])
  assert.match(error.message, /^No refresh token found in the connection: ask for the scope refresh_token/)
})

Renewals('by grant: the same grant is asked for again', async () => {
  const { app, forms } = appWith(() => ({ access_token: 'access', instance_url: ACME }))
  const way = byGrant(app, { grant_type: 'client_credentials' })
  await way(current)
  assert.is((await way(current))?.tokens.accessToken, 'access')
  assert.equal(
    forms.map(({ grant_type }) => grant_type),
    ['client_credentials', 'client_credentials'],
  )
})

Renewals('a refreshFn answers by callback, at once or later', async () => {
  assert.equal(await renewed((callback) => callback(null, 'a')), ['a', 'refresh-0', ACME])
  assert.equal(await renewed((callback) => void setTimeout(() => callback(undefined, 'b'), 2)), [
    'b',
    'refresh-0',
    ACME,
  ])
})

Renewals('a refreshFn answers by its promise, or by what it returns: a token or a token answer', async () => {
  assert.equal(await renewed(() => Promise.resolve('a')), ['a', 'refresh-0', ACME])
  assert.equal(await renewed(() => Promise.resolve({ access_token: 'b' })), ['b', 'refresh-0', ACME])
  assert.equal(await renewed(() => 'c'), ['c', 'refresh-0', ACME])
  assert.equal(await renewed(() => ({ access_token: 'd', refresh_token: 'r' })), ['d', 'r', ACME])
})

Renewals('what a callback-style refreshFn returns by the way is no answer', async () => {
  const byTheWay: unknown[] = [setTimeout(() => undefined, 0), 1, true, [], {}, null, undefined]
  for (const returned of byTheWay) {
    const refresh: BoundRefresh = (callback) => {
      setTimeout(() => callback(null, 'a'), 2)
      return returned
    }
    assert.equal(await renewed(refresh), ['a', 'refresh-0', ACME])
  }
  const asynchronous: BoundRefresh = async (callback) => {
    await Promise.resolve()
    setTimeout(() => callback(null, 'a'), 2)
  }
  assert.equal(await renewed(asynchronous), ['a', 'refresh-0', ACME])
})

Renewals('refresh_token and instance_url of the answer count, by callback and by promise', async () => {
  const response = { access_token: 'a', refresh_token: 'r', instance_url: 'https://new.my.salesforce.com/' }
  const expected = ['a', 'r', 'https://new.my.salesforce.com']
  assert.equal(await renewed((callback) => callback(null, 'a', response)), expected)
  assert.equal(await renewed(() => Promise.resolve(response)), expected)
  assert.equal((await renew(() => response))?.answer, response)
  assert.is((await renew((callback) => callback(null, 'a')))?.answer, undefined)
})

Renewals('kind and identity stay, and what a login inside of the function put in place counts', async () => {
  const now: Tokens = {
    ...current,
    kind: 'soap',
    refreshToken: null,
    instanceUrl: 'https://na9.salesforce.com',
  }
  const renewal = await renew(() => 'a', now)
  assert.equal(renewal?.tokens, { ...now, accessToken: 'a', answer: undefined })
  assert.is(
    (
      await byFunction(
        () => 'a',
        20,
        () => undefined,
      )(current)
    )?.tokens.instanceUrl,
    ACME,
  )
})

Renewals('only the first answer counts, and what comes after it complains of nothing', async () => {
  const complaints = await complaintsOf(async () => {
    const twice: BoundRefresh = (callback) => {
      callback(null, 'first')
      callback(null, 'second')
      callback(new Error('third'))
      return Promise.reject(new Error('fourth'))
    }
    assert.is((await renewed(twice))[0], 'first')
    const failing: BoundRefresh = (callback) => {
      callback(new Error('first'))
      return 'second'
    }
    assert.match((await refused(renew(failing))).message, 'first')
  })
  assert.equal(complaints, SILENCE)
})

Renewals(
  'a throw, a rejection and an error by callback are REFRESH_FUNCTION_FAILED, which may pass',
  async () => {
    const failing: BoundRefresh[] = [
      () => {
        throw new Error('the vault is shut')
      },
      () => Promise.reject(new Error('the vault is shut')),
      (callback) => callback(new Error('the vault is shut')),
      (callback) => callback({ message: 'the vault is shut' }),
    ]
    for (const refresh of failing) {
      const error = await refused(renew(refresh))
      assert.equal([error.errorCode, error.verdict], ['REFRESH_FUNCTION_FAILED', 'retry'])
      assert.is(error.message, 'refreshFn failed: the vault is shut')
      assert.is(error.cause, undefined)
    }
  },
)

Renewals('what is thrown without a message is told without one; a token in it does not show', async () => {
  for (const reason of ['text', 42, {}, { message: 7 }]) {
    assert.is((await refused(renew((callback) => callback(reason)))).message, 'refreshFn failed: it rejected')
  }
  const token = '00D000000000001!AQcAQH0dMHZfz972Szmpkb58urFRkgeBGsxL'
  assert.is(
    (await refused(renew(() => Promise.reject(new Error(`spent ${token}`))))).message,
    'refreshFn failed: spent …',
  )
})

Renewals('an error of the library goes through as it is', async () => {
  const own = new SalesforceError('refused', { errorCode: 'invalid_grant', verdict: 'reauthorize' })
  assert.is(await caught(renew(() => Promise.reject(own))), own)
})

Renewals('an answer without a token that can stand in a header is a failure', async () => {
  for (const token of [undefined, null, '', 'a b', 'a\nb', 'ä', 7, {}]) {
    const error = await refused(renew((callback) => callback(null, token as string)))
    assert.is(error.message, 'refreshFn failed: it gave no access token')
  }
  for (const answer of [{}, { access_token: undefined }, { token: 'a' }, 7, '']) {
    assert.is((await refused(renew(() => Promise.resolve(answer)))).errorCode, 'REFRESH_FUNCTION_FAILED')
  }
})

Renewals('a token without a place to use it is a failure', async () => {
  const error = await refused(renew(() => 'a', { ...current, instanceUrl: '' }))
  assert.match(error.message, 'it gave no instance_url, and the connection has no instanceUrl')
})

Renewals('an instance_url that may carry no token is refused', async () => {
  for (const instance_url of [
    'http://acme.my.salesforce.com',
    'https://acme.lightning.force.com',
    'javascript:x',
  ]) {
    const error = await refused(renew(() => ({ access_token: 'a', instance_url })))
    assert.is(error.errorCode, 'REFRESH_FUNCTION_FAILED')
    assert.match(error.message, 'instance_url is no https URL of an API')
  }
})

Renewals('a refreshFn that never answers is a TIMEOUT, and one that answers leaves no timer', async () => {
  for (const refresh of [() => undefined, () => new Promise(() => undefined)]) {
    const error = await refused(renew(refresh))
    assert.equal([error.errorCode, error.verdict], ['TIMEOUT', 'retry'])
    assert.match(error.message, 'refreshFn neither called back nor settled its promise within 20 ms')
  }
  const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  await byFunction(
    () => 'a',
    60_000,
    () => current,
  )(current)
  await caught(
    byFunction(
      () => Promise.reject(new Error('no')),
      60_000,
      () => current,
    )(current),
  )
  assert.is(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length, before)
})

Renewals.run()
