/** Additions to the small WSDL, or replacements in it. */
export interface Parts {
  readonly types?: string
  readonly parts?: string
  readonly portType?: string
  readonly binding?: string
  readonly service?: string
}

const BINDING = `
<soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
<wsdl:operation name="ping">
<soap:operation soapAction=""/>
<wsdl:input><soap:header message="t:In" part="who" use="literal"/><soap:body parts="body" use="literal"/></wsdl:input>
<wsdl:output><soap:body use="literal"/></wsdl:output>
</wsdl:operation>`

const PORT_TYPE = `
<wsdl:operation name="ping">
<wsdl:documentation>Answers.</wsdl:documentation>
<wsdl:input message="t:In"/>
<wsdl:output message="t:Out"/>
</wsdl:operation>`

const SERVICE = '<wsdl:port name="P" binding="t:B"><soap:address location="https://x.example/"/></wsdl:port>'

/** A WSDL with one operation, `ping`; the schema's own declarations start on line 9. */
export function smallWsdl({ types = '', parts, portType, binding, service }: Parts = {}): string {
  return `<?xml version="1.0"?>
<wsdl:definitions targetNamespace="urn:t" xmlns:t="urn:t"
  xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"
  xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<wsdl:types>
<xsd:schema targetNamespace="urn:t" elementFormDefault="qualified">
<xsd:element name="ping" type="xsd:string"/>
${types}
</xsd:schema>
</wsdl:types>
<wsdl:message name="In">${parts ?? '<wsdl:part name="body" element="t:ping"/><wsdl:part name="who" element="t:ping"/>'}</wsdl:message>
<wsdl:message name="Out"><wsdl:part name="body" element="t:ping"/></wsdl:message>
<wsdl:portType name="T">${portType ?? PORT_TYPE}</wsdl:portType>
<wsdl:binding name="B" type="t:T">${binding ?? BINDING}</wsdl:binding>
<wsdl:service name="S">${service ?? SERVICE}</wsdl:service>
</wsdl:definitions>
`
}

/** The small WSDL's binding with one text replaced. */
export function bindingWith(text: string, replacement: string): string {
  return replaced(BINDING, text, replacement)
}

/** A text with one part replaced; throws when the part is not there, lest a test prove nothing. */
export function replaced(text: string, part: string, replacement: string): string {
  if (!text.includes(part)) throw new Error(`nothing to replace: ${part}`)
  return text.replace(part, () => replacement)
}
