import { readFile } from 'node:fs/promises'

/** Texts of the local org, by their paths in the repository. */
const SOURCES = {
  'oauth2.yaml': '../../specs/oauth2.yaml',
  'partner.wsdl': '../../specs/partner.wsdl',
  'dashboard.js': './dashboard/client.js',
} as const

/** Reads a text from the repository; the package has a module in place of this one, with the texts packed. */
export async function readAsset(name: keyof typeof SOURCES): Promise<string> {
  return readFile(new URL(SOURCES[name], import.meta.url), 'utf8')
}
