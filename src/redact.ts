/** A run of characters such as session ids, tokens, assertions and hashes have, and prose has not. */
const TOKEN_LIKE = /[A-Za-z0-9_+/=.!%-]{24,}/g
const MAX_MESSAGE = 600

/**
 * A server's sentence, fit for a message: without the secrets that were sent, without anything that looks
 * like a token, without control characters, and not longer than a sentence is.
 */
export function redact(text: string, secrets: readonly (string | null | undefined)[] = []): string {
  let clean = text.slice(0, 4 * MAX_MESSAGE)
  for (const secret of secrets) {
    if (secret) clean = clean.replaceAll(secret, '…')
  }
  return clean
    .replace(TOKEN_LIKE, (run) => (/[0-9!]/.test(run) ? '…' : run))
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
    .slice(0, MAX_MESSAGE)
}
