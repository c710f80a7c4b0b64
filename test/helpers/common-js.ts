import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { compileFunction } from 'node:vm'
import { buildSync } from 'esbuild'

/** The sources as one CommonJS module, as `require('strictforce')` gives them. */
export function requireSource(): Record<string, unknown> {
  const { outputFiles } = buildSync({
    entryPoints: ['src/index.ts'],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    external: ['soap', 'soap/*'],
    write: false,
  })
  const module = { exports: {} }
  const run = compileFunction(outputFiles[0]?.text ?? '', ['require', 'module']) as (
    require: NodeJS.Require,
    own: typeof module,
  ) => void
  run(createRequire(resolve('src/index.ts')), module)
  return module.exports
}
