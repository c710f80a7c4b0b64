import type { Wsdl } from '../../wsdl/model.js'
import { WsdlError } from '../../wsdl/model.js'

/** Where the service of a WSDL is, apart from its host. */
export interface Service {
  /** API version, such as `64.0`; empty where the service has none, as that of an Apex class. */
  readonly version: string
  /** Path above the version, such as `/services/Soap/u`. */
  readonly path: string
  /** Path with the version and what follows it, such as the version of a package. */
  readonly endpoint: string
  /** Target namespace of the WSDL. */
  readonly namespace: string
}

/** Parts of an address: an API with its version, or an Apex class with its namespace. */
const API = /(\/services\/Soap\/[a-zA-Z]+)\/(\d+\.\d+)((?:\/[\w.-]+)*)\/?$/
const CLASS = /(\/services\/Soap\/class(?:\/\w+)+)\/?$/
/** The id of an org, which is that of the session. */
const ORG = /^00D/

/**
 * Reads version and path from the address that the WSDL names; its host is not used.
 *
 * @throws WsdlError when the address is none of a Salesforce SOAP service
 */
export function serviceOf({ file, service, targetNamespace: namespace }: Wsdl): Service {
  const [, own] = CLASS.exec(service.address) ?? []
  if (own !== undefined) return { version: '', path: own, endpoint: own, namespace }
  const [, path, version = '', rest = ''] = API.exec(service.address) ?? []
  if (path === undefined)
    throw new WsdlError(
      file,
      service.line,
      `<soap:address>: location ends in no /services/Soap/…/<version>: ${service.address}`,
    )
  const more = rest.split('/').filter((part) => part !== '' && !ORG.test(part))
  return { version, path, endpoint: [path, version, ...more].join('/'), namespace }
}
