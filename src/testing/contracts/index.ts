import type { EnvelopeCheck } from './envelope.js'
import type { HttpCheck } from './openapi.js'
import { readAsset } from '../assets.js'

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

const INSTALL = 'install libxml2-wasm beside strictforce, and leave both out of bundles'

/** Remedies by the code of the error of loading the checker, an ES module of another package. */
const UNCHECKED: Readonly<Record<string, string>> = {
  ERR_MODULE_NOT_FOUND: INSTALL,
  MODULE_NOT_FOUND: INSTALL,
  ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG: 'run jest by node --experimental-vm-modules',
}

async function loadHttpCheck(): Promise<HttpCheck> {
  const [{ createHttpCheck }, yaml] = await Promise.all([import('./openapi.js'), readAsset('oauth2.yaml')])
  return createHttpCheck(yaml)
}

async function loadEnvelopeCheck(): Promise<EnvelopeCheck> {
  const wsdl = await readAsset('partner.wsdl')
  try {
    return (await import('./envelope.js')).createMessageCheck(wsdl)
  } catch (error) {
    const wayOut = UNCHECKED[String((error as { code?: unknown }).code)]
    if (wayOut === undefined) throw error
    process.emitWarning(`SOAP envelopes are not checked against the XSD: ${wayOut}`)
    return () => []
  }
}
