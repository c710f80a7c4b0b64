import type { FileResult } from './run-file.js'

const COLOURS = process.stdout.isTTY && process.env['NO_COLOR'] === undefined
const paint = (code: number, text: string): string => (COLOURS ? `\u001b[${code}m${text}\u001b[0m` : text)

/** One line for a file that passes; for one that fails, all that it printed as well. */
export function describeFile(result: FileResult): string {
  const { file, passed, failed, skips, notes, problems, output, seconds } = result
  const time = paint(2, `${seconds.toFixed(1)} s`)
  const skipLines = skips.map(({ name, reason }) => `  ${paint(33, 'skipped')} ${name}: ${reason}`)
  if (failed === 0 && problems.length === 0) {
    const noteLines = notes.map((note) => `  ${note}`)
    return [`${paint(32, '✓')} ${file} ${passed} ${time}`, ...noteLines, ...skipLines].join('\n')
  }
  const head = `${paint(31, '✗')} ${file} ${passed} passed, ${failed + problems.length} failed ${time}`
  const guard = problems.map((problem) => `  ${paint(31, 'guard')} ${file} ${problem}`)
  return [head, indent(output), ...guard, ...skipLines].filter((line) => line !== '').join('\n')
}

/** The totals; the last line always has the form `N passed, N failed`. */
export function totals(results: readonly FileResult[]): string {
  const sum = (count: (result: FileResult) => number): number =>
    results.reduce((total, result) => total + count(result), 0)
  const skipped = sum(({ skips }) => skips.length)
  const failed = sum((result) => result.failed + result.problems.length)
  const line = `${sum(({ passed }) => passed)} passed, ${failed} failed`
  return skipped === 0 ? line : `${skipped} skipped\n${line}`
}

/** Whether nothing failed. */
export function isGood(results: readonly FileResult[]): boolean {
  return results.every(({ failed, problems }) => failed === 0 && problems.length === 0)
}

function indent(text: string): string {
  const lines = text.trimEnd().split('\n')
  return lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')
}
