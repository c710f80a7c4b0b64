import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const LINK = /(?<!!\[[^\]]*)\]\(([^)#:\s]*)(#[^)\s]*)?\)/g

/** The relative links of a Markdown text that lead to no file, or to no heading in it. */
export function brokenLinks(text: string, root: string): string[] {
  return [...text.matchAll(LINK)]
    .map(([, path = '', anchor = '']) => ({ path, anchor }))
    .filter(({ path, anchor }) => !leadsSomewhere(text, join(root, path), path === '', anchor))
    .map(({ path, anchor }) => path + anchor)
}

function leadsSomewhere(text: string, file: string, isHere: boolean, anchor: string): boolean {
  if (!isHere && !existsSync(file)) return false
  if (anchor === '') return true
  return anchorsOf(isHere ? text : readFileSync(file, 'utf8')).includes(anchor)
}

/** The anchors of the headings, as GitHub makes them. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(
    ([, title = '']) =>
      `#${title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-')}`,
  )
}
