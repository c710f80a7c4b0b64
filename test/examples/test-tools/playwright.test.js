import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { chromium } from 'playwright-core'

const APP = 'https://app.example'
const ORG = 'https://mydomain.my.salesforce.com'
const PAGE = `<!doctype html>
<title>Accounts</title>
<p id="names"></p>
<script type="importmap">
  { "imports": { "strictforce": "/strictforce/index.mjs", "#sha256": "/strictforce/sha256.mjs" } }
</script>
<script type="module">
  import { Connection } from 'strictforce'
  const conn = new Connection({ instanceUrl: '${ORG}', accessToken: '00D!token' })
  const { records } = await conn.query('SELECT Name FROM Account')
  document.querySelector('#names').textContent = records.map(({ Name }) => Name).join()
</script>`

let browser
before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
})
after(() => browser.close())

test('a page shows the names of accounts', async () => {
  const page = await browser.newPage()
  await page.route(`${APP}/`, (route) => route.fulfill({ contentType: 'text/html', body: PAGE }))
  await page.route(`${APP}/strictforce/*`, async (route) => {
    const file = new URL(route.request().url()).pathname.replace(
      '/strictforce/',
      'node_modules/strictforce/dist/esm/',
    )
    await route.fulfill({ contentType: 'text/javascript', body: await readFile(file, 'utf8') })
  })
  await page.route(`${ORG}/services/data/*/query*`, (route) =>
    route.fulfill({
      json: { totalSize: 1, done: true, records: [{ Name: 'Acme' }] },
      headers: { 'access-control-allow-origin': APP, 'access-control-allow-headers': '*' },
    }),
  )
  await page.goto(`${APP}/`)
  await page.waitForFunction(() => document.querySelector('#names').textContent !== '')
  assert.equal(await page.textContent('#names'), 'Acme')
})
