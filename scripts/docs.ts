/**
 * `npm run docs [-- --check] [-- DIR]`: the documentation site, to `docs/`. Fails on every warning of the reference, on
 * a public name without documentation, on a link or anchor that leads nowhere, and above 5 MB. With `--check` a browser
 * visits it too: barriers by axe-core in light and dark, requests to other hosts, and searches.
 */
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vitepress'
import { writeReference } from './docs/reference.js'
import { defectsOf } from './docs/site.js'
import { troubleshooting } from './docs/troubleshooting.js'
import { CHROMIUM, defectsInBrowser, hasChromium } from './docs/visit.js'

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const out = resolve(positionals[0] ?? 'docs')
await rm('site/reference', { recursive: true, force: true })
const isWhole = await writeReference('site/reference')
await mkdir('site/public', { recursive: true })
await cp('scripts/docs/dashboard.png', 'site/public/dashboard.png')
await cp('scripts/bench/benchmark.svg', 'site/public/benchmark.svg')
await writeFile('site/troubleshooting.md', troubleshooting())
await build('site', { outDir: out })
const defects = defectsOf(out)
if (values.check && isWhole && hasChromium) defects.push(...(await defectsInBrowser(out)))
if (values.check && !hasChromium) console.log(`  skipped: the visit of the site: there is no ${CHROMIUM}`)
for (const defect of defects) console.error(defect)
if (!isWhole || defects.length > 0) process.exitCode = 1
