import axe from 'axe-core'
import type { Page } from 'playwright-core'

interface Results {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly target: readonly string[] }[]
  }[]
}

/** By how many pixels a page is wider than the screen. */
export const EXCESS = 'document.documentElement.scrollWidth - innerWidth'

/** Objections of axe-core to a page, in dark and in light, and a page that is wider than the screen. */
export async function barriersOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found: string[] = []
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await page.evaluate<Results>('axe.run()')
    for (const { id, nodes } of violations)
      found.push(`${colorScheme}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  }
  const excess = await page.evaluate<number>(EXCESS)
  return excess > 0 ? [...found, `it is ${excess} pixels wider than the screen`] : found
}
