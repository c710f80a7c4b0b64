import { createHash } from 'node:crypto'

/** SHA-256 of Node's own, under the import condition `node` in place of the library. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest()
}
