import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

/** Files that the local org reads, by their names in the published package. */
const SOURCES = {
  'oauth2.yaml': '../../specs/oauth2.yaml',
  'partner.wsdl': '../../specs/partner.wsdl',
  'dashboard.js': './dashboard/client.js',
} as const

/** Reads a file of the local org: packed beside the published file, plain in the repository. */
export async function readAsset(name: keyof typeof SOURCES): Promise<string> {
  if (typeof __dirname === 'string') return unpack(await readFile(join(__dirname, `${name}.gz`)))
  return readFile(new URL(SOURCES[name], import.meta.url), 'utf8')
}

async function unpack(packed: Uint8Array): Promise<string> {
  return (await promisify(gunzip)(packed)).toString('utf8')
}
