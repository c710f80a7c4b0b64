import { posix } from 'node:path'
import { byName, header, notice, sourceName, type GeneratedFile } from '../generate/files.js'
import { markFile, recordFile } from '../generate/manifest.js'
import { generatePartner } from '../generate/partner.js'

/** The packages whose version shapes what is written. */
const TOOLS = ['ts-morph']

/**
 * All files of a folder of stubs: the stubs, and what tells reviewers and tools to leave them alone.
 *
 * @param command - what the files name as the command that writes them
 * @param warn - is told of types that the file refers to and does not declare; they are refused where it is absent
 * @throws WsdlError naming file, line and element
 */
export async function projectOf(
  wsdl: string,
  command: string,
  warn?: (message: string) => void,
): Promise<readonly GeneratedFile[]> {
  const source = sourceName(wsdl)
  const stubs = (await generatePartner(wsdl, '.', warn)).map(({ path, text }) => ({
    path: posix.normalize(path),
    text: header(source, command) + text.slice(header(source).length),
  }))
  const sentence = notice(source, command)
  const files = [...stubs, markFile(sentence), readmeFile(sentence, command)].sort((a, b) =>
    byName(a.path, b.path),
  )
  return [...files, recordFile(sentence, { wsdl }, TOOLS, files)]
}

function readmeFile(sentence: string, command: string): GeneratedFile {
  const text = `<!-- ${sentence} -->

# Generated

Do not edit this folder: it is replaced as a whole by

    ${command}

Use it with a connection of strictforce:

    import * as salesforce from './stubs.js'
    const { records } = await conn.api(salesforce).query({ queryString: 'SELECT Id FROM Account' })
`
  return { path: 'README.md', text }
}
