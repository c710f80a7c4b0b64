const TARGET = 'http://soap.sforce.com/schemas/class/depot/Stock'

const element = (name: string, content = ''): string =>
  `<xsd:element name="${name}"><xsd:complexType><xsd:sequence>${content}</xsd:sequence></xsd:complexType></xsd:element>`

const message = (name: string, ...parts: readonly string[]): string =>
  `<message name="${name}">${parts.map((part) => `<part name="${part}" element="tns:${part}"/>`).join('')}</message>`

const bound = (name: string, headers: readonly string[]): string => {
  const lines = headers.map((part) => `<soap:header use="literal" part="${part}" message="tns:Header"/>`)
  return `<operation name="${name}"><soap:operation soapAction=""/><input>${lines.join('')}<soap:body use="literal" parts="${name}"/></input><output><soap:body use="literal"/></output></operation>`
}

/** A WSDL in the form of an Apex class's: header elements of anonymous types, no version, no faults. */
export const APEX_WSDL = `<?xml version="1.0" encoding="UTF-8"?>
<definitions targetNamespace="${TARGET}" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:tns="${TARGET}">
<types><xsd:schema elementFormDefault="qualified" targetNamespace="${TARGET}">
${element('SessionHeader', '<xsd:element name="sessionId" type="xsd:string"/>')}
${element('CallOptions', '<xsd:element name="client" type="xsd:string"/><xsd:element name="region" type="xsd:string"/>')}
<xsd:complexType name="Item"><xsd:sequence>
<xsd:element name="Count" minOccurs="0" type="xsd:int" nillable="true"/><xsd:element name="Name" minOccurs="0" type="xsd:string" nillable="true"/>
</xsd:sequence></xsd:complexType>
${element('take', '<xsd:element name="items" minOccurs="0" maxOccurs="unbounded" type="tns:Item"/><xsd:element name="note" type="xsd:string" nillable="true"/>')}
${element('takeResponse', '<xsd:element name="result" type="tns:Item" nillable="true"/>')}
${element('clear')}${element('clearResponse')}
</xsd:schema></types>
${message('Header', 'SessionHeader', 'CallOptions')}${message('take', 'take')}${message('takeResponse', 'takeResponse')}
${message('clear', 'clear')}${message('clearResponse', 'clearResponse')}
<portType name="StockPortType">
<operation name="take"><input message="tns:take"/><output message="tns:takeResponse"/></operation>
<operation name="clear"><input message="tns:clear"/><output message="tns:clearResponse"/></operation>
</portType>
<binding name="StockBinding" type="tns:StockPortType"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
${bound('take', ['SessionHeader', 'CallOptions'])}${bound('clear', ['SessionHeader'])}
</binding>
<service name="StockService"><port binding="tns:StockBinding" name="Stock"><soap:address location="https://example.my.salesforce.com/services/Soap/class/depot/Stock"/></port></service>
</definitions>
`

/** An answer of that class. */
export function apexAnswer(body: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${TARGET}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><s:Body>${body}</s:Body></s:Envelope>`
}
