import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enterpriseWsdl } from './generated.js'

const TEXT = readFileSync(enterpriseWsdl, 'utf8')

/** An org's additions to the small Enterprise WSDL, as XML. */
export interface Additions {
  /** Fields of Account. */
  readonly fields?: string
  /** Types beside Account. */
  readonly objects?: string
  /** Types and elements of the target namespace. */
  readonly types?: string
  readonly messages?: string
  /** Operations that have nothing in their headers. */
  readonly operations?: readonly OwnOperation[]
}

/** An operation by the names of its messages. */
export interface OwnOperation {
  readonly name: string
  readonly input?: string
  readonly output?: string
}

/** An optional element of a type. */
export function field(name: string, type = 'xsd:string'): string {
  return `<xsd:element name="${name}" type="${type}" nillable="true" minOccurs="0"/>`
}

/** A type that extends sObject. */
export function object(name: string, fields = field('Name')): string {
  return `<xsd:complexType name="${name}"><xsd:complexContent><xsd:extension base="ens:sObject"><xsd:sequence>${fields}</xsd:sequence></xsd:extension></xsd:complexContent></xsd:complexType>`
}

/** A type that extends nothing. */
export function plain(name: string, fields = ''): string {
  return `<xsd:complexType name="${name}"><xsd:sequence>${fields}</xsd:sequence></xsd:complexType>`
}

/** A message of one element. */
export function message(name: string, element: string): string {
  return `<wsdl:message name="${name}"><wsdl:part name="parameters" element="${element}"/></wsdl:message>`
}

/** The text of an org's WSDL. */
export function ownWsdl({
  fields = '',
  objects = '',
  types = '',
  messages = '',
  operations = [],
}: Additions): string {
  const places: readonly (readonly [before: string, text: string])[] = [
    ['<xsd:element name="Active__c"', fields],
    ['<xsd:complexType name="Contact">', objects],
    ['<xsd:complexType name="SaveResult">', types],
    ['<wsdl:message name="queryRequest">', messages],
    ['</wsdl:portType>', operations.map(portOperation).join('')],
    ['</wsdl:binding>', operations.map(boundOperation).join('')],
  ]
  return places.reduce((text, [before, added]) => inserted(text, before, added), TEXT)
}

/** The small Enterprise WSDL with a text replaced everywhere; throws when it is not there. */
export function changedWsdl(part: string | RegExp, replacement: string): string {
  const text = TEXT.replaceAll(part, () => replacement)
  if (text === TEXT) throw new Error(`nothing to replace: ${String(part)}`)
  return text
}

function inserted(text: string, before: string, added: string): string {
  if (!text.includes(before)) throw new Error(`no place for it: ${before}`)
  return text.replace(before, () => added + before)
}

function portOperation({ name, input = 'queryRequest', output = 'queryResponse' }: OwnOperation): string {
  return `<wsdl:operation name="${name}"><wsdl:input message="tns:${input}"/><wsdl:output message="tns:${output}"/></wsdl:operation>`
}

function boundOperation({ name }: OwnOperation): string {
  return `<wsdl:operation name="${name}"><soap:operation soapAction=""/><wsdl:input><soap:body parts="parameters" use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output></wsdl:operation>`
}

const folder = mkdtempSync(join(tmpdir(), 'strictforce-wsdl-'))
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true })
})

/** A file that goes with the process. */
export function temporaryFile(name: string, text: string): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
