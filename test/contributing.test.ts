import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { codeBlocks } from './helpers/markdown.js'
import { readModule, readModules } from './helpers/modules.js'
import { planOf, ROOMS } from './helpers/house.js'

const Contributing = suite('CONTRIBUTING')

const root = fileURLToPath(new URL('..', import.meta.url))
const text = readFileSync(`${root}/CONTRIBUTING.md`, 'utf8')
const blocks = codeBlocks(text)
const modules = readModules(root, ['src'])

/** Rows of a table under a heading, each by its cells. */
function rowsUnder(heading: string): string[][] {
  const [, section = ''] = text.split(`\n${heading}\n`)
  const lines = (section.split(/\n#/)[0] ?? '').split('\n').filter((line) => line.startsWith('| '))
  return lines.slice(1).map((line) => line.slice(2, -2).split(' | '))
}

/** The first comment of a module as one line. */
function firstComment(path: string): string {
  const [, comment = ''] = /^\/\*\*([\s\S]*?)\*\//.exec(readFileSync(`${root}/${path}`, 'utf8')) ?? []
  return comment.replace(/\s*\n \* ?/g, ' ').trim()
}

Contributing('the plan is that of the floors and of the imports', () => {
  assert.is(blocks.find(({ language }) => language === 'mermaid')?.text, planOf(modules))
})

Contributing('the plan shows floors in order, and no arrow that others imply', () => {
  const plan = planOf([
    readModule('src/index.ts', `import '../src/lib/a.js'\nimport './http/b.js'`),
    readModule(
      'src/http/b.ts',
      `import '../lib/a.js'\nimport type { C } from '../../generated/partner/c.js'`,
    ),
  ])
  assert.ok(plan.indexOf('connection') < plan.indexOf('rest'))
  assert.match(plan, 'index --> http')
  assert.match(plan, 'http --> generated/partner')
  assert.not.match(plan, 'index --> lib')
})

Contributing('each room has one sentence, the same in the table and in its main file', () => {
  const rows = rowsUnder('### The rooms')
  assert.equal(
    rows.map(([name, main]) => [name, main]),
    ROOMS.map(({ name, main }) => [`\`${name}\``, `\`${main}\``]),
  )
  const missing = ROOMS.filter(({ main }, at) => !firstComment(main).includes(rows[at]?.[2] ?? '\0'))
  assert.equal(
    missing.map(({ name }) => name),
    [],
  )
})

Contributing('the glossary has about 25 terms in order, one sense each', () => {
  const terms = rowsUnder('## Glossary').map(([term = '']) => term)
  assert.ok(terms.length >= 25 && terms.length <= 35, String(terms.length))
  assert.equal(terms, [...new Set(terms)].sort())
})

Contributing('each walk has five lines that name files', () => {
  const [, walks = ''] = text.split('### Walks')
  const found = (walks.split('\n## ')[0] ?? '').split('**').filter((part) => part.includes('\n1. '))
  assert.is(found.length, 3)
  for (const walk of found) {
    const lines = walk.split('\n').filter((line) => /^\d\. /.test(line))
    assert.is(lines.length, 5)
    assert.ok(lines.filter((line) => /`(src|generated)\//.test(line)).length >= 4, walk)
  }
})

Contributing('every npm command and every path exists', () => {
  const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as {
    scripts: Record<string, string>
  }
  const commands = [...text.matchAll(/npm (?:run (\S+?)|(test))(?=[`\s])/g)].map(
    ([, run, test]) => run ?? test,
  )
  assert.ok(commands.length > 10)
  assert.equal(
    commands.filter((name) => name === undefined || scripts[name] === undefined),
    [],
  )
  const paths = [...text.matchAll(/`((?:src|test|scripts|specs|generated)\/[\w./-]+)`/g)].map(
    ([, path = '']) => path,
  )
  assert.ok(paths.length > 30)
  assert.equal(
    paths.filter((path) => !existsSync(`${root}/${path}`)),
    [],
  )
})

Contributing.run()
