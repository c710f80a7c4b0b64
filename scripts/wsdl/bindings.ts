import { contents, documented, fail, label, only, qnameAttribute, required, type Element } from './dom.js'
import type { Message, NamedElement, Operation, QName, Wsdl } from './model.js'

/** The parts of the definitions beside the types. */
export type Bindings = Pick<Wsdl, 'messages' | 'operations' | 'service'>

/** Parts by message name; all messages lie in the target namespace. */
interface Messages {
  readonly target: string
  readonly parts: ReadonlyMap<string, readonly NamedElement[]>
}

const HTTP = 'http://schemas.xmlsoap.org/soap/http'

/**
 * Reads messages, and of a service its address, its SOAP binding and its port type; document style and literal use
 * alone. Of several ports, that of Salesforce's services counts, or else the first one for SOAP 1.1.
 */
export function readBindings(definitions: Element, children: readonly Element[], target: string): Bindings {
  const all = (wanted: string): Element[] => children.filter((child) => label(child) === wanted)
  const messages = all('wsdl:message').map(message)
  const parts = new Map(messages.map((one) => [one.name, one.parts]))
  const { service, port } = portOf(only(definitions, children, 'wsdl:service'), all('wsdl:service'))
  only(definitions, children, 'wsdl:binding')
  only(definitions, children, 'wsdl:portType')
  const binding = referredTo(port, 'binding', all('wsdl:binding'), target)
  const portType = referredTo(binding, 'type', all('wsdl:portType'), target)
  const address = only(port, contents(port, ['name', 'binding'], ['soap:address']), 'soap:address')
  contents(address, ['location'], [])
  return {
    messages,
    operations: operations(portType, binding, { target, parts }),
    service: {
      name: required(service, 'name'),
      port: required(port, 'name'),
      binding: required(binding, 'name'),
      portType: required(portType, 'name'),
      address: required(address, 'location'),
      line: address.line,
      ...documented(service),
    },
  }
}

interface Port {
  readonly service: Element
  readonly port: Element
}

function portOf(first: Element, services: readonly Element[]): Port {
  const ports = services.flatMap((service) => {
    const found = contents(service, ['name'], ['wsdl:port'])
    only(service, found, 'wsdl:port')
    return found.map((port) => ({ service, port }))
  })
  const isOf =
    (form: RegExp) =>
    (one: Port): boolean =>
      one.port.children.some(
        (child) => label(child) === 'soap:address' && form.test(child.attributes.get('location') ?? ''),
      )
  const chosen = ports.find(isOf(/\/services\/Soap\//)) ?? ports.find(isOf(/^/)) ?? ports[0]
  return chosen ?? fail(first, 'wsdl:port is missing')
}

function message(element: Element): Message {
  const parts = contents(element, ['name'], ['wsdl:part']).map((part) => {
    contents(part, ['name', 'element'], [])
    return { name: required(part, 'name'), element: qnameAttribute(part, 'element') }
  })
  return { name: required(element, 'name'), parts, line: element.line }
}

/** The declaration that an attribute refers to. */
function referredTo(
  element: Element,
  attribute: string,
  declarations: readonly Element[],
  target: string,
): Element {
  const { namespace, name } = qnameAttribute(element, attribute)
  const found = declarations.find((one) => namespace === target && required(one, 'name') === name)
  return found ?? fail(element, `${attribute} ${element.attributes.get(attribute) ?? ''} is declared nowhere`)
}

function operations(portType: Element, binding: Element, messages: Messages): Operation[] {
  const bound = boundOperations(binding)
  const read = contents(portType, ['name'], ['wsdl:operation']).map((element) => {
    const name = required(element, 'name')
    const counterpart = bound.get(name) ?? fail(element, 'is not bound')
    bound.delete(name)
    return operation(element, counterpart, messages)
  })
  for (const element of bound.values()) fail(element, 'is bound, but not in the port type')
  return read
}

function boundOperations(binding: Element): Map<string, Element> {
  const children = contents(binding, ['name', 'type'], ['soap:binding', 'wsdl:operation'])
  const soap = only(binding, children, 'soap:binding')
  contents(soap, ['style', 'transport'], [])
  demandValue(soap, 'style', 'document')
  if (soap.attributes.get('transport') !== HTTP) fail(soap, 'only the HTTP transport is known to this reader')
  const found = children.filter((child) => child !== soap)
  return new Map(found.map((child) => [required(child, 'name'), child]))
}

function demandValue(element: Element, attribute: string, wanted: string): void {
  const value = element.attributes.get(attribute) ?? wanted
  if (value !== wanted) fail(element, `${attribute} ${value} is not known to this reader, only ${wanted}`)
}

function operation(element: Element, bound: Element, messages: Messages): Operation {
  const sides = contents(element, ['name'], ['wsdl:input', 'wsdl:output', 'wsdl:fault'])
  const boundSides = contents(bound, ['name'], ['soap:operation', 'wsdl:input', 'wsdl:output', 'wsdl:fault'])
  const input = only(bound, boundSides, 'wsdl:input')
  const output = only(bound, boundSides, 'wsdl:output')
  return {
    name: required(element, 'name'),
    soapAction: soapAction(only(bound, boundSides, 'soap:operation')),
    input: body(only(element, sides, 'wsdl:input'), input, messages),
    output: body(only(element, sides, 'wsdl:output'), output, messages),
    requestHeaders: headers(input, messages),
    responseHeaders: headers(output, messages),
    faults: faults(element, sides, boundSides, messages),
    line: element.line,
    ...documented(element),
  }
}

function soapAction(element: Element): string {
  contents(element, ['soapAction', 'style'], [])
  demandValue(element, 'style', 'document')
  return element.attributes.get('soapAction') ?? ''
}

function partsOf(element: Element, messages: Messages): readonly NamedElement[] {
  const { namespace, name } = qnameAttribute(element, 'message')
  const parts = namespace === messages.target ? messages.parts.get(name) : undefined
  return parts ?? fail(element, `message ${element.attributes.get('message') ?? ''} is declared nowhere`)
}

function body(side: Element, bound: Element, messages: Messages): QName {
  contents(side, ['message', 'name'], [])
  const soap = only(bound, contents(bound, ['name'], ['soap:body', 'soap:header']), 'soap:body')
  contents(soap, ['parts', 'use'], [], ['namespace', 'encodingStyle'])
  demandValue(soap, 'use', 'literal')
  const chosen = soap.attributes.get('parts')
  const parts = partsOf(side, messages).filter((part) => chosen === undefined || part.name === chosen)
  const [part, second] = parts
  if (!part || second) fail(soap, 'the body must be exactly one part of its message')
  return part.element
}

function headers(bound: Element, messages: Messages): NamedElement[] {
  const children = contents(bound, ['name'], ['soap:body', 'soap:header'])
  return children
    .filter((child) => label(child) === 'soap:header')
    .map((header) => {
      contents(header, ['message', 'part', 'use'], [], ['namespace', 'encodingStyle'])
      demandValue(header, 'use', 'literal')
      const name = required(header, 'part')
      const part = partsOf(header, messages).find((candidate) => candidate.name === name)
      return part ?? fail(header, `part ${name} is not in its message`)
    })
}

function faults(
  operation: Element,
  sides: readonly Element[],
  boundSides: readonly Element[],
  messages: Messages,
): NamedElement[] {
  const declared = sides.filter((side) => label(side) === 'wsdl:fault')
  const bound = boundSides.filter((side) => label(side) === 'wsdl:fault')
  if (declared.length !== bound.length) fail(operation, 'port type and binding disagree on its faults')
  return bound.map((element) => {
    const name = boundFault(element)
    const counterpart = declared.find((side) => side.attributes.get('name') === name)
    if (!counterpart) fail(element, 'is not declared in the port type')
    return { name, element: faultElement(counterpart, messages) }
  })
}

function boundFault(element: Element): string {
  const soap = only(element, contents(element, ['name'], ['soap:fault']), 'soap:fault')
  contents(soap, ['name', 'use'], [])
  demandValue(soap, 'use', 'literal')
  const name = required(element, 'name')
  demandValue(soap, 'name', name)
  return name
}

function faultElement(element: Element, messages: Messages): QName {
  contents(element, ['name', 'message'], [])
  const [part, second] = partsOf(element, messages)
  if (!part || second) fail(element, 'the message of a fault must have exactly one part')
  return part.element
}
