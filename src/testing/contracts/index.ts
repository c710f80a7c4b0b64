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

async function loadEnvelopeCheck(): Promise<EnvelopeCheck> {
  const hindrance = await hindranceOfPeer()
  if (hindrance === undefined)
    return (await import('./envelope.js')).createMessageCheck(await readAsset('partner.wsdl'))
  process.emitWarning(`SOAP envelopes are not checked against the XSD: ${hindrance}`)
  return () => []
}

/** The remedy when the optional peer cannot be loaded, or a bundler put a stub in its place. */
async function hindranceOfPeer(): Promise<string | undefined> {
  try {
    const peer = (await import('libxml2-wasm')) as Partial<typeof import('libxml2-wasm')>
    return typeof peer.XmlDocument === 'function' ? undefined : INSTALL
  } catch (error) {
    const isJest = (error as NodeJS.ErrnoException).code?.startsWith('ERR_VM_DYNAMIC_IMPORT') === true
    return isJest ? 'run jest by node --experimental-vm-modules' : INSTALL
  }
}
