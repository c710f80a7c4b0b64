import type { Document } from '@xmldom/xmldom'
import { parseXml } from '../xml/index.js'

/** Statements of a SAML 2.0 assertion. */
export interface Saml {
  /** Who signed it. */
  readonly issuer: string
  /** The username. */
  readonly subject: string
  /** Whom it is meant for. */
  readonly audience: string
}

const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion'
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#'

/**
 * Reads an assertion, or a response that holds one, in base64 or base64url: issuer, subject and audience are
 * there, so is a signature, and it has not expired; undefined when it is none of that. The signature itself
 * is not checked.
 *
 * @param now milliseconds since 1970
 */
export async function readSaml(encoded: string, now: number): Promise<Saml | undefined> {
  const document = await parse(encoded)
  const assertion = document?.getElementsByTagNameNS(SAML, 'Assertion')[0]
  if (!document || !assertion) return undefined
  const text = (name: string): string =>
    assertion.getElementsByTagNameNS(SAML, name)[0]?.textContent?.trim() ?? ''
  const saml = { issuer: text('Issuer'), subject: text('NameID'), audience: text('Audience') }
  const signed = document.getElementsByTagNameNS(SIGNATURE, 'SignatureValue').length > 0
  const alive = ['Conditions', 'SubjectConfirmationData'].every((name) => {
    const end = assertion.getElementsByTagNameNS(SAML, name)[0]?.getAttribute('NotOnOrAfter')
    return end === undefined || end === null || end === '' || Date.parse(end) > now
  })
  return signed && alive && Object.values(saml).every((value) => value !== '') ? saml : undefined
}

/** Input of an assertion. */
export interface SamlFacts extends Saml {
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

/** Writes an assertion in base64url, with a signature that nobody checks. */
export function writeSaml({ issuer, subject, audience, expiresAt }: SamlFacts): string {
  const until = new Date(expiresAt).toISOString()
  const xml = `<saml:Assertion xmlns:saml="${SAML}" Version="2.0"><saml:Issuer>${escape(issuer)}</saml:Issuer>
<ds:Signature xmlns:ds="${SIGNATURE}"><ds:SignatureValue>bG9jYWw=</ds:SignatureValue></ds:Signature>
<saml:Subject><saml:NameID>${escape(subject)}</saml:NameID></saml:Subject>
<saml:Conditions NotOnOrAfter="${until}"><saml:AudienceRestriction>
<saml:Audience>${escape(audience)}</saml:Audience>
</saml:AudienceRestriction></saml:Conditions></saml:Assertion>`
  return Buffer.from(xml).toString('base64url')
}

async function parse(encoded: string): Promise<Document | undefined> {
  if (!/^[\w+/=-]+$/.test(encoded)) return undefined
  const xml = Buffer.from(encoded, 'base64').toString()
  if (/<!DOCTYPE/i.test(xml)) return undefined
  try {
    return await parseXml(xml, refuse)
  } catch {
    return undefined
  }
}

function refuse(level: string): void {
  if (level !== 'warning') throw new TypeError('The assertion is not XML')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
