import type { Plugin } from 'esbuild'

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

/** Both of them for both bodies: the source, and the file below `dist/`. */
export const sha256Parts = ['sha256', 'sha256-node'].flatMap((name) =>
  [`${name}.cjs`, `esm/${name}.mjs`].map((file) => [`src/lib/${name}.ts`, file] as const),
)
