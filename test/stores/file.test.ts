// own process
import { suite } from 'uvu'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { conformance, conformanceBetweenProcesses } from './conformance.js'
import type { StoreSpec } from './open.js'

const root = mkdtempSync(join(tmpdir(), 'strictforce-files-'))
const removeRoot = (): void => rmSync(root, { recursive: true, force: true })

const File = suite('stores/file')
const plain = (): StoreSpec => ({ kind: 'file', path: join(root, 'plain'), key: false, stale: 2000 })
conformance(File, plain)
conformanceBetweenProcesses(File, plain)
File.run()

const Encrypted = suite('stores/file, encrypted')
conformance(Encrypted, () => ({ kind: 'file', path: join(root, 'sealed'), key: 'a passphrase' }))
Encrypted.after(removeRoot)
Encrypted.run()
