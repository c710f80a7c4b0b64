/** A file that a generator wants written. */
export interface GeneratedFile {
  /** Place below the output folder, with forward slashes, such as `partner/types.ts`. */
  readonly path: string
  /** The whole text, LF line ends, last line ended. */
  readonly text: string
}

/** The command that writes `generated/`; every generated file names it. */
export const command = 'npm run generate'

/**
 * The comment that opens a generated TypeScript file.
 *
 * @param source - the contract as the repository names it, such as `specs/oauth2.yaml`
 * @returns two comment lines and an empty one
 */
export function header(source: string): string {
  return `// Generated from ${source} by \`${command}\`. Do not edit: change the contract and generate again.\n/* eslint-disable */\n\n`
}
