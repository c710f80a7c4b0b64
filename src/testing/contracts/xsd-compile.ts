import {
  XmlBufferInputProvider,
  XmlDocument,
  XmlElement,
  xmlRegisterInputProvider,
  XsdValidator,
} from 'libxml2-wasm'

const XSD = 'http://www.w3.org/2001/XMLSchema'
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'
const SCHEMAS = '/wsdl:definitions/wsdl:types/xsd:schema'
const NAMESPACES = { wsdl: 'http://schemas.xmlsoap.org/wsdl/', xsd: XSD }

/** The envelope of SOAP 1.1, section 4, with one element in the body. */
const ENVELOPE = `
  <xsd:element name="Envelope"><xsd:complexType>
    <xsd:sequence>
      <xsd:element ref="soap:Header" minOccurs="0"/>
      <xsd:element ref="soap:Body"/>
    </xsd:sequence>
    <xsd:anyAttribute namespace="##other" processContents="lax"/>
  </xsd:complexType></xsd:element>
  <xsd:element name="Header"><xsd:complexType>
    <xsd:sequence>
      <xsd:any namespace="##other" processContents="strict" minOccurs="0" maxOccurs="unbounded"/>
    </xsd:sequence>
  </xsd:complexType></xsd:element>
  <xsd:element name="Body"><xsd:complexType>
    <xsd:choice>
      <xsd:element ref="soap:Fault"/>
      <xsd:any namespace="##other" processContents="strict"/>
    </xsd:choice>
  </xsd:complexType></xsd:element>
  <xsd:element name="Fault"><xsd:complexType>
    <xsd:sequence>
      <xsd:element name="faultcode" type="xsd:QName"/>
      <xsd:element name="faultstring" type="xsd:string"/>
      <xsd:element name="faultactor" type="xsd:anyURI" minOccurs="0"/>
      <xsd:element name="detail" minOccurs="0"><xsd:complexType>
        <xsd:sequence>
          <xsd:any namespace="##any" processContents="strict" minOccurs="0" maxOccurs="unbounded"/>
        </xsd:sequence>
      </xsd:complexType></xsd:element>
    </xsd:sequence>
  </xsd:complexType></xsd:element>`

interface Schema {
  readonly namespace: string
  readonly text: string
}

let memory: XmlBufferInputProvider | undefined
let documents = 0

/**
 * Compiles the schemas of a WSDL together with one for the SOAP envelope.
 *
 * @returns a validator of whole envelopes, to be disposed by the caller
 * @throws Error when the text is no WSDL with schemas, XmlLibError when the schemas do not hold together
 */
export function compileSchemas(wsdl: string): XsdValidator {
  const schemas = takeSchemas(wsdl)
  if (schemas.length === 0) throw new Error('The contract is no WSDL with schemas in it')
  const provider = (memory ??= registerMemory())
  const files = schemas.map(() => `strictforce-${documents++}.xsd`)
  schemas.forEach(({ text }, index) => {
    provider.addBuffer(files[index] ?? '', new TextEncoder().encode(text))
  })
  const wrapper = XmlDocument.fromString(wrap(schemas, files))
  try {
    return XsdValidator.fromDoc(wrapper)
  } finally {
    wrapper.dispose()
    for (const file of files) provider.removeBuffer(file)
  }
}

function registerMemory(): XmlBufferInputProvider {
  const provider = new XmlBufferInputProvider({})
  xmlRegisterInputProvider(provider)
  return provider
}

function wrap(schemas: readonly Schema[], files: readonly string[]): string {
  const imports = schemas.map(
    ({ namespace }, index) => `<xsd:import namespace="${namespace}" schemaLocation="${files[index] ?? ''}"/>`,
  )
  return `<xsd:schema xmlns:xsd="${XSD}" xmlns:soap="${SOAP}" targetNamespace="${SOAP}">${imports.join('')}${ENVELOPE}</xsd:schema>`
}

function takeSchemas(wsdl: string): Schema[] {
  const contract = XmlDocument.fromString(wsdl)
  try {
    const nodes = contract.find(SCHEMAS, NAMESPACES)
    return nodes.filter((node) => node instanceof XmlElement).map(takeSchema)
  } finally {
    contract.dispose()
  }
}

function takeSchema(element: XmlElement): Schema {
  const namespace = element.attr('targetNamespace')?.content ?? ''
  const own = element.nsDeclarations
  for (const [prefix, uri] of Object.entries(element.namespaces)) {
    if (own[prefix] === undefined) element.addNsDeclaration(uri, prefix || undefined)
  }
  const schema = XmlDocument.create()
  try {
    schema.root = element
    return { namespace, text: schema.toString({ format: false }) }
  } finally {
    schema.dispose()
  }
}
