// own process, at most 300 s
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { multiple } from '../../../scripts/bench/generate/inputs.js'
import { built } from '../../../scripts/built.js'
import { generatePartner } from '../../../scripts/generate/partner.js'

const Large = suite('WSDLs of large orgs')

const folder = mkdtempSync(join(tmpdir(), 'strictforce-large-'))
const contract = readFileSync(fileURLToPath(new URL('../../../specs/partner.wsdl', import.meta.url)), 'utf8')

/** A WSDL of so many times the contract. */
function large(times: number): { readonly file: string; readonly megabytes: number } {
  const file = join(folder, `large-${times}.wsdl`)
  const text = multiple(contract, times)
  writeFileSync(file, text)
  return { file, megabytes: text.length / 1e6 }
}

Large('9 MB are generated in 10 s of the processor and a heap of 300 MB', () => {
  const { file, megabytes } = large(22)
  assert.ok(megabytes > 9, `${megabytes} MB`)
  const args = ['--max-old-space-size=300', built('scripts/bench/generate/once.ts'), file, 'lenient']
  const taken = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as {
    milliseconds: number
  }
  assert.ok(taken.milliseconds < 10_000, `${taken.milliseconds} ms`)
})

Large('stubs of 1,000 types load nothing of them before the first call', async () => {
  const [few, many] = await Promise.all(
    [1, 6].map((times) => generatePartner(large(times).file, '.', () => undefined)),
  )
  const stubs = (files = few): string => files?.find(({ path }) => path.endsWith('stubs.ts'))?.text ?? ''
  const types = (files = few): number =>
    files?.find(({ path }) => path.endsWith('tables.ts'))?.text.split('\n').length ?? 0
  assert.ok(types(many) > 1000)
  const imports = stubs(many)
    .split('\n')
    .filter((line) => line.startsWith('import '))
  assert.ok(imports.length > 3)
  assert.ok(imports.every((line) => line.startsWith('import type ')))
})

Large.after(() => {
  rmSync(folder, { recursive: true })
})

Large.run()
