import { build, type Plugin } from 'esbuild'

/** The name by which `package.json` chooses between Node's own SHA-256 and the library's. */
export const SHA256 = '#sha256'

/** Leaves the choice to the reader of `package.json`. */
export function sha256ByCondition(): Plugin {
  return {
    name: 'sha256',
    setup(build) {
      build.onResolve({ filter: /\/lib\/sha256\.js$/ }, () => ({ path: SHA256, external: true }))
    },
  }
}

/** Writes both of them, for both bodies. @returns paths of all files that went in */
export async function sha256(): Promise<readonly string[]> {
  const inputs: string[] = []
  for (const name of ['sha256', 'sha256-node']) {
    for (const [format, outfile] of [
      ['cjs', `dist/${name}.cjs`],
      ['esm', `dist/esm/${name}.mjs`],
    ] as const) {
      const { metafile } = await build({
        entryPoints: [`src/lib/${name}.ts`],
        outfile,
        bundle: true,
        format,
        platform: 'node',
        target: 'node20.19',
        minify: true,
        metafile: true,
        legalComments: 'none',
      })
      inputs.push(...Object.keys(metafile.inputs))
    }
  }
  return inputs
}
