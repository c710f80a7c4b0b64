// own process, at most 240 s
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync, transformSync } from 'esbuild'
import ts from 'typescript'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { complaintsAbout } from '../helpers/compiler.js'
import { startOrg } from '../../src/testing/index.js'

const Programs = suite('programs of jsforce users print the same with one import changed')

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = join(root, 'test/rest/programs')

const objects = {
  Wheel__c: {
    fields: { Code__c: 'string#', Teeth__c: 'double' },
    records: Array.from({ length: 2500 }, (_, n) => ({ Code__c: `W${String(n).padStart(4, '0')}` })),
  },
}

/** Makes a folder with the programs, in which `jsforce` is what `install` puts into its package. */
function folderWith(install: (place: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'strictforce-programs-'))
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true })
  })
  cpSync(sources, folder, { recursive: true })
  const typed = readFileSync(join(sources, 'typed.ts'), 'utf8')
  writeFileSync(join(folder, 'typed.mjs'), transformSync(typed, { loader: 'ts' }).code)
  mkdirSync(join(folder, 'node_modules'))
  install(join(folder, 'node_modules/jsforce'))
  return folder
}

const theirs = folderWith((place) => {
  symlinkSync(join(root, 'node_modules/jsforce'), place, 'junction')
})

const ours = folderWith((place) => {
  const exports = { import: './index.mjs', require: './index.cjs' }
  mkdirSync(place)
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name: 'jsforce', version: '0.0.0', exports }))
  for (const [format, end] of [
    ['esm', 'mjs'],
    ['cjs', 'cjs'],
  ] as const)
    buildSync({
      entryPoints: [join(root, 'src/index.ts')],
      outfile: join(place, `index.${end}`),
      bundle: true,
      platform: 'node',
      format,
      logLevel: 'silent',
    })
})

/** Lines that a program prints, against an org of its own. */
async function printed(folder: string, program: string): Promise<readonly string[]> {
  const org = await startOrg({ objects })
  const { username, password } = org.user
  const { accessToken } = org.openSession()
  const env = { SF_URL: org.url, SF_TOKEN: accessToken, SF_USERNAME: username, SF_PASSWORD: password }
  try {
    return await new Promise((resolve, reject) => {
      const options = { cwd: folder, env: { ...process.env, ...env }, timeout: 60_000 }
      execFile(process.execPath, [join(folder, program)], options, (error, out, errors) => {
        if (error === null) resolve(out.trimEnd().split('\n'))
        else reject(new Error(`${program}: ${errors}`))
      })
    })
  } finally {
    await org.close()
  }
}

for (const [program, least] of [
  ['report.cjs', 10],
  ['export.cjs', 7],
  ['conditions.cjs', 17],
  ['records.mjs', 14],
  ['schema.mjs', 20],
  ['typed.mjs', 8],
] as const) {
  Programs(program, async () => {
    const [expected, actual] = [await printed(theirs, program), await printed(ours, program)]
    assert.ok(expected.length >= least, `${expected.length} lines`)
    assert.equal(actual, expected)
  })
}

for (const [library, path] of [
  ['jsforce', 'node_modules/jsforce'],
  ['strictforce', 'src/index.ts'],
] as const) {
  Programs(`typed.ts compiles strictly with the types of ${library}`, () => {
    const complaints = complaintsAbout(new Map([[join(sources, 'typed.ts'), undefined]]), {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      noUncheckedIndexedAccess: true,
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2023.d.ts'],
      types: ['node'],
      paths: { jsforce: [join(root, path)] },
    })
    assert.equal(complaints, [])
  })
}

Programs.run()
