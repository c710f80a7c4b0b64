import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

/** A certificate and its key, in PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
  /** Who issued it, to issue others by. */
  readonly issuer: Issuer
}

interface Issuer {
  readonly name: string
  readonly privateKey: KeyObject
}

interface CertificateOptions {
  /** Common name, and DNS name. */
  readonly name: string
  /** Signs it; itself when left out. */
  readonly issuer?: Issuer
  readonly isAuthority?: boolean
  readonly notBefore: Date
  readonly notAfter: Date
}

const SEQUENCE = 0x30
const SHA256_ECDSA = Buffer.from('300a06082a8648ce3d040302', 'hex')
const COMMON_NAME = '0603550403'
const ALT_NAME = '0603551d11'
const BASIC_CONSTRAINTS = '0603551d13'

/** Makes an X.509 certificate (RFC 5280 §4.1) with an elliptic key. */
export function certificateOf(options: CertificateOptions): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issuer = options.issuer ?? { name: options.name, privateKey }
  const body = der(
    SEQUENCE,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1 + Math.floor(Math.random() * 100), Math.floor(Math.random() * 100)])),
    SHA256_ECDSA,
    nameOf(issuer.name),
    der(SEQUENCE, time(options.notBefore), time(options.notAfter)),
    nameOf(options.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(SEQUENCE, ...extensionsOf(options))),
  )
  const signature = sign('sha256', body, issuer.privateKey)
  const whole = der(SEQUENCE, body, SHA256_ECDSA, der(0x03, Buffer.from([0]), signature))
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    issuer: { name: options.name, privateKey },
  }
}

/** One element of ASN.1's distinguished encoding (X.690 §8.1). */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

function nameOf(name: string): Buffer {
  const attribute = der(SEQUENCE, Buffer.from(COMMON_NAME, 'hex'), der(0x0c, Buffer.from(name)))
  return der(SEQUENCE, der(0x31, attribute))
}

function time(date: Date): Buffer {
  return der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\..*/g, '')}Z`))
}

function extensionsOf({ name, isAuthority = false }: CertificateOptions): Buffer[] {
  const alternatives = der(SEQUENCE, der(0x82, Buffer.from(name)))
  const constraints = der(SEQUENCE, ...(isAuthority ? [der(0x01, Buffer.from([0xff]))] : []))
  return [
    der(SEQUENCE, Buffer.from(ALT_NAME, 'hex'), der(0x04, alternatives)),
    der(SEQUENCE, Buffer.from(BASIC_CONSTRAINTS, 'hex'), der(0x04, constraints)),
  ]
}
