// second lane, at most 240 s
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection } from '../../src/index.js'
import { startOrg, type LocalOrg, type OrgOptions } from '../../src/testing/index.js'
import { refused } from '../helpers/refused.js'
import { testWhere } from '../helpers/skip.js'
import { withOrg } from '../testing/support.js'
import { assertAccessible, hasChromium, NO_CHROMIUM, PHONE, picture, withChromium } from './chromium.js'

const Org = suite('the pages of the local org, in a browser')

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
  'overview: follows what happens, without a reload, and keeps the keyboard where it is',
  withOrg((org) =>
    withChromium(async (context) => {
      const page = await context.newPage()
      const failures: string[] = []
      page.on('pageerror', (error) => void failures.push(error.message))
      page.on('console', (message) => message.type() === 'error' && failures.push(message.text()))
      await page.goto(org.url)
      await page.getByText('Nobody has logged in yet.').waitFor()
      await assertAccessible(page)
      const conn = connect(org)
      await conn.login(org.user.username, org.user.password)
      await page.locator('#requests').getByText('password').waitFor()
      const button = page.getByRole('button', { name: 'Expire session 1' })
      await button.focus()
      await conn.request('/limits')
      await page.locator('#requests').getByText('limits', { exact: true }).waitFor()
      assert.is(await page.evaluate('document.activeElement.id'), 'expire-1')
      await page.keyboard.press('Enter')
      await page.locator('#sessions').getByText('expired').waitFor()
      assert.is(await page.evaluate('document.activeElement.id'), 'sessions-title')
      await conn.request('/limits')
      await page.getByRole('button', { name: 'Kill session 2' }).waitFor()
      const sessions = page.getByRole('table').first()
      assert.is(await sessions.getByRole('row').count(), 3)
      assert.is(await sessions.getByRole('columnheader').count(), 9)
      assert.equal(failures, [])
    })(),
  ),
)

testWhere(
  Org,
  hasChromium,
  NO_CHROMIUM,
  'overview: its buttons work without scripts; a page of another origin cannot press them',
  withOrg((org) =>
    withChromium(
      async (context) => {
        const page = await context.newPage()
        const { accessToken } = org.openSession()
        org.openSession()
        await page.goto(org.url)
        await page.getByRole('button', { name: 'Kill session 2' }).click()
        await page.locator('#sessions').getByText('ended').waitFor()
        assert.is(page.url(), `${org.url}/`)
        const csrf = await page.locator('[name=csrf]').first().inputValue()
        const form = `<form method="post" action="${org.url}/local-org/act"><input name="csrf" value="${csrf}">
          <input name="action" value="kill"><input name="number" value="1"><button>go</button></form>`
        await page.goto(`data:text/html,${encodeURIComponent(form)}`)
        await page.getByRole('button').click()
        await page.getByRole('heading', { name: 'This request comes from elsewhere' }).waitFor()
        const limits = await fetch(`${org.url}/services/data/v64.0/limits`, {
          headers: { Authorization: `Bearer ${accessToken}` },
        })
        assert.is(limits.status, 200)
      },
      { javaScriptEnabled: false },
    )(),
  ),
)

testWhere(
  Org,
  hasChromium,
  NO_CHROMIUM,
  'overview: says so when the org is gone, which an open page does not keep from closing',
  withChromium(async (context) => {
    const org = await startOrg()
    const page = await context.newPage()
    await page.goto(org.url)
    await page.waitForResponse(/local-org\/live/)
    const started = performance.now()
    await org.close()
    assert.ok(performance.now() - started < 2000)
    await page.getByText('The org does not answer any more.').waitFor()
  }),
)

Org.run()
