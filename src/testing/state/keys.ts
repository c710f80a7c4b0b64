import { createHash, generateKeyPairSync } from 'node:crypto'

/** An RSA key pair in PEM: PKCS #8 and SPKI. */
export interface KeyPair {
  readonly privateKey: string
  readonly publicKey: string
}

/** The key pairs of an org. Each is made when it is first asked for. */
export interface Keys {
  /** Signs id tokens; its public half is served at `/id/keys`. */
  readonly signing: KeyPair
  /** The name of the signing key. */
  readonly kid: string
  /** Belongs to the first app, when that was given no key of its own. */
  readonly app: KeyPair
  /** Belongs to the identity provider that the org trusts in a token exchange. */
  readonly provider: KeyPair
}

/** Made once in a process, since it takes a while; the orgs of a process share them. */
const made = new Map<string, KeyPair>()

function pair(name: string): KeyPair {
  const keys = made.get(name) ?? generatePair()
  made.set(name, keys)
  return keys
}

/** The key pairs of an org. */
export function createKeys(): Keys {
  return {
    get signing() {
      return pair('signing')
    },
    get kid() {
      return createHash('sha256').update(pair('signing').publicKey).digest('base64url').slice(0, 12)
    },
    get app() {
      return pair('app')
    },
    get provider() {
      return pair('provider')
    },
  }
}

function generatePair(): KeyPair {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}
