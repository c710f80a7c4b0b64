import { soap, type Reply } from '../call.js'
import type { OrgState } from '../state/index.js'
import { children, render, type XmlElement, type XmlFields } from './xml.js'

/** A fault of the API: its code, its text, and the element that carries the detail. */
export interface Fault {
  readonly code: string
  readonly message: string
  /** Default `UnexpectedErrorFault`. */
  readonly element?: string
  /** Fields that this kind of fault has besides code and message. */
  readonly more?: XmlFields
}

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/'
const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance'
const MESSAGES = 'urn:partner.soap.sforce.com'
const OBJECTS = 'urn:sobject.partner.soap.sforce.com'
const FAULTS = 'urn:fault.partner.soap.sforce.com'

/** The answer to an operation; `header` holds response header elements. */
export function result(
  state: OrgState,
  operation: string,
  content: readonly XmlElement[],
  header: readonly XmlElement[] = [],
): Reply {
  const message: XmlElement = { name: `${operation}Response`, content }
  const prefixed = state.settings.prefix === 'prefixed'
  const namespaces = {
    [prefixed ? 'xmlns:urn' : 'xmlns']: MESSAGES,
    'xmlns:sf': OBJECTS,
    'xmlns:xsi': INSTANCE,
  }
  return soap(200, write(namespaces, header, message, prefixed ? 'urn:' : ''))
}

/** A fault of the API, at status 500. */
export function fault({ code, message, element = 'UnexpectedErrorFault', more = {} }: Fault): Reply {
  const facts = children({ 'sf:exceptionCode': code, 'sf:exceptionMessage': message, ...more })
  const detail: XmlElement = {
    name: `sf:${element}`,
    attributes: { 'xsi:type': `sf:${element}` },
    content: facts,
  }
  return faultReply(`sf:${code}`, `${code}: ${message}`, [{ name: 'detail', content: [detail] }])
}

/** The fault of a request that is no valid message at all, at status 500. */
export function clientFault(message: string): Reply {
  return faultReply('soapenv:Client', message, [])
}

function faultReply(faultcode: string, faultstring: string, detail: readonly XmlElement[]): Reply {
  const content = [...children({ faultcode, faultstring }), ...detail]
  const namespaces = { 'xmlns:sf': FAULTS, 'xmlns:xsi': INSTANCE }
  return soap(500, write(namespaces, [], { name: 'soapenv:Fault', content }, ''))
}

function write(
  namespaces: Readonly<Record<string, string>>,
  header: readonly XmlElement[],
  message: XmlElement,
  prefix: string,
): string {
  const head: XmlElement[] = header.length === 0 ? [] : [{ name: 'soapenv:Header', content: header }]
  const envelope: XmlElement = {
    name: 'soapenv:Envelope',
    attributes: { 'xmlns:soapenv': ENVELOPE, ...namespaces },
    content: [...head, { name: 'soapenv:Body', content: [message] }],
  }
  return `<?xml version="1.0" encoding="UTF-8"?>${render(envelope, prefix)}`
}
