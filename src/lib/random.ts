/** Bytes in base64url without padding (RFC 4648 §5). */
export function base64url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** A random string of 256 bits, 43 characters in base64url. */
export function unguessable(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)))
}
