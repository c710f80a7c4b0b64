import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import type { Entry } from './entries.js'

/** Writes the declarations of an entry as one file that stands alone. */
export async function declarations({ name, source }: Entry): Promise<void> {
  const build = await rollup({
    input: source,
    plugins: [dts({ tsconfig: 'tsconfig.json', compilerOptions: { incremental: false } })],
    onwarn: (warning) => {
      throw new Error(`declarations of ${name}: ${warning.message}`)
    },
  })
  await build.write({ file: `dist/${name}.d.cts`, format: 'es' })
  await build.close()
}
