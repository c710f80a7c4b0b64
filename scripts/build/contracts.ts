import { readFile, writeFile } from 'node:fs/promises'
import { brotliCompressSync } from 'node:zlib'
import type { Plugin } from 'esbuild'
import { parse } from 'yaml'

/** The file in `dist/` that holds the contracts for the local org, for both bodies. */
export const CONTRACTS = 'testing-contracts.cjs'

const TEXTS: Readonly<
  Record<string, { readonly path: string; readonly compact?: (text: string) => string }>
> = {
  'oauth2.yaml': { path: 'specs/oauth2.yaml', compact: (text) => JSON.stringify(parse(text)) },
  'partner.wsdl': { path: 'specs/partner.wsdl' },
  'dashboard.js': { path: 'src/testing/dashboard/client.js' },
}

/** Packs the texts of the local org into a module: descriptions as JSON, which is YAML too, the WSDL, and the script of the dashboard. */
export async function contracts(): Promise<void> {
  const lines = Object.entries(TEXTS).map(async ([name, { path, compact = (text: string) => text }]) => {
    const packed = brotliCompressSync(compact(await readFile(path, 'utf8')))
    return `exports[${JSON.stringify(name)}] = '${packed.toString('base64')}'\n`
  })
  await writeFile(`dist/${CONTRACTS}`, (await Promise.all(lines)).join(''))
}

/** Reads the contracts from the module that {@link contracts} writes. */
const READER = `
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
export async function readAsset(name) {
  const packed = await import('./${CONTRACTS}')
  return (await promisify(brotliDecompress)(Buffer.from(packed[name], 'base64'))).toString('utf8')
}
`

/** Bundles the packed contracts in place of the files, and no YAML parser: what is packed is JSON. */
export function packedContracts(): Plugin {
  const contents: Readonly<Record<string, string>> = {
    yaml: 'export const parse = (text) => JSON.parse(text)',
    assets: READER,
  }
  return {
    name: 'packed-contracts',
    setup(build) {
      build.onResolve({ filter: /^yaml$/ }, () => ({ path: 'yaml', namespace: 'contracts' }))
      build.onResolve({ filter: /^\.{1,2}\/assets\.js$/ }, () => ({ path: 'assets', namespace: 'contracts' }))
      build.onResolve({ filter: new RegExp(CONTRACTS) }, ({ path }) => ({ path, external: true }))
      build.onLoad({ filter: /.*/, namespace: 'contracts' }, ({ path }) => ({
        contents: contents[path] ?? '',
      }))
    },
  }
}
