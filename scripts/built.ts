import { fileURLToPath } from 'node:url'

const ROOT = new URL('..', import.meta.url)

/** The JavaScript that `scripts/compile.mjs` makes of a TypeScript file, by its path from the root. */
export function built(path: string): string {
  return fileURLToPath(new URL(`.build/${path.replace(/\.ts$/, '.js')}`, ROOT))
}
