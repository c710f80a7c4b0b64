import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isKnownCode } from '../../src/errors/verdicts.js'

const Tables = suite('codes in tables')

const source = fileURLToPath(new URL('../../src', import.meta.url))

/** Texts in functions of a file that name a code of a protocol. */
function codesInFunctions(name: string, text: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node, isInside: boolean): void => {
    if (isInside && (ts.isLiteralExpression(node) || ts.isTemplateLiteralToken(node)))
      found.push(...(node.text.match(/\w+/g) ?? []).filter(isKnownCode).map((code) => `${name}: ${code}`))
    ts.forEachChild(node, (child) => {
      visit(child, isInside || ts.isFunctionLike(node))
    })
  }
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true), false)
  return found
}

Tables('a code in a function is found, in a regular expression too; one in a table is none', () => {
  assert.equal(codesInFunctions('a.ts', `const LOST = ['INVALID_SESSION_ID']`), [])
  assert.equal(codesInFunctions('a.ts', `const f = (code) => code === 'INVALID_SESSION_ID'`), [
    'a.ts: INVALID_SESSION_ID',
  ])
  assert.equal(codesInFunctions('a.ts', `function f(code) { return /^(invalid_token|x)$/.test(code) }`), [
    'a.ts: invalid_token',
  ])
})

for (const room of ['http', 'rest'])
  Tables(`no function of ${room} names a code of a protocol`, () => {
    const files = readdirSync(join(source, room))
    assert.ok(files.length > 10)
    assert.equal(
      files.flatMap((file) => codesInFunctions(file, readFileSync(join(source, room, file), 'utf8'))),
      [],
    )
  })

Tables.run()
