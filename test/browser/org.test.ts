// second lane, at most 240 s
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection } from '../../src/index.js'
import type { LocalOrg, OrgOptions } from '../../src/testing/index.js'
import { refused } from '../helpers/refused.js'
import { testWhere } from '../helpers/skip.js'
import { withOrg } from '../testing/support.js'
import {
  assertAccessible,
  hasChromium,
  NO_CHROMIUM,
  PHONE,
  picture,
  withChromium,
  closeChromium,
} from './chromium.js'

const Org = suite('the pages of the local org, in a browser')
Org.after(closeChromium)

/** A device has no secret. */
const DEVICE: OrgOptions = {
  consent: 'ask',
  deviceInterval: 0.01,
  apps: [{ clientId: 'the.device', scope: 'api id refresh_token' }],
}

function connect({ url, app }: LocalOrg): Connection {
  const { clientId, clientSecret } = app
  return new Connection({
    oauth2: { loginUrl: url, clientId, ...(clientSecret === '' ? {} : { clientSecret }) },
  })
}

testWhere(
  Org,
  hasChromium,
  NO_CHROMIUM,
  'device page: wrong password, wrong code, allowed by keyboard alone; the next one is declined',
  withOrg(
    (org) =>
      withChromium(async (context) => {
        const page = await context.newPage()
        const conn = connect(org)
        const flow = await conn.oauth2.startDeviceFlow()
        await page.goto(flow.verification_uri)
        await picture(page, 'phone-device')
        await assertAccessible(page)
        const type = async (...words: readonly string[]): Promise<void> => {
          for (const word of words) {
            await page.keyboard.type(word)
            await page.keyboard.press('Tab')
          }
          await page.keyboard.press('Enter')
        }
        await type('ABCDEFGH', org.user.username, 'not-the-password')
        assert.match(await page.getByRole('alert').innerText(), 'Username or password is wrong')
        assert.match(await page.title(), /^Error: /)
        await assertAccessible(page)
        await page.getByLabel('Password').focus()
        await type(org.user.password)
        await page.getByText('No device waits under this code').waitFor()
        assert.is(await page.getByLabel('Password').count(), 0)
        await assertAccessible(page)
        await page.getByLabel('Code').fill('')
        await type(flow.user_code.toLowerCase())
        await page.getByRole('heading', { name: 'Connected' }).waitFor()
        await assertAccessible(page)
        await conn.authorize(flow)
        assert.is((await conn.identity()).username, org.user.username)

        const other = await conn.oauth2.startDeviceFlow()
        await page.goto(`${other.verification_uri}?user_code=${other.user_code}`)
        await page.getByRole('button', { name: 'Deny' }).click()
        await page.getByRole('heading', { name: 'Declined' }).waitFor()
        assert.is((await refused(other.poll())).errorCode, 'access_denied')
      }, PHONE)(),
    DEVICE,
  ),
)

testWhere(
  Org,
  hasChromium,
  NO_CHROMIUM,
  'login and device pages: a click on a user is enough; an unknown address leads to the pages that exist',
  withOrg(
    (org) =>
      withChromium(async (context) => {
        const page = await context.newPage()
        const conn = connect(org)
        const flow = await conn.oauth2.startDeviceFlow()
        await page.goto(`${flow.verification_uri}?user_code=${flow.user_code}`)
        await page.getByRole('button', { name: 'Ada Local' }).click()
        await page.getByText(`You are ${org.user.username}`).waitFor()
        await assertAccessible(page)
        await page.getByRole('button', { name: 'Allow' }).click()
        await page.getByRole('heading', { name: 'Connected' }).waitFor()
        await conn.authorize(flow)
        await page.goto(
          conn.oauth2.authorizationRequest({
            prompt: 'login consent',
            redirect_uri: 'http://127.0.0.1/callback',
          }).url,
        )
        await picture(page, 'desk-login-users')
        await assertAccessible(page)
        await page.getByRole('button', { name: 'Ada Local' }).click()
        await page.getByRole('heading', { name: 'Allow access?' }).waitFor()
        await page.goto(`${org.url}/lightnin`)
        await page.getByRole('heading', { name: 'No page has this address' }).waitFor()
        await assertAccessible(page)
        await picture(page, 'desk-not-found')
        await page.getByRole('link', { name: 'Dashboard' }).click()
        await page.getByRole('heading', { name: 'Local org' }).waitFor()
      })(),
    {
      ...DEVICE,
      apps: [
        { clientId: 'the.device', redirectUri: 'http://127.0.0.1/callback', scope: 'api id refresh_token' },
      ],
    },
  ),
)

Org.run()
