import { execFileSync } from 'node:child_process'
import { readFileSync, statSync, utimesSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { built } from '../../scripts/built.js'
import { program } from '../../scripts/program.js'

const Program = suite('scripts/program')

/** A program that nothing else puts together while this test runs. */
const PATH = 'scripts/bundled.ts'

Program('puts a program together once, and again after one of its files has changed', () => {
  const first = program(PATH)
  const { ino } = statSync(first)
  assert.is(statSync(program(PATH)).ino, ino)
  const source = built(PATH)
  const { atime, mtime } = statSync(source)
  utimesSync(source, atime, new Date(mtime.getTime() + 1000))
  try {
    assert.is.not(statSync(program(PATH)).ino, ino)
  } finally {
    utimesSync(source, atime, mtime)
  }
})

Program('a program that is put together does what its files do', () => {
  const version = (file: string): string =>
    execFileSync(process.execPath, [file, '--version'], { encoding: 'utf8' })
  const { version: own } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  assert.equal(
    [version(program('scripts/cli.ts')), version(built('scripts/cli.ts'))],
    [`${own}\n`, `${own}\n`],
  )
})

Program.run()
