import type { EnvelopeCheck } from './envelope.js'
import type { HttpCheck } from './openapi.js'
import { readSpec } from './specs.js'

let http: Promise<HttpCheck> | undefined
let envelope: Promise<EnvelopeCheck> | undefined

/** The check of OAuth requests, compiled once in a process when the first one comes. */
export function httpCheck(): Promise<HttpCheck> {
  return (http ??= loadHttpCheck())
}

/** The check of SOAP envelopes, compiled once in a process when the first one comes. */
export function envelopeCheck(): Promise<EnvelopeCheck> {
  return (envelope ??= loadEnvelopeCheck())
}

async function loadHttpCheck(): Promise<HttpCheck> {
  const [{ createHttpCheck }, yaml] = await Promise.all([import('./openapi.js'), readSpec('oauth2.yaml')])
  return createHttpCheck(yaml)
}

async function loadEnvelopeCheck(): Promise<EnvelopeCheck> {
  const wsdl = await readSpec('partner.wsdl')
  try {
    return (await import('./envelope.js')).createMessageCheck(wsdl)
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw error
    process.emitWarning(
      'SOAP envelopes are not checked against the XSD: install libxml2-wasm beside strictforce',
    )
    return () => []
  }
}
