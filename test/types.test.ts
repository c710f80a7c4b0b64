import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const root = fileURLToPath(new URL('..', import.meta.url))
const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url))

/** Diagnostics of the compiler for a project; empty when there are none. */
function compile(project: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, '-p', project, '--pretty', 'false'], { cwd: root }, (error, out) => {
      resolve(error === null ? out : out || error.message)
    })
  })
}

const Types = suite('types')

Types('hold in every file of test/types', async () => {
  assert.ok(existsSync(`${root}test/types/tsconfig.json`))
  const errors = await compile('test/types')
  assert.ok(errors === '', `\n${errors}`)
})

Types.run()
