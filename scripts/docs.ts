/**
 * `npm run docs [-- DIR]`: the documentation site, to `docs/`. Fails on every warning of the reference, on a public
 * name without documentation, on a link or anchor that leads nowhere, and above 5 MB.
 */
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { build } from 'vitepress'
import { writeReference } from './docs/reference.js'
import { defectsOf } from './docs/site.js'
import { troubleshooting } from './docs/troubleshooting.js'

const out = resolve(process.argv[2] ?? 'docs')
await rm('site/reference', { recursive: true, force: true })
const isWhole = await writeReference('site/reference')
await mkdir('site/public', { recursive: true })
await cp('test/browser/overview.png', 'site/public/dashboard.png')
await cp('scripts/bench/benchmark.svg', 'site/public/benchmark.svg')
await writeFile('site/troubleshooting.md', troubleshooting())
await build('site', { outDir: out })
const defects = defectsOf(out)
for (const defect of defects) console.error(defect)
if (!isWhole || defects.length > 0) process.exitCode = 1
