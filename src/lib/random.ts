/** Bytes in base64url without padding (RFC 4648 §5). */
export function base64url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** An unguessable string of 43 characters: 256 bits in base64url. */
export function unguessable(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)))
}
