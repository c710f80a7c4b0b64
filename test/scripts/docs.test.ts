import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { entries } from '../../scripts/build/entries.js'
import { meaningsOf } from '../../scripts/docs/known-codes.js'
import { defectsOf } from '../../scripts/docs/site.js'
import { troubleshooting } from '../../scripts/docs/troubleshooting.js'
import { SalesforceError } from '../../src/index.js'

const Docs = suite('npm run docs')

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

function withFolder(test: (folder: string) => void) {
  return (): void => {
    const folder = mkdtempSync(join(tmpdir(), 'strictforce-docs-'))
    try {
      test(folder)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
}

Docs('site/troubleshooting.md is what the contracts and the codes give: npm run docs writes it', () => {
  assert.is(readFileSync(`${ROOT}site/troubleshooting.md`, 'utf8'), troubleshooting())
})

Docs('the reference is of the entries that the package exports, and of nothing else', () => {
  const text = readFileSync(`${ROOT}scripts/docs/typedoc.json`, 'utf8')
  const { entryPoints } = JSON.parse(text) as { entryPoints: readonly string[] }
  assert.equal(
    entryPoints.map((path) => path.replace('../../', '')),
    entries.map(({ source }) => source),
  )
})

Docs('a printed error begins with the code under which troubleshooting has it', () => {
  const error = new SalesforceError('said', { errorCode: 'INVALID_LOGIN', verdict: 'credentials' })
  assert.is(String(error), 'INVALID_LOGIN: said')
  assert.match(troubleshooting(), '### `INVALID_LOGIN`')
})

Docs('every entry tells a cause and what to do', () => {
  const [, ...entriesOfPage] = troubleshooting().split(/^### /m)
  assert.ok(entriesOfPage.length > 350)
  const thin = entriesOfPage.filter((text) => !/^`[\w…]+`\n\n\S.+\*\*What to do:\*\* \S/s.test(text))
  assert.equal(thin, [])
})

Docs(
  'a code without a meaning, and a meaning without a code, are found',
  withFolder((folder) => {
    const path = join(folder, 'codes.tsv')
    writeFileSync(path, 'ONE\tThe cause.\tThe remedy.\nTWO\tAnother cause.\n')
    assert.equal(meaningsOf(path, ['ONE', 'TWO']).get('TWO'), {
      cause: 'Another cause.',
      remedy: undefined,
    })
    assert.throws(() => meaningsOf(path, ['ONE', 'TWO', 'THREE']), /lacks THREE/)
    assert.throws(() => meaningsOf(path, ['ONE']), /lines of no code: TWO/)
  }),
)

Docs(
  'a dead link, a dead anchor and a resource of another host are defects of the site',
  withFolder((folder) => {
    writeFileSync(join(folder, 'index.html'), '<a href="/a.html#here">a</a><a href="/a.html#gone">b</a>')
    writeFileSync(
      join(folder, 'a.html'),
      '<h2 id="here"></h2><a href="./lost.html">c</a><img src="https://a.example/x.png">',
    )
    assert.equal(defectsOf(folder).sort(), [
      'a.html: ./lost.html',
      'a.html: loads https://a.example/x.png',
      'index.html: /a.html#gone',
    ])
  }),
)

Docs.run()
