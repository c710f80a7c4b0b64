import type { Failure } from './protocol.js'
import { isGood, type FileResult } from './result.js'
import { atSources } from './sources.js'
import type { TestFile } from './test-file.js'

const COLOURS = process.stdout.isTTY && process.env['NO_COLOR'] === undefined
const paint = (code: number, text: string): string => (COLOURS ? `\u001b[${code}m${text}\u001b[0m` : text)
const red = (text: string): string => paint(31, text)
const SLOWEST = 10

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

function indent(text: string, by: string): string {
  const lines = text.trimEnd().split('\n')
  return lines.map((line) => (line === '' ? '' : by + line)).join('\n')
}

function shorten(text: string): string {
  return atSources(text).replaceAll('file://', '').replaceAll(`${process.cwd()}/`, '')
}

function describeFailure(path: string, { title, text, where }: Failure): string {
  const place = where === undefined ? path : shorten(where)
  const again = paint(2, `again: npm test -- ${path} --title ${quoted(title)}`)
  return `  ${red('✗')} ${title}\n    ${place}\n${indent(shorten(text), '    ')}\n    ${again}`
}

/** One line for a file that passes; for one that fails, each failure, and all that it printed as well. */
export function describeFile(result: FileResult): string {
  const { path, passed, failures, skips, notes, problems, output, seconds } = result
  const time = paint(2, `${seconds.toFixed(1)} s`)
  const skipLines = skips.map(({ name, reason }) => `  ${paint(33, 'skipped')} ${name}: ${reason}`)
  if (isGood(result))
    return [
      `${paint(32, '✓')} ${path} ${passed} ${time}`,
      ...notes.map((note) => `  ${note}`),
      ...skipLines,
    ].join('\n')
  const head = `${red('✗')} ${path} ${passed} passed, ${failures.length + problems.length} failed ${time}`
  const failed = failures.map((failure) => describeFailure(path, failure))
  const guard = problems.map((problem) => `  ${red('guard')} ${path} ${shorten(problem)}`)
  const printed = output === '' ? [] : [`  it printed:\n${indent(shorten(output), '    ')}`]
  return [head, ...failed, ...guard, ...printed, ...skipLines].join('\n')
}

function slowest(results: readonly FileResult[]): string[] {
  if (results.length <= SLOWEST) return []
  const first = [...results].sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST)
  return [
    '',
    'slowest files',
    ...first.map(
      ({ path, seconds, work }) =>
        `${seconds.toFixed(1).padStart(6)} s  ${work.toFixed(1).padStart(6)} s of processor time  ${path}`,
    ),
  ]
}

/** The files that a pattern leaves out, and the command that runs them. */
export function leftOut(files: readonly TestFile[]): string {
  const names = files.map(({ path }) => path.replace(/^test\/|\.test\.ts$/g, ''))
  return `\nleft out, as they take long: npm test -- ${names.join(' ')}`
}

/** The slowest of many files, the files that failed, and on the last line `N passed, N failed[, N skipped]`. */
export function totals(results: readonly FileResult[]): string {
  const sum = (count: (result: FileResult) => number): number =>
    results.reduce((total, result) => total + count(result), 0)
  const skipped = sum(({ skips }) => skips.length)
  const failed = sum(({ failures, problems }) => failures.length + problems.length)
  const bad = results.filter((result) => !isGood(result)).map(({ path }) => `${red('✗')} ${path}`)
  const line = `${sum(({ passed }) => passed)} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`
  return [...slowest(results), ...(bad.length === 0 ? [] : ['', ...bad]), '', line].join('\n')
}
