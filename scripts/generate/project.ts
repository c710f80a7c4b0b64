import { byName, mark, type GeneratedFile } from './files.js'
import { attributesFile, manifestFile, readmeFile, type Inputs } from './manifest.js'

/** Reads a contract and gives the files that follow from it. */
export type Generator = (file: string) => Promise<GeneratedFile[]>

/** One generator for each contract. */
export type Generators = Readonly<Record<keyof Inputs, Generator>>

/** Told when a contract has been generated from. */
export type Progress = (contract: keyof Inputs, file: string, count: number, seconds: number) => void

/**
 * Generates everything, in memory.
 *
 * @returns all files of the output folder, in the order of their paths
 */
export async function generateProject(
  inputs: Inputs,
  generators: Generators,
  progress: Progress,
): Promise<readonly GeneratedFile[]> {
  const files: GeneratedFile[] = []
  for (const contract of ['openapi', 'partner', 'rest'] as const) {
    const start = performance.now()
    const made = await generators[contract](inputs[contract])
    files.push(...made)
    progress(contract, inputs[contract], made.length, (performance.now() - start) / 1000)
  }
  files.sort((a, b) => byName(a.path, b.path))
  checkFiles(files)
  const notices = [attributesFile(inputs), readmeFile(inputs, files), ...files]
  return [...notices, manifestFile(inputs, notices)].sort((a, b) => byName(a.path, b.path))
}

/** Two files must not fall together where case does not count, and each must name its origin. */
function checkFiles(files: readonly GeneratedFile[]): void {
  const seen = new Map<string, string>()
  for (const { path, text } of files) {
    const twin = seen.get(path.toLowerCase())
    if (twin !== undefined) throw new Error(`Two generated files fall together: ${twin} and ${path}`)
    if (!text.startsWith(`// ${mark}`)) throw new Error(`The generated file ${path} does not name its origin`)
    if (text.includes('\r') || !text.endsWith('\n'))
      throw new Error(`The generated file ${path} has odd line ends`)
    seen.set(path.toLowerCase(), path)
  }
}
