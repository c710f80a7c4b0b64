// second lane, at most 300 s
import type { Page } from 'playwright-core'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { LocalOrg, OrgOptions } from '../../src/testing/index.js'
import { testWhere } from '../helpers/skip.js'
import {
  assertAccessible,
  DESK,
  hasChromium,
  NO_CHROMIUM,
  PHONE,
  picture,
  withChromium,
  closeChromium,
} from './chromium.js'
import { withWebApp } from './web-app.js'

const Login = suite('a person logs in to the example web application')
Login.after(closeChromium)

const ASK: OrgOptions = { consent: 'ask' }

const heading = (page: Page): Promise<string> => page.locator('h1').innerText()

/** Fills in the org's login page. */
async function signIn(page: Page, { user }: LocalOrg, password = user.password): Promise<void> {
  await page.getByLabel('Username').fill(user.username)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
}

const log = (org: LocalOrg): string[] => org.requests.map(({ name }) => name)

for (const [device, options] of [
  ['desk', DESK],
  ['phone', PHONE],
] as const) {
  testWhere(
    Login,
    hasChromium,
    NO_CHROMIUM,
    `signs in, consents, sees their name; the session is killed, the next click renews it; logs out (${device})`,
    withWebApp(
      ({ org, url }) =>
        withChromium(async (context) => {
          const page = await context.newPage()
          await page.goto(url)
          await assertAccessible(page)
          await picture(page, `${device}-front`)
          await page.getByRole('link', { name: 'Log in with Salesforce' }).click()
          assert.is(await heading(page), 'Log in')
          assert.is(new URL(page.url()).origin, org.url)
          await picture(page, `${device}-login`)
          await assertAccessible(page)
          await signIn(page, org, 'not-the-password')
          assert.match(await page.getByRole('alert').innerText(), 'Username or password is wrong')
          assert.is(await page.getByLabel('Username').inputValue(), org.user.username)
          assert.is(await page.evaluate('document.activeElement.id'), 'password')
          await picture(page, `${device}-wrong-password`)
          await assertAccessible(page)
          await signIn(page, org)
          assert.is(await heading(page), 'Allow access?')
          await picture(page, `${device}-consent`)
          await assertAccessible(page)
          await page.getByRole('button', { name: 'Allow' }).click()
          assert.equal([await heading(page), page.url()], ['Hello, Ada Local', `${url}/`])
          await picture(page, `${device}-app`)
          await assertAccessible(page)

          const overview = await context.newPage()
          await overview.goto(org.url)
          await overview.getByRole('button', { name: 'Kill session 1' }).click()
          await overview.getByText('Done: Kill session 1').waitFor()
          await overview.locator('#sessions').getByText('ended').waitFor()
          assert.is(org.count('refresh_token'), 0)
          const before = log(org).length
          await page.reload()
          assert.equal([await heading(page), page.url()], ['Hello, Ada Local', `${url}/`])
          assert.equal([org.count('refresh_token'), org.rotations, org.reuses], [1, 1, 0])
          assert.ok(
            log(org)
              .slice(before)
              .every((name) => !/page|authorize/.test(name)),
          )
          await overview.locator('#exchanges summary').getByText('refresh_token').first().waitFor()
          await picture(overview, `${device}-overview`, device === 'phone')
          await assertAccessible(overview)

          await page.getByRole('button', { name: 'Log out' }).click()
          await page.getByRole('link', { name: 'Log in with Salesforce' }).waitFor()
          await overview.locator('#tokens').getByText('revoked').waitFor()
          const live = overview.locator('#counters div', { hasText: 'Live sessions' })
          await live.locator('dd', { hasText: /^0$/ }).waitFor()
          assert.is(await overview.locator('#tokens button').count(), 0)
          assert.equal(await context.cookies(url), [])
          assert.equal([...org.violations], [])
        }, options)(),
      ASK,
    ),
  )
}

testWhere(
  Login,
  hasChromium,
  NO_CHROMIUM,
  'declines, and is told so by the app, with a way on; the second time allows',
  withWebApp(
    ({ org, url }) =>
      withChromium(async (context) => {
        const page = await context.newPage()
        await page.goto(`${url}/login`)
        await signIn(page, org)
        await page.getByRole('button', { name: 'Deny' }).click()
        assert.is(await heading(page), 'You are not logged in')
        assert.is(new URL(page.url()).origin, url)
        await assertAccessible(page)
        assert.equal([org.count('token'), (await context.cookies(url)).length], [0, 0])
        await page.getByRole('link', { name: 'Log in with Salesforce' }).click()
        assert.is(await heading(page), 'Allow access?')
        await page.getByRole('button', { name: 'Allow' }).click()
        assert.is(await heading(page), 'Hello, Ada Local')
      })(),
    ASK,
  ),
)

testWhere(
  Login,
  hasChromium,
  NO_CHROMIUM,
  'a user whose refresh token is revoked at the org is told to log in again',
  withWebApp(
    ({ org, url }) =>
      withChromium(async (context) => {
        const page = await context.newPage()
        await page.goto(`${url}/login`)
        await signIn(page, org)
        await page.getByRole('button', { name: 'Allow' }).click()
        await page.getByRole('heading', { name: 'Hello, Ada Local' }).waitFor()
        const overview = await context.newPage()
        await overview.goto(org.url)
        await overview.getByRole('button', { name: 'Revoke refresh token 1' }).click()
        await overview.getByText('Done: Revoke refresh token 1').waitFor()
        await page.reload()
        assert.is(await heading(page), 'Your session is over')
        await assertAccessible(page)
        await page.getByRole('link', { name: 'Log in with Salesforce' }).click()
        assert.is(await heading(page), 'Hello, Ada Local')
      })(),
    ASK,
  ),
)

Login.run()
