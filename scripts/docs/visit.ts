import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { barriersOn, EXCESS } from './accessibility.js'
import { serveFolder } from './serve.js'

/** The browser of the system. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Whether it is there. */
export const hasChromium = existsSync(CHROMIUM)

/** For runs as root, without a screen, and without the browser's own requests to the network. */
export const CHROMIUM_ARGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const DESK = { width: 1280, height: 900 }
const PHONE = { width: 390, height: 844 }

/** One page of each kind. */
const PAGES = [
  '/',
  '/guide/many-processes.html',
  '/troubleshooting.html',
  '/reference/strictforce/stores/file.html',
]

/** Words that are looked for, and where the first screen of results has to lead. */
const SEARCHES: readonly (readonly [words: string, place: RegExp])[] = [
  ['INVALID_SESSION_ID', /troubleshooting.*#invalid-session-id/],
  ['proxy', /guide\/proxies/],
  ['refresh token rotation', /guide\/(many-processes|web-login)/],
  ['jest', /guide\/testing/],
  ['callOptions', /guide\/jsforce|reference\/strictforce/],
]

/**
 * Visits a built site in a browser, as a reader does.
 *
 * @returns its defects: barriers by axe-core in light and dark, errors, requests to other hosts, searches without result
 */
export async function defectsInBrowser(folder: string): Promise<string[]> {
  const site = await serveFolder(folder)
  const profile = mkdtempSync(join(tmpdir(), 'strictforce-docs-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    args: [...CHROMIUM_ARGS],
    viewport: DESK,
  })
  try {
    const page = await context.newPage()
    const defects: string[] = []
    page.on('pageerror', ({ message }) => void defects.push(`${page.url()}: ${message}`))
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url) && !request.url().startsWith('data:'))
        defects.push(`${page.url()}: asks ${request.url()}`)
    })
    for (const path of PAGES) defects.push(...(await defectsAt(page, site.url, path)))
    for (const [words, place] of SEARCHES) defects.push(...(await search(page, site.url, words, place)))
    return defects
  } finally {
    await context.close()
    site.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function defectsAt(page: Page, url: string, path: string): Promise<string[]> {
  const name = `site${path.replaceAll(/[/.]/g, '-')}`
  await page.setViewportSize(PHONE)
  await page.goto(url + path, { waitUntil: 'load' })
  await picture(page, `${name}-phone`)
  const narrow = await page.evaluate<number>(EXCESS)
  await page.setViewportSize(DESK)
  await picture(page, `${name}-desk`)
  return [
    ...(narrow > 0 ? [`${path} is ${narrow} pixels wider than a phone`] : []),
    ...(await barriersOn(page)).map((barrier) => `${path}: ${barrier}`),
  ]
}

/** Types words into the search, and looks at the results that need no scrolling. */
async function search(page: Page, url: string, words: string, place: RegExp): Promise<string[]> {
  await page.goto(`${url}/`, { waitUntil: 'load' })
  await page.keyboard.press('Control+k')
  await page.locator('#localsearch-input').fill(words)
  await page.locator('.results .result').first().waitFor()
  const links = await page.evaluate<string[]>(VISIBLE)
  await picture(page, `search-${words.replaceAll(' ', '-')}`)
  const barriers = await barriersOn(page)
  return [
    ...(links.some((link) => place.test(link)) ? [] : [`search '${words}' finds ${links.join(', ')}`]),
    ...barriers.map((barrier) => `search '${words}': ${barrier}`),
  ]
}

const VISIBLE = `[...document.querySelectorAll('.results .result')]
  .filter((element) => element.getBoundingClientRect().bottom <= innerHeight)
  .map((element) => element.getAttribute('href'))`

/** Keeps a picture of the page where `SCREENSHOTS` names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS']
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) })
}
