import { readFile, writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'esbuild'
import { parse } from 'yaml'

/**
 * Packs the files of the local org: the OpenAPI description as JSON, which is YAML too, the WSDL, and the script
 * of the dashboard.
 */
export async function contracts(): Promise<void> {
  const description: unknown = parse(await readFile('specs/oauth2.yaml', 'utf8'))
  await pack('oauth2.yaml', JSON.stringify(description))
  await pack('partner.wsdl', await readFile('specs/partner.wsdl', 'utf8'))
  await pack('dashboard.js', await readFile('src/testing/dashboard/client.js', 'utf8'))
}

async function pack(name: string, text: string): Promise<void> {
  await writeFile(`dist/${name}.gz`, gzipSync(text, { level: 9 }))
}

/** Bundles no YAML parser: what {@link contracts} packed is JSON. */
export function jsonForYaml(): Plugin {
  return {
    name: 'json-for-yaml',
    setup(build) {
      build.onResolve({ filter: /^yaml$/ }, ({ path }) => ({ path, namespace: 'json-for-yaml' }))
      build.onLoad({ filter: /.*/, namespace: 'json-for-yaml' }, () => ({
        contents: 'export const parse = (text) => JSON.parse(text)',
      }))
    },
  }
}
