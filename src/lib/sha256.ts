import { sha256 as digest } from '@noble/hashes/sha2.js'

/** SHA-256 without a promise, which WebCrypto does not have; the package takes Node's own in its place where it runs in Node. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return digest(bytes)
}
