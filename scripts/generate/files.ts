import { basename, isAbsolute, relative, sep } from 'node:path'

/** A file that a generator wants written. */
export interface GeneratedFile {
  /** Place below the output folder, with forward slashes, such as `partner/types.ts`. */
  readonly path: string
  /** The whole text, LF line ends, last line ended. */
  readonly text: string
}

/** The command that writes `generated/`; every generated file names it. */
export const command = 'npm run generate'

/** How every generated file begins, after the sign that opens a comment. */
export const mark = 'Generated from '

/** The sentence that marks a generated file, without the sign that opens a comment. */
export function notice(source: string, by = command): string {
  return `${mark}${source} by \`${by}\`. Do not edit: change the contract and generate again.`
}

/**
 * The comment that opens a generated TypeScript file.
 *
 * @param source - the contract as the repository names it, such as `specs/oauth2.yaml`
 * @returns two comment lines and an empty one
 */
export function header(source: string, by = command): string {
  return `// ${notice(source, by)}\n/* eslint-disable */\n\n`
}

/** How a file is named in what is generated: from the working folder, or by its bare name when it lies elsewhere. */
export function sourceName(file: string): string {
  const path = relative(process.cwd(), file)
  const elsewhere = isAbsolute(path) || path === '..' || path.startsWith(`..${sep}`)
  return elsewhere ? basename(file) : path.split(sep).join('/')
}

/** Code point order, whatever the locale. */
export function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
