import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import type { StoredSession } from './store.js'
import { readSession, storeCorrupt, writeSession } from './stored-session.js'

/** How sessions are written and read. */
export interface Sealer {
  seal(key: string, session: StoredSession): Promise<string>
  /**
   * @param where names the place in the error's message
   * @throws Error `STORE_CORRUPT`: no session, another key, or changed since it was sealed
   */
  open(key: string, text: string, where: string): Promise<StoredSession>
}

const MARK = 'strictforce.sealed.1'
const SALT_BYTES = 16
const IV_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32
/** RFC 7914; 32 MiB and three passes, as OWASP's password storage sheet has it for N = 2^15. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 2 ** 20 }

/** Sessions as they are, or sealed when there is a secret: a passphrase, or 32 bytes. */
export function createSealer(secret: string | Uint8Array | undefined): Sealer {
  return secret === undefined ? plainSealer() : secretSealer(readSecret(secret))
}

function plainSealer(): Sealer {
  return {
    seal: (key, session) => Promise.resolve(writeSession(key, session)),
    async open(key, text, where) {
      if (isSealed(text))
        throw storeCorrupt(`${where} is encrypted; give the store the key it was written with`)
      return Promise.resolve(readSession(key, text, where))
    },
  }
}

/** AES-256-GCM (NIST SP 800-38D); the name of the session is authenticated with it, so that no two can be exchanged. */
function secretSealer(secret: Secret): Sealer {
  const derive = createDerivation(secret)
  return {
    async seal(key, session) {
      const { salt, derived } = await derive()
      return [MARK, salt.toString('base64url'), encrypt(derived, key, writeSession(key, session))].join(':')
    },
    async open(key, text, where) {
      if (!isSealed(text)) throw storeCorrupt(`${where} is not encrypted, but the store was given a key`)
      const [, salt = '', data = ''] = text.split(':')
      const { derived } = await derive(Buffer.from(salt, 'base64url'))
      return readSession(key, decrypt(derived, key, Buffer.from(data, 'base64url'), where), where)
    },
  }
}

function encrypt(derived: Buffer, key: string, text: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', derived, iv).setAAD(associated(key))
  const sealed = [cipher.update(text, 'utf8'), cipher.final()]
  return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]).toString('base64url')
}

function decrypt(derived: Buffer, key: string, data: Buffer, where: string): string {
  const head = IV_BYTES + TAG_BYTES
  try {
    const decipher = createDecipheriv('aes-256-gcm', derived, data.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAAD(associated(key)).setAuthTag(data.subarray(IV_BYTES, head))
    return Buffer.concat([decipher.update(data.subarray(head)), decipher.final()]).toString('utf8')
  } catch {
    throw storeCorrupt(`${where} cannot be decrypted: it was written with another key, or changed since`)
  }
}

function associated(key: string): Buffer {
  return Buffer.from(JSON.stringify([MARK, key]))
}

function isSealed(text: string): boolean {
  return text.startsWith(`${MARK}:`)
}

/** A passphrase, or a key that needs no derivation. */
type Secret = string | Buffer

function readSecret(secret: string | Uint8Array): Secret {
  const isPassphrase = typeof secret === 'string'
  if (isPassphrase ? secret !== '' : secret.byteLength === KEY_BYTES) {
    return isPassphrase ? secret : Buffer.from(secret)
  }
  throw new TypeError(`key must be a passphrase, or ${KEY_BYTES} bytes`)
}

interface Derived {
  readonly salt: Buffer
  readonly derived: Buffer
}

/**
 * Derives keys from a passphrase, once for each salt. Whoever has read something goes on with its salt, so
 * that all who share a store come to use one.
 */
function createDerivation(secret: Secret): (salt?: Buffer) => Promise<Derived> {
  if (typeof secret !== 'string') {
    const fixed = Promise.resolve({ salt: Buffer.alloc(0), derived: secret })
    return () => fixed
  }
  const known = new Map<string, Promise<Derived>>()
  let latest: Buffer = randomBytes(SALT_BYTES)
  return (salt = latest) => {
    const name = salt.toString('base64url')
    const found = known.get(name) ?? deriveKey(secret, salt)
    if (known.size > 100) known.clear()
    known.set(name, found)
    latest = salt
    return found
  }
}

function deriveKey(passphrase: string, salt: Buffer): Promise<Derived> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase, salt, KEY_BYTES, SCRYPT, (error, derived) => {
      if (error) reject(error)
      else resolve({ salt, derived })
    })
  })
}
