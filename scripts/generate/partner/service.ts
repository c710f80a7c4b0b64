import type { Wsdl } from '../../wsdl/model.js'
import { WsdlError } from '../../wsdl/model.js'

/** Where the service of a WSDL is, apart from its host. */
export interface Service {
  /** API version, such as `64.0`. */
  readonly version: string
  /** Path above the version, such as `/services/Soap/u`. */
  readonly path: string
  /** Target namespace of the WSDL. */
  readonly namespace: string
}

/**
 * Reads version and path from the address that the WSDL names; its host is not used.
 *
 * @throws WsdlError when the address is none of a Salesforce SOAP service
 */
export function serviceOf(wsdl: Wsdl): Service {
  const match = /(\/services\/Soap\/[a-zA-Z]+)\/(\d+\.\d+)(?:\/|$)/.exec(wsdl.service.address)
  const [, path, version] = match ?? []
  if (path !== undefined && version !== undefined) return { version, path, namespace: wsdl.targetNamespace }
  throw new WsdlError(
    wsdl.file,
    wsdl.service.line,
    `<soap:address>: location ends in no /services/Soap/…/<version>: ${wsdl.service.address}`,
  )
}
