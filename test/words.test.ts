import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Words and phrases that plain technical English replaces by the noun that is meant. */
const FORBIDDEN = /\b(whoever|everybody|somebody|ways? in(?! which)|stands? at)\b/gi

/** A comment whose first word is "What", or "Whether what". */
const OPENING = /(?:\/\*\*\s*(?:\n\s*\*\s)?|(?<!:)\/\/ )(?:What|Whether what)\b.*/g

interface Found {
  readonly file: string
  readonly text: string
}

const files = listed()

/** Files under version control, and new ones, that hold sentences of the project. */
function listed(): string[] {
  const known = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  return known
    .split('\n')
    .filter((file) => /\.(ts|mjs|cjs|md|vue)$/.test(file))
    .filter((file) => !/^(generated|test\/fixtures)\/|^test\/words\.test\.ts$/.test(file))
}

function foundIn(file: string, pattern: RegExp): Found[] {
  return findIn(readFileSync(root + file, 'utf8'), pattern).map((text) => ({ file, text }))
}

function findIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([match]) => match)
}

const Words = suite('words')

Words('at most three comments open with "What"', () => {
  const found = files.flatMap((file) => foundIn(file, OPENING))
  assert.ok(found.length <= 3, JSON.stringify(found, null, 1))
})

Words('comments, messages, titles and documents name who acts and where', () => {
  assert.equal(
    files.flatMap((file) => foundIn(file, FORBIDDEN)),
    [],
  )
})

Words('test titles state a property, not the number of a list', () => {
  const numbered = /\(\s*['"`](?:[A-Z]{1,2}\d+(?:, )?)+: .*/g
  const tests = files.filter((file) => file.endsWith('.test.ts'))
  assert.equal(
    tests.flatMap((file) => foundIn(file, numbered)),
    [],
  )
})

Words('an opening, a phrase and a number are found', () => {
  assert.equal(
    findIn('/** What a call takes. */\n/**\n * What it is.\n */\n// What for\n// http: //what', OPENING),
    ['/** What a call takes. */', '/**\n * What it is.', '// What for'],
  )
  assert.equal(findIn('whoever waits stands at the way in, in ways in which', FORBIDDEN), [
    'whoever',
    'stands at',
    'way in',
  ])
})

Words.run()
