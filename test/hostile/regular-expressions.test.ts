// own process, at most 180 s
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const Expressions = suite('no regular expression takes long, whatever it is given')

/** Characters of an input. */
const SHORT = 5_000
const LONG = 100_000
/** Milliseconds of processor time that one match may take; one that backtracks takes seconds for the long input. */
const MOST_SHORT = 100
const MOST_LONG = 250

interface Found {
  readonly place: string
  readonly expression: RegExp
}

/** Every literal of the code that is published, the local org's left out. */
function expressions(): Found[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  const own = files.filter((file) => file.endsWith('.ts') && !file.startsWith('testing'))
  return own.flatMap((file) => literalsIn(join('src', file)))
}

function literalsIn(path: string): Found[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Found[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/')
      const place = `${path}:${source.getLineAndCharacterOfPosition(node.pos).line + 1}`
      found.push({ place, expression: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)) })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Characters that the classes of an expression stand for, and those that it names. */
function alphabetOf({ source }: RegExp): string[] {
  const named = source.replace(/\\[\w]|\\u\{?\w+\}?/g, '').replace(/[\\^$()|*+?{}[\]]/g, '')
  return [...new Set([...Array.from(named), 'a', 'A', '0', ' ', '-', '.', '/', '<'])]
}

/** Prefixes of an input before the part that repeats. */
function beginningsOf({ source }: RegExp): string[] {
  const words = source.match(/[\w<"'=:/&;![ -]{2,}/g) ?? []
  return ['', ...new Set(words.map((word) => word.replaceAll('\\', '')))]
}

function* inputs(expression: RegExp, length: number): Generator<string> {
  const alphabet = alphabetOf(expression)
  const beginnings = beginningsOf(expression)
  const pairs = alphabet.slice(0, 8).flatMap((a) => alphabet.slice(0, 8).map((b) => a + b))
  for (const beginning of beginnings) {
    for (const pump of [...alphabet, ...(beginning === '' ? pairs : []), ...beginnings]) {
      if (pump === '') continue
      const middle = pump.repeat(Math.ceil(length / pump.length))
      for (const end of ['\u0001', '']) yield beginning + middle + end
    }
  }
}

/** Milliseconds of the slowest match; stops at the first that takes too long. */
function slowest(expression: RegExp, length: number, most: number): { ms: number; input: string } {
  let worst = { ms: 0, input: '' }
  const all = new RegExp(expression.source, [...new Set(`${expression.flags}g`)].join(''))
  for (const input of inputs(expression, length)) {
    const start = process.cpuUsage()
    input.replace(all, '')
    const { user, system } = process.cpuUsage(start)
    const ms = (user + system) / 1000
    if (ms > worst.ms) worst = { ms, input: input.slice(0, 40) }
    if (ms > most) return worst
  }
  return worst
}

const found = expressions()

for (const { place, expression } of found) {
  Expressions(`${place} ${String(expression).slice(0, 60)}`, () => {
    for (const [length, most] of [
      [SHORT, MOST_SHORT],
      [LONG, MOST_LONG],
    ] as const) {
      const { ms, input } = slowest(expression, length, most)
      assert.ok(ms <= most, `${Math.round(ms)} ms for ${length} characters like ${JSON.stringify(input)}`)
    }
  })
}

Expressions('the check finds what backtracks', () => {
  for (const expression of [/\/+$/, /^(a+)+$/, /\s+x/]) {
    assert.ok(
      slowest(expression, expression.source.startsWith('^') ? 26 : 20_000, 20).ms > 20,
      String(expression),
    )
  }
  assert.ok(found.length > 50, `${found.length} expressions`)
})

Expressions.run()
