import { join } from 'node:path'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'
import * as assert from 'uvu/assert'
import { barriersOn } from '../../scripts/docs/accessibility.js'
import { CHROMIUM, CHROMIUM_ARGS, hasChromium } from '../../scripts/docs/visit.js'

export { hasChromium }

/** Why tests of pages are skipped where the system has no browser. */
export const NO_CHROMIUM = `there is no browser: neither $CHROMIUM nor ${CHROMIUM}`

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
    browser ??= chromium.launch({ executablePath: CHROMIUM, args: [...CHROMIUM_ARGS] })
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

/** Fails on anything that axe-core objects to, in light and dark, and on a page wider than the screen. */
export async function assertAccessible(page: Page): Promise<void> {
  assert.equal(await barriersOn(page), [], await page.title())
}

/**
 * Keeps a picture of the page where `SCREENSHOTS` names a folder. That of the guide comes of
 * `SCREENSHOTS=DIR npm test -- browser/login`: `desk-overview.png`, kept as `scripts/docs/dashboard.png`.
 */
export async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  const folder = process.env['SCREENSHOTS']
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`), fullPage })
}
