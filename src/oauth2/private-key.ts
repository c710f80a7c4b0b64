import { invalidArgument } from '../lib/invalid-argument.js'

/** A key of the Web Cryptography API. */
export type PrivateKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>

const RS256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/** The head of PKCS #8 around a PKCS #1 key: version 0 and the algorithm `rsaEncryption` (RFC 5208 §5). */
const RSA_ENCRYPTION = [
  0x02, 0x01, 0x00, 0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
]

/** A private key as Node has it, from `crypto.createPrivateKey()`. */
export interface KeyObjectLike {
  /** Kind of the key; `private` is the one that signs. */
  readonly type: string
  /** Gives the key as PKCS #8 in PEM. */
  export(options: { readonly type: 'pkcs8'; readonly format: 'pem' }): string | Uint8Array
}

/** The forms of a private key: PEM, its bytes, base64 of it, or a key object of Node. */
export type PrivateKeyInput = string | Uint8Array | KeyObjectLike

/**
 * Reads an RSA private key for RS256 from PEM, in PKCS #8 (`BEGIN PRIVATE KEY`) or PKCS #1
 * (`BEGIN RSA PRIVATE KEY`); line breaks that an environment variable holds as `\n` are understood.
 *
 * @throws TypeError when it is none, or is encrypted
 */
export async function readPrivateKey(key: PrivateKeyInput): Promise<PrivateKey> {
  const match = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----(.*?)-----END/s.exec(pemOf(key).replaceAll('\\n', '\n'))
  const [, label = '', body = ''] = match ?? []
  if (label === 'ENCRYPTED PRIVATE KEY' || body.includes('ENCRYPTED')) {
    throw invalidArgument(
      'oauth2.privateKey is encrypted: decrypt it first, such as with openssl pkcs8, or give crypto.createPrivateKey({ key, passphrase })',
    )
  }
  if (label !== 'PRIVATE KEY' && label !== 'RSA PRIVATE KEY') throw notAKey()
  try {
    const der = Uint8Array.from(atob(body.replaceAll(/\s/g, '')), (char) => char.charCodeAt(0))
    const pkcs8 = label === 'PRIVATE KEY' ? der : wrap(der)
    return await crypto.subtle.importKey('pkcs8', pkcs8, RS256, false, ['sign'])
  } catch {
    throw notAKey()
  }
}

/** The PEM of a key, whatever its form. */
function pemOf(key: PrivateKeyInput): string {
  if (typeof key === 'string') return key.includes('-----BEGIN') ? key : decodedBase64(key)
  if (key instanceof Uint8Array) return pemOf(new TextDecoder().decode(key))
  if (typeof (key as Partial<KeyObjectLike> | null)?.export !== 'function') throw notAKey()
  try {
    const pem = key.export({ type: 'pkcs8', format: 'pem' })
    return typeof pem === 'string' ? pem : new TextDecoder().decode(pem)
  } catch {
    throw notAKey()
  }
}

function decodedBase64(text: string): string {
  try {
    return atob(text.replaceAll(/\s/g, ''))
  } catch {
    throw notAKey()
  }
}

/** Wraps a PKCS #1 key in PKCS #8. */
function wrap(pkcs1: Uint8Array): Uint8Array<ArrayBuffer> {
  const octets = element(0x04, [...pkcs1])
  return Uint8Array.from(element(0x30, [...RSA_ENCRYPTION, ...octets]))
}

/** A DER element: tag, length, content. */
function element(tag: number, content: readonly number[]): number[] {
  const { length } = content
  if (length < 0x80) return [tag, length, ...content]
  return length < 0x100
    ? [tag, 0x81, length, ...content]
    : [tag, 0x82, length >> 8, length & 0xff, ...content]
}

function notAKey(): TypeError {
  return invalidArgument(
    'oauth2.privateKey is not an RSA private key in PEM (BEGIN PRIVATE KEY or BEGIN RSA PRIVATE KEY)',
  )
}
