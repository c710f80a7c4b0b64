import { readFileSync } from 'node:fs'
import type { MutantResult } from '@stryker-mutator/api/core'

/** A mutant that no test notices, and why none can. */
export interface Survivor {
  readonly file: string
  /** The line in which it is, without the spaces around. */
  readonly line: string
  /** What stands there, and what stands there instead. */
  readonly original: string
  readonly replacement: string
}

/** A survivor that is known. */
export interface KnownSurvivor extends Survivor {
  readonly reason: string
}

const LIST = new URL('survivors.json', import.meta.url)

/** The survivors that are known; each has a reason. */
export function knownSurvivors(): readonly KnownSurvivor[] {
  const list = JSON.parse(readFileSync(LIST, 'utf8')) as KnownSurvivor[]
  const without = list.find(({ reason }) => reason.trim() === '')
  if (without !== undefined) throw new Error(`a survivor has no reason: ${describe(without)}`)
  return list
}

/** What a mutant that survived is known by: not by its line's number, which moves. */
export function survivorOf({ fileName, location, replacement }: MutantResult): Survivor {
  const lines = readFileSync(fileName, 'utf8').split('\n')
  const { start, end } = location
  const part = lines.slice(start.line - 1, end.line)
  part[part.length - 1] = (part.at(-1) ?? '').slice(0, end.column - 1)
  part[0] = (part[0] ?? '').slice(start.column - 1)
  return {
    file: fileName.replace(`${process.cwd()}/`, ''),
    line: (lines[start.line - 1] ?? '').trim(),
    original: squeeze(part.join('\n')),
    replacement: squeeze(replacement),
  }
}

function squeeze(code: string): string {
  return code.replace(/\s+/g, ' ')
}

/** In words, for the report. */
export function describe({ file, line, original, replacement }: Survivor): string {
  return `${file}: ${line}\n    ${original}\n    -> ${replacement}`
}

/** Whether two are one. */
export function isSame(a: Survivor, b: Survivor): boolean {
  return (['file', 'line', 'original', 'replacement'] as const).every((key) => a[key] === b[key])
}
