import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Reads one of the two contracts that stand beside the package's manifest. */
export async function readSpec(name: 'oauth2.yaml' | 'partner.wsdl'): Promise<string> {
  const here = typeof __filename === 'string' ? __filename : import.meta.url
  const manifest = createRequire(here).resolve('strictforce/package.json')
  return await readFile(join(dirname(manifest), 'specs', name), 'utf8')
}
