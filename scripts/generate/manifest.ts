import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { byName, notice, sourceName, type GeneratedFile } from './files.js'

/** The contracts by role, as paths. */
export type Inputs = Readonly<Record<'openapi' | 'partner' | 'rest', string>>

/** The packages whose version shapes what is written. */
const TOOLS = ['openapi-typescript', 'soap', 'ts-morph', 'typescript', 'wsdl-tsclient']

/** The record of what was generated from the contracts. */
export function manifestFile(inputs: Inputs, files: readonly GeneratedFile[]): GeneratedFile {
  const { openapi, partner, rest } = inputs
  return recordFile(notice('the contracts below'), { openapi, partner, rest }, TOOLS, files)
}

/**
 * The record of what was generated from what, by which tools; without times, so that the same input
 * gives the same bytes.
 *
 * @param inputs - paths by role
 * @param tools - packages whose version shapes what is written
 * @param files - all other generated files
 */
export function recordFile(
  sentence: string,
  inputs: Readonly<Record<string, string>>,
  tools: readonly string[],
  files: readonly GeneratedFile[],
): GeneratedFile {
  const manifest = {
    notice: sentence,
    inputs: Object.fromEntries(Object.entries(inputs).map(([role, file]) => [role, inputOf(file)])),
    tools: Object.fromEntries(tools.map((name) => [name, versionOf(name)])),
    files: Object.fromEntries(files.map(({ path, text }) => [path, sha256(text)])),
  }
  return { path: 'manifest.json', text: `${JSON.stringify(manifest, null, 2)}\n` }
}

/** SHA-256 in hexadecimal of a text with LF line ends. */
export function sha256(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
}

/** The page that tells a reader to leave the folder alone. */
export function readmeFile(inputs: Inputs, files: readonly GeneratedFile[]): GeneratedFile {
  const list = files.map(({ path }) => `- \`${path}\``).sort(byName)
  const text = `<!-- ${notice(sourcesOf(inputs))} -->

# Generated

Do not edit this folder. What is in it follows from the contracts; change those and generate again:

    npm run generate              write this folder
    npm run generate -- --check   fail when this folder is not what the contracts give

\`oauth2/\` comes from \`${sourceName(inputs.openapi)}\`, \`partner/\` from \`${sourceName(inputs.partner)}\`,
\`rest/\` from \`${sourceName(inputs.rest)}\`;
\`manifest.json\` holds the hashes of the inputs and of each file, and the versions of the tools.

${list.join('\n')}
`
  return { path: 'README.md', text }
}

/** Marks the folder for code review tools, and keeps its line ends. */
export function attributesFile(inputs: Inputs): GeneratedFile {
  return markFile(notice(sourcesOf(inputs)))
}

/** As {@link attributesFile}, under a sentence of its own. */
export function markFile(sentence: string): GeneratedFile {
  return { path: '.gitattributes', text: `# ${sentence}\n* text eol=lf linguist-generated\n` }
}

function sourcesOf({ openapi, partner, rest }: Inputs): string {
  return `${sourceName(openapi)}, ${sourceName(partner)} and ${sourceName(rest)}`
}

function inputOf(file: string) {
  return { file: sourceName(file), sha256: sha256(readFileSync(file, 'utf8')) }
}

function versionOf(name: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? []
  const file = folders.map((folder) => join(folder, name, 'package.json')).find((path) => existsSync(path))
  if (file === undefined) throw new Error(`The package ${name} is not installed: run \`npm ci\``)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
