/** Most characters that a token may have; JWT access tokens of Salesforce's have some thousand. */
const MAX_TOKEN = 16_384

/** Whether a value may stand in an Authorization header as it is (RFC 6750 §2.1, and `!` as Salesforce has it). */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TOKEN && /^[\x21-\x7e]+$/.test(value)
}
