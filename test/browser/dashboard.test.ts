// second lane, at most 300 s
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { Connection } from '../../src/index.js'
import { startOrg, type LocalOrg } from '../../src/testing/index.js'
import { refused } from '../helpers/refused.js'
import { testWhere } from '../helpers/skip.js'
import { withOrg } from '../testing/support.js'
import {
  assertAccessible,
  hasChromium,
  NO_CHROMIUM,
  picture,
  withChromium,
  closeChromium,
} from './chromium.js'

const Dashboard = suite('the dashboard of the local org, in a browser')
Dashboard.after(closeChromium)

function connect({ url, app }: LocalOrg): Connection {
  const { clientId, clientSecret } = app
  return new Connection({ oauth2: { loginUrl: url, clientId, clientSecret } })
}

testWhere(
  Dashboard,
  hasChromium,
  NO_CHROMIUM,
  'before the first session the options of a Connection come first, and a button copies them',
  withOrg((org) =>
    withChromium(async (context) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      const page = await context.newPage()
      await page.goto(org.url)
      const first = page.locator('#dashboard section').first()
      await first.getByRole('heading', { name: 'Start here: options of a Connection' }).waitFor()
      await picture(page, 'desk-dashboard-empty', false)
      await assertAccessible(page)
      await page.getByRole('button', { name: 'Copy' }).click()
      await page.getByText('Copied to the clipboard').waitFor()
      const copied = await page.evaluate<string>('navigator.clipboard.readText()')
      assert.match(copied, `loginUrl: '${org.url}'`)
      assert.is(copied, await first.locator('code').innerText())
      org.openSession()
      await page.getByRole('heading', { name: 'Options of a Connection', exact: true }).waitFor()
    })(),
  ),
)

testWhere(
  Dashboard,
  hasChromium,
  NO_CHROMIUM,
  'follows what happens, without a reload, and keeps the keyboard where it is',
  withOrg((org) =>
    withChromium(async (context) => {
      const page = await context.newPage()
      const failures: string[] = []
      page.on('pageerror', (error) => void failures.push(error.message))
      page.on('console', (message) => message.type() === 'error' && failures.push(message.text()))
      await page.goto(org.url)
      await page.getByText('No session has been opened yet.').waitFor()
      const conn = connect(org)
      await conn.login(org.user.username, org.user.password)
      await page.locator('#list').getByText('password', { exact: true }).waitFor()
      const button = page.getByRole('button', { name: 'Expire session 1' })
      await button.focus()
      await conn.request('/limits')
      await page.locator('#list').getByText('limits', { exact: true }).waitFor()
      assert.is(await page.evaluate('document.activeElement.id'), 'expire-1')
      await page.keyboard.press('Enter')
      await page.locator('#sessions').getByText('expired').waitFor()
      assert.is(await page.evaluate('document.activeElement.id'), 'sessions-title')
      await conn.request('/limits')
      await page.getByRole('button', { name: 'Kill session 2' }).waitFor()
      const sessions = page.locator('#sessions table')
      assert.is(await sessions.getByRole('row').count(), 3)
      assert.is(await sessions.getByRole('columnheader').count(), 9)
      assert.equal(failures, [])
    })(),
  ),
)

testWhere(
  Dashboard,
  hasChromium,
  NO_CHROMIUM,
  'users and faults are switched by click',
  withOrg((org) =>
    withChromium(async (context) => {
      const page = await context.newPage()
      const conn = connect(org)
      await conn.login(org.user.username, org.user.password)
      await page.goto(org.url)
      const { username } = org.user
      for (const [name, word] of [
        ['Lock', 'locked'],
        ['Unlock', 'active'],
        ['Deactivate', 'inactive'],
        ['Activate', 'active'],
      ] as const) {
        await page.getByRole('button', { name: `${name} ${username}`, exact: true }).click()
        await page.locator('#users').getByText(word, { exact: true }).waitFor()
      }
      await page.getByRole('button', { name: `Expire sessions of ${username}` }).click()
      await page.locator('#sessions').getByText('expired').waitFor()
      const fault = page.getByRole('button', { name: '429 for rest' })
      await fault.click()
      await page.locator('#faults').getByText('429', { exact: true }).first().waitFor()
      assert.is(await fault.getAttribute('aria-pressed'), 'true')
      assert.is((await refused(conn.request('/limits'))).status, 429)
      await fault.click()
      await page.getByText('Done: 429 for rest').waitFor()
      await conn.request('/limits')
      await assertAccessible(page)
    })(),
  ),
)

testWhere(
  Dashboard,
  hasChromium,
  NO_CHROMIUM,
  'exchanges open to their bodies without secrets, stay open, and are filtered',
  withOrg((org) =>
    withChromium(async (context) => {
      const page = await context.newPage()
      const conn = connect(org)
      await conn.login(org.user.username, org.user.password)
      await conn.request('/limits')
      await refused(conn.request('/nothing'))
      await page.goto(org.url)
      const list = page.locator('#list summary')
      await list.nth(2).waitFor()
      await list.nth(2).focus()
      await page.keyboard.press('Enter')
      await page.locator('#list').getByText('grant_type=password').waitFor()
      assert.not.match(await page.locator('#list').innerText(), org.user.password)
      await conn.request('/limits')
      await page.locator('#list summary').nth(3).waitFor()
      assert.ok(await page.locator('#list').getByText('grant_type=password').isVisible())
      await assertAccessible(page)
      await page.getByLabel('Failed only').check()
      assert.is(await list.count(), 1)
      await page.getByLabel('Failed only').uncheck()
      await page.getByLabel('Endpoint').selectOption('token')
      assert.is(await list.count(), 1)
      await page.getByLabel('Endpoint').selectOption('')
      await page.getByLabel('Name or path').fill('LIMITS')
      assert.is(await list.count(), 2)
      await page.getByLabel('Name or path').fill('nowhere')
      await page.getByText('No exchange fits the filters.').waitFor()
    })(),
  ),
)

testWhere(
  Dashboard,
  hasChromium,
  NO_CHROMIUM,
  'a page of another origin cannot act; without JavaScript the page names its feed',
  withOrg((org) =>
    withChromium(
      async (context) => {
        const page = await context.newPage()
        const { accessToken } = org.openSession()
        await page.goto(org.url)
        assert.match(await page.locator('noscript p').innerText(), 'This page needs JavaScript')
        const form = `<form method="post" enctype="text/plain" action="${org.url}/local-org/state.json">
          <input name='{"action":"kill","session":1,"a":"' value='"}'><button>go</button></form>`
        await page.goto(`data:text/html,${encodeURIComponent(form)}`)
        await page.getByRole('button').click()
        await page.getByText('the request comes from another origin').waitFor()
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
  Dashboard,
  hasChromium,
  NO_CHROMIUM,
  'says so when the org is gone, which an open page does not keep from closing',
  withChromium(async (context) => {
    const org = await startOrg()
    const page = await context.newPage()
    await page.goto(org.url)
    await page.waitForResponse(/local-org\/state/)
    const started = performance.now()
    await org.close()
    assert.ok(performance.now() - started < 2000)
    await page.getByText('The org does not answer any more.').waitFor()
  }),
)

Dashboard.run()
