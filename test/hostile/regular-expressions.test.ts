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
/** As many forms of the short inputs as took longest are tried at length. */
const SUSPECTS = 20
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

/** An input: a beginning, a part that is repeated, and an end. */
type Form = readonly [beginning: string, pump: string, end: string]

const inputOf = ([beginning, pump, end]: Form, length: number): string =>
  beginning + pump.repeat(Math.ceil(length / pump.length)) + end

function* forms(expression: RegExp): Generator<Form> {
  const alphabet = alphabetOf(expression)
  const beginnings = beginningsOf(expression)
  const pairs = alphabet.slice(0, 8).flatMap((a) => alphabet.slice(0, 8).map((b) => a + b))
  for (const beginning of beginnings) {
    for (const pump of [...alphabet, ...(beginning === '' ? pairs : []), ...beginnings]) {
      if (pump === '') continue
      yield [beginning, pump, '\u0001']
      yield [beginning, pump, '']
    }
  }
}

/** Milliseconds of processor time of a match, and the input by its form. */
interface Match {
  readonly ms: number
  readonly form: Form
}

/** The matches from the slowest to the fastest; stops at the first that takes too long. */
function matches(expression: RegExp, forms: Iterable<Form>, length: number, most: number): Match[] {
  const all = new RegExp(expression.source, [...new Set(`${expression.flags}g`)].join(''))
  const done: Match[] = []
  for (const form of forms) {
    const input = inputOf(form, length)
    const start = process.cpuUsage()
    input.replace(all, '')
    const { user, system } = process.cpuUsage(start)
    done.push({ ms: (user + system) / 1000, form })
    if ((user + system) / 1000 > most) break
  }
  return done.sort((a, b) => b.ms - a.ms)
}

function assertFast([slowest]: readonly Match[], length: number, most: number): void {
  assert.ok(slowest)
  const { ms, form } = slowest
  assert.ok(ms <= most, `${Math.round(ms)} ms for ${length} characters like ${JSON.stringify(form)}`)
}

const found = expressions()

for (const { place, expression } of found) {
  Expressions(`${place} ${String(expression).slice(0, 60)}`, () => {
    const short = matches(expression, forms(expression), SHORT, MOST_SHORT)
    assertFast(short, SHORT, MOST_SHORT)
    const slow = short.slice(0, SUSPECTS).map(({ form }) => form)
    assertFast(matches(expression, slow, LONG, MOST_LONG), LONG, MOST_LONG)
  })
}

Expressions('the check finds what backtracks', () => {
  for (const expression of [/\/+$/, /^(a+)+$/, /\s+x/]) {
    const length = expression.source.startsWith('^') ? 26 : 20_000
    assert.ok((matches(expression, forms(expression), length, 20)[0]?.ms ?? 0) > 20, String(expression))
  }
  assert.ok(found.length > 50, `${found.length} expressions`)
})

Expressions.run()
