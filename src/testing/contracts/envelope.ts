import { createEnvelopeCheck } from '../xsd.js'
import type { Violation } from './violation.js'

/** Checks an envelope; `texts` are all texts in it, none of which may come back in a violation. */
export type EnvelopeCheck = (envelope: string, texts: readonly string[]) => readonly Violation[]

/**
 * Breaches that the service lets pass: `CallOptions` with a client alone, and an sObject without a
 * nil `Id`.
 */
const TOLERATED: readonly RegExp[] = [/CallOptions.*defaultNamespace/s, /\bId\b/]

/** A check against the XSD in a WSDL. */
export function createMessageCheck(wsdl: string): EnvelopeCheck {
  const schema = createEnvelopeCheck(wsdl)
  return (envelope, texts) => schema.check(envelope).map((text) => readViolation(text, texts))
}

function readViolation(text: string, texts: readonly string[]): Violation {
  return { text: withoutValues(text, texts), tolerated: TOLERATED.some((pattern) => pattern.test(text)) }
}

function withoutValues(violation: string, texts: readonly string[]): string {
  const quoted = texts.filter((text) => text !== '').flatMap((text) => [`'${text}'`, `'${text.trim()}'`])
  return quoted.reduce((masked, text) => masked.replaceAll(text, "'…'"), violation)
}
