import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Most bytes of the site. */
const MAX_BYTES = 5 * 1024 * 1024

/** The defects of a built site: links and anchors that lead nowhere, resources of other hosts, and its size. */
export function defectsOf(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  )
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
  const pages = new Map(
    files
      .filter((file) => file.endsWith('.html'))
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  )
  const broken = [...pages].flatMap(([file, html]) => brokenIn(file, html, pages, folder))
  return [...broken, ...(bytes > MAX_BYTES ? [`the site has ${bytes} bytes; the limit is ${MAX_BYTES}`] : [])]
}

function brokenIn(file: string, html: string, pages: ReadonlyMap<string, string>, folder: string): string[] {
  const loaded = [...html.matchAll(/<(?:script|link|img)[^>]*(?:src|href)="(https?:[^"]*)"/g)].map(
    ([, url = '']) => `${file}: loads ${url}`,
  )
  const links = [...html.matchAll(/<a[^>]*href="([^"]*)"/g)].map(([, href = '']) => href)
  const dead = links
    .filter((href) => !/^(?:https?:|mailto:)/.test(href) && !leads(file, href, pages, folder))
    .map((href) => `${file}: ${href}`)
  return [...loaded, ...new Set(dead)]
}

function leads(file: string, href: string, pages: ReadonlyMap<string, string>, folder: string): boolean {
  const [path = '', anchor = ''] = decodeURIComponent(href).split('#')
  const base = path === '' ? file : path.startsWith('/') ? path.slice(1) : join(dirname(file), path)
  const candidates = [base, `${base}.html`, join(base, 'index.html')].map((one) => one.replaceAll('\\', '/'))
  const target = candidates.find((one) => pages.has(one))
  if (target === undefined) return existsSync(join(folder, base)) && statSync(join(folder, base)).isFile()
  return anchor === '' || (pages.get(target) ?? '').includes(`id="${anchor.replaceAll('&', '&amp;')}"`)
}
