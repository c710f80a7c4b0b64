import { hideSecrets, showsSecret } from './secret-forms.js'

/** A run of characters such as session ids, tokens, assertions and hashes have, and prose has not. */
const TOKEN_LIKE = /[A-Za-z0-9_+/=.!%~-]{24,}/g
const MAX_MESSAGE = 600
/** What is read of a text, in characters. */
const MAX_TEXT = 4 * MAX_MESSAGE

/**
 * A server's sentence, fit for a message: without the secrets that were sent, without anything that looks
 * like a token, without control characters, and not longer than a sentence is.
 */
export function redact(text: string, secrets: readonly (string | null | undefined)[] = []): string {
  return hideSecrets(text.slice(0, MAX_TEXT), secrets)
    .replace(TOKEN_LIKE, hideToken)
    .replace(/[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, MAX_MESSAGE)
}

/**
 * A server's word for what went wrong, such as `INVALID_LOGIN`; undefined when it shows a secret or looks like
 * a token instead.
 */
export function redactCode(
  code: string,
  secrets: readonly (string | null | undefined)[] = [],
): string | undefined {
  return showsSecret(code, secrets) || code.replace(TOKEN_LIKE, hideToken) !== code ? undefined : code
}

/** A host, or an origin, that a server named. */
export function redactHost(host: string, secrets: readonly (string | null | undefined)[] = []): string {
  return hideSecrets(host, secrets).replace(/[a-z0-9-]{32,}/g, hideToken)
}

function hideToken(run: string): string {
  return /[0-9!]/.test(run) ? '…' : run
}
