// at most 300 s
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { grantErrors } from '../../generated/oauth2/errors.js'
import { OAuth2, type Grant, type OAuth2Options } from '../../src/index.js'
import { startOrg, type LocalOrg } from '../../src/testing/index.js'
import { APP, KEYS } from '../oauth2/support.js'
import { refused } from '../helpers/refused.js'
import { errorOf, sceneOf, SWITCHED_OFF, type Members, type Scene } from './scenes.js'
import { namesOf, shownByFixtures } from './shown.js'

const Played = suite('documented errors, by the local org')

const shown = shownByFixtures()
const VERIFIER = 'v'.repeat(43)
const CHALLENGE = '7w_YNF9DSfIdPf_pRjSq646_kPr-2-o9NAl16JGghdM'

/** A device code, and what its user did with it. */
async function deviceCode(org: LocalOrg, user: Scene['user']): Promise<string> {
  const body = new URLSearchParams({ response_type: 'device_code', client_id: org.app.clientId })
  const response = await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body })
  const { device_code: code, user_code: shownCode } = (await response.json()) as Record<string, string>
  if (user === 'declines') org.denyDevice(shownCode!)
  else if (user === undefined) org.approveDevice(shownCode!)
  return code!
}

/** A request that the org would grant, by its `grant_type`. */
const REQUESTS: Readonly<Record<string, (org: LocalOrg, scene: Scene) => Members | Promise<Members>>> = {
  authorization_code: (org) => codeOf(org),
  hybrid_auth_code: (org) => codeOf(org),
  refresh_token: (org) => ({ refresh_token: org.openSession().refreshToken }),
  hybrid_refresh: (org) => ({ refresh_token: org.openSession().refreshToken }),
  password: (org) => ({ username: org.user.username, password: org.user.password }),
  client_credentials: () => ({}),
  'urn:ietf:params:oauth:grant-type:jwt-bearer': (org) => ({ sub: org.user.username }),
  'urn:ietf:params:oauth:grant-type:saml2-bearer': (org) => ({ assertion: org.samlAssertion() }),
  assertion: (org) => ({
    assertion_type: 'urn:oasis:names:tc:SAML:2.0:profiles:SSO:browser',
    assertion: org.samlAssertion(),
  }),
  'urn:ietf:params:oauth:grant-type:token-exchange': async (org) => ({
    subject_token: await org.subjectToken(),
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
  }),
  device: async (org, { user }) => ({ code: await deviceCode(org, user) }),
}

function codeOf(org: LocalOrg): Members {
  return { code: org.authorizationCode(undefined, { code_challenge: CHALLENGE }), code_verifier: VERIFIER }
}

/** Sends a grant to an org in a scene; the sending is left to the caller. */
async function staged(org: LocalOrg, grant: string, scene: Scene): Promise<() => Promise<unknown>> {
  const right = await REQUESTS[grant]?.(org, scene)
  const other = typeof scene.request === 'function' ? scene.request(org) : scene.request
  const members = Object.entries({ grant_type: grant, ...right, ...other }).filter(([, value]) => value)
  const oauth2 = new OAuth2({ ...clientOf(org, grant), ...scene.client })
  return () => oauth2.requestToken(Object.fromEntries(members) as unknown as Grant)
}

function clientOf(org: LocalOrg, grant: string): OAuth2Options {
  const { clientId, clientSecret, redirectUri } = org.app
  const key = { privateKey: KEYS.privateKey }
  return { loginUrl: org.url, clientId, clientSecret, redirectUri, ...(grant.includes('jwt') && key) }
}

for (const [grant, names] of Object.entries<readonly string[]>(grantErrors)) {
  for (const name of names) {
    Played(`${grant}: ${name}`, async () => {
      const scene = sceneOf(grant, name)
      const apps = [{ ...APP, ...scene.app }, SWITCHED_OFF]
      const org = await startOrg({ deviceInterval: 0.001, ...scene.org, apps })
      try {
        const send = await staged(org, grant, scene)
        await scene.before?.(org, send)
        const error = await refused(send())
        const { error: code, description = '' } = errorOf(name)
        assert.equal([error.errorCode, error.verdict], [code, verdictInFixtures(grant, name)])
        assert.ok(error.message.startsWith(description), error.message)
      } finally {
        await org.close()
      }
    })
  }
}

function verdictInFixtures(grant: string, name: string): string | undefined {
  const one = shown.find((other) => other.request === grant && namesOf(other)[0] === name)
  return one?.verdict
}

Played.run()
