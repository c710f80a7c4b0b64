import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { generatePartner } from '../../scripts/generate/partner.js'

/** The small contract in the form of an org's Enterprise WSDL. */
export const enterpriseWsdl = fileURLToPath(new URL('../../scripts/package/enterprise.wsdl', import.meta.url))

/** Generates stubs from a WSDL into a folder of their own, and loads them. */
export async function loadGenerated<Stubs>(wsdl: string): Promise<Stubs> {
  const folder = mkdtempSync(join(tmpdir(), 'strictforce-generated-'))
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  for (const { path, text } of await generatePartner(wsdl, '.')) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return (await import(pathToFileURL(join(folder, 'stubs.ts')).href)) as Stubs
}
