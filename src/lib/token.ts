/** Upper limit of a token in characters; Salesforce's JWT access tokens have some thousand. */
export const MAX_TOKEN = 16_384

/** Whether a value is legal in an Authorization header (RFC 6750 §2.1, and `!`, which Salesforce's tokens have). */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TOKEN && /^[\x21-\x7e]+$/.test(value)
}
