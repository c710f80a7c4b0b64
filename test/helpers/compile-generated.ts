import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { generatePartner } from '../../scripts/generate/partner.js'
import type { Input } from '../../scripts/bench/generate/inputs.js'

/** The strictest compiler that a consumer may have; none of Node.js's declarations. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  types: [],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  noEmit: true,
  skipDefaultLibCheck: true,
}

/**
 * Generates from each WSDL and compiles all that comes out, in one run.
 *
 * @returns what the compiler says, one line each; none when all is well
 */
export async function compileGenerated(
  inputs: readonly Pick<Input, 'name' | 'file'>[],
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'strictforce-compile-'))
  try {
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
    const roots: string[] = []
    for (const { name, file } of inputs) {
      for (const { path, text } of await generatePartner(file, name)) {
        roots.push(join(folder, path))
        await mkdir(dirname(join(folder, path)), { recursive: true })
        await writeFile(join(folder, path), text)
      }
    }
    const program = ts.createProgram(roots, OPTIONS)
    return ts.getPreEmitDiagnostics(program).map((diagnostic) => described(diagnostic, folder))
  } finally {
    if (existsSync(folder)) await rm(folder, { recursive: true })
  }
}

function described({ file, start, messageText }: ts.Diagnostic, folder: string): string {
  const line =
    file === undefined || start === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1
  const place = file === undefined ? '' : `${file.fileName.replace(`${folder}/`, '')}:${line}: `
  return place + ts.flattenDiagnosticMessageText(messageText, ' ')
}
