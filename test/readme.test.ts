import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { codeBlocks } from './helpers/markdown.js'
import { compileBlocks } from './readme/compile.js'
import { readmeOrg, runBlock } from './readme/run.js'

const Readme = suite('README')

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const text = read('README.md')
const blocks = codeBlocks(text)
const typescript = blocks.filter(({ language }) => language === 'ts')
const shell = blocks.filter(({ language }) => language === 'sh').flatMap((block) => block.text.split('\n'))
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

Readme('every block says what it is', () => {
  const strange = blocks.filter(({ language }) => !['ts', 'sh', 'text', 'mermaid'].includes(language))
  assert.equal(
    strange.map(({ line, language }) => `line ${line}: '${language}'`),
    [],
  )
})

/** Wrong on purpose: shows that the compiler would see it. */
const wrong = { language: 'ts', flags: [], heading: '', line: 90_000, text: 'conn.logout(1)\nnoSuchName()\n' }

Readme('every block of TypeScript compiles', () => {
  assert.ok(typescript.length > 8)
  const found = compileBlocks([...typescript, wrong])
  assert.match(found.shift() ?? '', /^line 90000: .*boolean/)
  assert.match(found.shift() ?? '', /^line 90001: .*noSuchName/)
  assert.equal(found, [])
})

for (const block of typescript.filter(({ flags }) => !flags.includes('no-run'))) {
  Readme(`runs: ${block.heading}, line ${block.line}`, async () => {
    const org = await readmeOrg()
    try {
      await runBlock(block, org)
      assert.equal(org.violations, [])
    } finally {
      await org.close()
    }
  })
}

Readme('every npm command exists', () => {
  const commands = shell.flatMap((line) => /^npm (?:run )?(?!install|i\b)(\S+)/.exec(line)?.[1] ?? [])
  assert.ok(commands.length > 0)
  assert.equal(
    commands.filter((name) => scripts[name] === undefined),
    [],
  )
})

Readme('every link leads somewhere', () => {
  const links = [...text.matchAll(/\]\(([^)#:\s]*)(#[^)\s]*)?\)/g)].map(([, path = '', anchor]) => ({
    path,
    anchor,
  }))
  const missing = links.filter(({ path, anchor }) => {
    const target = path === '' ? text : read(path)
    return anchor !== undefined && !anchors(target).includes(anchor)
  })
  assert.equal(missing, [])
})

function anchors(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(
    ([, title = '']) =>
      `#${title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-')}`,
  )
}

Readme.run()
