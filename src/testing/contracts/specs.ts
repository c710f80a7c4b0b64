import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

/** Reads one of the two contracts: packed beside the published file, plain in the repository. */
export async function readSpec(name: 'oauth2.yaml' | 'partner.wsdl'): Promise<string> {
  if (typeof __dirname === 'string') return unpack(await readFile(join(__dirname, `${name}.gz`)))
  return readFile(new URL(`../../../specs/${name}`, import.meta.url), 'utf8')
}

async function unpack(packed: Uint8Array): Promise<string> {
  return (await promisify(gunzip)(packed)).toString('utf8')
}
