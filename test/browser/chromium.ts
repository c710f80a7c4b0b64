import axe from 'axe-core'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'
import * as assert from 'uvu/assert'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Whether the system has a browser; where it has none, tests of pages are skipped. */
export const hasChromium = existsSync(CHROMIUM)

/** Why they are skipped. */
export const NO_CHROMIUM = `there is no browser: neither $CHROMIUM nor ${CHROMIUM}`

/** For runs as root, without a screen, and without the browser's own requests to the network. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A way to look: as on a desk, or as on a phone. */
export const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, locale: 'en-GB' }
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  locale: 'en-GB',
}

let browser: Promise<Browser> | undefined

/** Runs a test with a context of its own in the browser, which the tests of a file share. */
export function withChromium(test: (context: BrowserContext) => Promise<void>, options = DESK) {
  return async (): Promise<void> => {
    browser ??= chromium.launch({ executablePath: CHROMIUM, args: ARGS })
    const context = await (await browser).newContext(options)
    context.setDefaultTimeout(20_000)
    try {
      await test(context)
    } finally {
      await context.close()
    }
  }
}

/** Closes the browser, after the tests of a file. */
export async function closeChromium(): Promise<void> {
  await (await browser)?.close()
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly target: readonly string[] }[]
  }[]
}

/** Fails on anything that axe-core objects to, in light and dark, and on a page wider than the screen. */
export async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await page.evaluate<AxeResults>('axe.run()')
    assert.equal(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
      [],
      `${await page.title()}, ${colorScheme}`,
    )
  }
  assert.is(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0)
}

/**
 * Keeps a picture of the page where `SCREENSHOTS` names a folder. The README's picture comes of
 * `SCREENSHOTS=DIR npm test -- browser/login`: `desk-overview.png`, kept as `test/browser/overview.png`.
 */
export async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  const folder = process.env['SCREENSHOTS']
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`), fullPage })
}
