import { relative, resolve } from 'node:path'

/** The path of a source from the root, by what an import of it says. */
export function sourceOf(folder: string, specifier: string): string {
  return relative(process.cwd(), resolve(folder, specifier)).replace(/\.js$/, '.ts')
}
