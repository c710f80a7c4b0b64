import type { Violation } from './violation.js'
import { createEnvelopeCheck } from './xsd.js'

/** Checks an envelope against the WSDL; no violation quotes a value. */
export type EnvelopeCheck = (envelope: string) => readonly Violation[]

/**
 * Breaches that the service lets pass: `CallOptions` with a client alone, an sObject without a nil
 * `Id`, and an id of 15 characters.
 */
const TOLERATED: readonly RegExp[] = [/CallOptions.*defaultNamespace/s, /\}Id\b/, /facet (length|pattern)/]

/** A check against the XSD in a WSDL. */
export function createMessageCheck(wsdl: string): EnvelopeCheck {
  const schema = createEnvelopeCheck(wsdl)
  return (envelope) => schema.check(envelope).map(readViolation)
}

function readViolation(text: string): Violation {
  return { text, tolerated: TOLERATED.some((pattern) => pattern.test(text)) }
}
