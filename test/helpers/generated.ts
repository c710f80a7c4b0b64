import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { transformSync } from 'esbuild'
import { generatePartner } from '../../scripts/generate/partner.js'
import type { Warn } from '../../scripts/wsdl/dom.js'

/** The small contract in the form of an org's Enterprise WSDL. */
export const enterpriseWsdl = fileURLToPath(new URL('../../scripts/package/enterprise.wsdl', import.meta.url))

const all = mkdtempSync(join(tmpdir(), 'strictforce-generated-'))
process.once('exit', () => {
  rmSync(all, { recursive: true, force: true })
})

/** Generates stubs from a WSDL into a folder of their own, and loads them; strictly, unless warnings are taken. */
export async function loadGenerated<Stubs>(wsdl: string, warn?: Warn): Promise<Stubs> {
  const folder = mkdtempSync(join(all, 'one-'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  for (const { path, text } of await generatePartner(wsdl, '.', warn)) {
    const file = join(folder, path.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, transformSync(text, { loader: 'ts' }).code)
  }
  return (await import(pathToFileURL(join(folder, 'stubs.js')).href)) as Stubs
}
