import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A complaint of the compiler. */
export interface Complaint {
  readonly path: string
  /** The first line is 1. */
  readonly line: number
  readonly text: string
}

/** Compiler options of a `tsconfig.json`, by its path from the root. */
export function optionsOf(path: string): ts.CompilerOptions {
  const file = `${ROOT}${path}`
  const { config } = ts.readConfigFile(file, (name) => ts.sys.readFile(name)) as { config: unknown }
  return ts.parseJsonConfigFileContent(config, ts.sys, file.slice(0, file.lastIndexOf('/'))).options
}

/** The options that change what a file is parsed to; programs that have them alike share their files. */
function parsingOptions(options: ts.CompilerOptions): string {
  const { target, module, moduleResolution, moduleDetection, jsx, strict, alwaysStrict } = options
  const { noFallthroughCasesInSwitch, allowUnusedLabels, allowUnreachableCode } = options
  const binding = [noFallthroughCasesInSwitch, allowUnusedLabels, allowUnreachableCode]
  return JSON.stringify([
    target,
    module,
    moduleResolution,
    moduleDetection,
    jsx,
    strict,
    alwaysStrict,
    ...binding,
  ])
}

/** The parsed files of earlier programs. */
const parsed = new Map<string, Map<string, ts.SourceFile | undefined>>()

function hostOf(texts: ReadonlyMap<string, string>, options: ts.CompilerOptions): ts.CompilerHost {
  const disk = ts.createCompilerHost(options)
  const key = parsingOptions(options)
  const known = parsed.get(key) ?? new Map<string, ts.SourceFile | undefined>()
  parsed.set(key, known)
  return {
    ...disk,
    fileExists: (path) => texts.has(path) || disk.fileExists(path),
    readFile: (path) => texts.get(path) ?? disk.readFile(path),
    getSourceFile: (path, target, ...more) => {
      const text = texts.get(path)
      if (text !== undefined) return ts.createSourceFile(path, text, target)
      if (!known.has(path)) known.set(path, disk.getSourceFile(path, target, ...more))
      return known.get(path)
    },
  }
}

function complaintOf({ file, start = 0, messageText }: ts.Diagnostic): Complaint {
  const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1
  return { path: file?.fileName ?? '', line, text: ts.flattenDiagnosticMessageText(messageText, ' ') }
}

/**
 * Compiles files, and gives the complaints about them; those about the sources that they import are for
 * `npm run lint`.
 *
 * @param files paths with texts, and without a text where the file is on the disk
 */
export function complaintsAbout(
  files: ReadonlyMap<string, string | undefined>,
  options: ts.CompilerOptions,
): readonly Complaint[] {
  const texts = new Map([...files].filter((entry): entry is [string, string] => entry[1] !== undefined))
  const program = ts.createProgram([...files.keys()], options, hostOf(texts, options))
  const found = [...files.keys()].flatMap((path) => {
    const file = program.getSourceFile(path)
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
  })
  return [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics(), ...found].map(complaintOf)
}
