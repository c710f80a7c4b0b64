import { createCipheriv, createDecipheriv, randomBytes, scrypt, type ScryptOptions } from 'node:crypto'
import { promisify } from 'node:util'
import { isRecord, parseJson } from '../lib/json.js'
import type { SessionRecord } from './store.js'
import { storeCorrupt } from './stored-session.js'

/** Encrypts what a store writes: a passphrase, or 32 bytes; `false` for clear text. */
export type StoreKey = string | Uint8Array | false

/** The option `key` of a store: one key, or several, of which the first encrypts and all decrypt. */
export type StoreKeys = StoreKey | readonly StoreKey[]

/** How records are written and read. */
export interface Sealer {
  seal(name: string, record: SessionRecord): Promise<string>
  /**
   * @param place is named in the error
   * @throws Error `STORE_CORRUPT`: no record, another key, another name, or changed since it was sealed
   */
  open(name: string, text: string, place: string): Promise<SessionRecord>
  /** As `open()`, under the session name that the text claims. */
  read(text: string, place: string): Promise<{ readonly name: string; readonly record: SessionRecord }>
}

const SEALED = 'strictforce.sealed.2'
const CLEAR = 'strictforce.clear.2'
/** Every text begins with its version, in clear, for stores to compare. */
const HEADER = /^strictforce\.(?:sealed|clear)\.2:(0|[1-9]\d{0,15}):/
/** Texts of version 0.1.0, which have none, count as version 0. */
const FIRST_SEALED = 'strictforce.sealed.1'
const FIRST_CLEAR = '{"format":"strictforce.session.1",'

const SALT_BYTES = 16
const IV_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32
/** RFC 7914; 32 MiB and three passes, as OWASP's password storage sheet has it for N = 2^15. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 2 ** 20 }

/** The version of a stored text; undefined when it is none of a record. */
export function versionOf(text: string): number | undefined {
  const [, version] = HEADER.exec(text) ?? []
  if (version !== undefined) return Number(version)
  return text.startsWith(`${FIRST_SEALED}:`) || text.startsWith(FIRST_CLEAR) ? 0 : undefined
}

/**
 * Records as texts, sealed by AES-256-GCM (NIST SP 800-38D); the session name and the version are authenticated,
 * so that no two records can be exchanged.
 *
 * @throws TypeError when a key is missing or is none
 */
export function createSealer(keys: StoreKeys | undefined): Sealer {
  const all = (Array.isArray(keys) ? keys : [keys]) as readonly (StoreKey | undefined)[]
  const secrets = all.map((key) => createDerivation(readKey(key)))
  const [first] = secrets
  if (first === undefined) throw new TypeError('key is an empty list')
  const open: Sealer['open'] = async (name, text, place) => {
    const version = versionOf(text)
    const content = await contentOf(secrets, name, text)
    const record = typeof content === 'string' ? content : recordIn(content, name, version)
    if (typeof record === 'string') throw storeCorrupt(record, place, version)
    return record
  }
  return {
    seal: (name, record) => seal(first, name, record),
    open,
    async read(text, place) {
      const name = nameIn(await contentOf(secrets, undefined, text)) ?? ''
      return { name, record: await open(name, text, place) }
    },
  }
}

async function seal(derive: Derive | false, name: string, record: SessionRecord): Promise<string> {
  const text = JSON.stringify({ name, record })
  const { version } = record
  if (derive === false) return `${CLEAR}:${version}:${text}`
  const { salt, derived } = await derive()
  const data = encrypt(derived, [SEALED, name, version], text)
  return [SEALED, version, salt.toString('base64url'), data].join(':')
}

/**
 * The JSON value in a text, or why there is none.
 *
 * @param name undefined for a value that is read without proof
 */
async function contentOf(
  secrets: readonly (Derive | false)[],
  name: string | undefined,
  text: string,
): Promise<unknown> {
  const [mark = '', ...parts] = text.split(':')
  if (mark !== SEALED && mark !== FIRST_SEALED) {
    if (versionOf(text) !== undefined && !secrets.includes(false))
      return 'it is not encrypted, but the store was given a key'
    return parseJson(mark === CLEAR ? text.slice(text.indexOf(':', mark.length + 1) + 1) : text)
  }
  const [salt = '', data = ''] = parts.slice(-2)
  const associated = name === undefined ? undefined : [mark, name, ...parts.slice(0, -2).map(Number)]
  for (const derive of secrets) {
    if (derive === false) continue
    const { derived } = await derive(Buffer.from(salt, 'base64url'))
    const found = parseJson(decrypt(derived, associated, Buffer.from(data, 'base64url')) ?? '')
    if (found !== undefined) return found
  }
  return secrets.every((derive) => derive === false)
    ? 'it is encrypted; give the store the key that it was written with'
    : 'it cannot be decrypted: it was written with another key, or changed since'
}

/** The record in a JSON value, or why there is none. */
function recordIn(content: unknown, name: string, version: number | undefined): SessionRecord | string {
  const { session, ...rest } = isRecord(content) ? content : {}
  const first = isRecord(session) ? { version: 0, state: 'live', session } : undefined
  const record = rest['record'] ?? first
  const { state, session: held } = isRecord(record) && record['version'] === version ? record : {}
  if (state !== 'ended' && !(state === 'live' && isRecord(held)))
    return 'it holds no session of strictforce; log in again to replace it, or choose another place'
  if (nameIn(content) === name) return record as unknown as SessionRecord
  return 'it holds the session of another name; it was copied or renamed'
}

function nameIn(content: unknown): string | undefined {
  const { name, key } = isRecord(content) ? content : {}
  const found = name ?? key
  return typeof found === 'string' ? found : undefined
}

function encrypt(derived: Buffer, associated: readonly unknown[], text: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', derived, iv).setAAD(Buffer.from(JSON.stringify(associated)))
  const sealed = [cipher.update(text, 'utf8'), cipher.final()]
  return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]).toString('base64url')
}

/** The text in sealed data; undefined when the key or the associated data is another, or, without these, unproved. */
function decrypt(
  derived: Buffer,
  associated: readonly unknown[] | undefined,
  data: Buffer,
): string | undefined {
  const head = IV_BYTES + TAG_BYTES
  try {
    const decipher = createDecipheriv('aes-256-gcm', derived, data.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
    if (associated === undefined) return decipher.update(data.subarray(head)).toString('utf8')
    decipher.setAAD(Buffer.from(JSON.stringify(associated))).setAuthTag(data.subarray(IV_BYTES, head))
    return Buffer.concat([decipher.update(data.subarray(head)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

/** A passphrase, or a key that needs no derivation. */
type Secret = string | Buffer

function readKey(key: StoreKey | undefined): Secret | false {
  if (key === false) return false
  if (typeof key === 'string' && key !== '') return key
  if (key instanceof Uint8Array && key.byteLength === KEY_BYTES) return Buffer.from(key)
  throw new TypeError(
    `key must be a passphrase, or ${KEY_BYTES} bytes, or a list of them; { key: false } writes in clear text`,
  )
}

interface Derived {
  readonly salt: Buffer
  readonly derived: Buffer
}

type Derive = (salt?: Buffer) => Promise<Derived>

/**
 * Derives keys from a passphrase, once for each salt. The salt of the last text that was read is used for the
 * next one that is written, so that all who share a store come to use one.
 */
function createDerivation(secret: Secret | false): Derive | false {
  if (secret === false) return false
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

const scryptOf: (
  passphrase: string,
  salt: Buffer,
  length: number,
  options: ScryptOptions,
) => Promise<Buffer> = promisify(scrypt)

async function deriveKey(passphrase: string, salt: Buffer): Promise<Derived> {
  return { salt, derived: await scryptOf(passphrase, salt, KEY_BYTES, SCRYPT) }
}
