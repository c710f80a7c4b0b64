import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { codeBlocks } from './helpers/markdown.js'
import { readModules } from './helpers/modules.js'
import { planOf } from './helpers/house.js'

const Contributing = suite('CONTRIBUTING')

const root = fileURLToPath(new URL('..', import.meta.url))
const text = readFileSync(`${root}/CONTRIBUTING.md`, 'utf8')
const blocks = codeBlocks(text)
const modules = readModules(root, ['src'])

Contributing('the diagram is that of the imports', () => {
  assert.is(blocks.find(({ language }) => language === 'mermaid')?.text, planOf(modules))
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
    ([, path]) => path,
  )
  for (const path of paths) assert.not.throws(() => readFileSync(`${root}/${String(path)}`), /ENOENT/)
})

Contributing.run()
