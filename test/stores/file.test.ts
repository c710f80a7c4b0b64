// own process
import { randomBytes } from 'node:crypto'
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

/** Nothing is derived from bytes; passphrases are the subject of `seal.test.ts`. */
const KEY = randomBytes(32)

const Encrypted = suite('stores/file, encrypted')
conformance(Encrypted, () => ({ kind: 'file', path: join(root, 'sealed'), key: KEY }))
Encrypted.after(removeRoot)
Encrypted.run()
