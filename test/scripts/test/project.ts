import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { built } from '../../../scripts/built.js'

/** The beginning of a test file with one suite. */
export const head = `import { suite } from 'uvu'; import * as assert from 'uvu/assert'; const S = suite('s');`

/** Output and exit code of the runner. */
export interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly last: string
}

/** Texts by their paths. */
export type Files = Readonly<Record<string, string>>

/** Makes a project with the given files, and does something in it. */
export async function inProject<T>(files: Files, task: (folder: string) => Promise<T>): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'guard-')))
  try {
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
    const all = { 'package.json': '{ "type": "module" }', ...files }
    for (const [name, text] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    return await task(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Runs the runner over test files with the given texts. */
export function run(files: Files, ...args: string[]): Promise<Run> {
  const tests = Object.entries(files).map(([name, text]) => [`test/${name}.test.ts`, text])
  return inProject(Object.fromEntries(tests) as Files, (folder) => execute(folder, args))
}

/** Runs the runner in a project. */
export function execute(folder: string, args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    const command = [built('scripts/test.ts'), '--root', folder, ...args]
    execFile(process.execPath, command, (error, out, err) => {
      const code = error === null ? 0 : Number(error.code)
      resolve({ code, out, err, last: out.trimEnd().split('\n').at(-1) ?? '' })
    })
  })
}
