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

async function loadHttpCheck(): Promise<HttpCheck> {
  const [{ createHttpCheck }, yaml] = await Promise.all([import('./openapi.js'), readAsset('oauth2.yaml')])
  return createHttpCheck(yaml)
}

/** The check; without the optional peer, or where a bundler has put a stub in its place, one that finds nothing. */
async function loadEnvelopeCheck(): Promise<EnvelopeCheck> {
  try {
    const { createMessageCheck } = await import('./envelope.js')
    return createMessageCheck(await readAsset('partner.wsdl'))
  } catch (error) {
    const isJest = (error as NodeJS.ErrnoException).code?.startsWith('ERR_VM_DYNAMIC_IMPORT') === true
    const remedy = isJest ? 'run jest by node --experimental-vm-modules' : INSTALL
    process.emitWarning(`SOAP envelopes are not checked against the XSD: ${remedy}`)
    return () => []
  }
}
