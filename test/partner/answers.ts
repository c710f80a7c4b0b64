import { createStubs, type Stubs } from '../../generated/partner/stubs.js'
import { isSalesforceError, type SalesforceError } from '../../src/errors/salesforce-error.js'
import type { Send, SendInit } from '../../src/http/transport.js'
import { createCall } from '../../src/partner/endpoint.js'
import type { CallSettings } from '../../src/partner/invoke.js'
import { transport } from '../helpers/transport.js'

/** A request as it was sent. */
export interface Sent extends SendInit {
  readonly url: string
}

/** A transport that gives one literal answer and keeps what was sent. */
export function answering(
  body: string | null,
  init: ResponseInit = {},
): { readonly send: Send; readonly sent: Sent[] } {
  const sent: Sent[] = []
  const headers = { 'content-type': 'text/xml; charset=utf-8' }
  const { send } = transport({ fetch: () => Promise.resolve(new Response(body, { headers, ...init })) })
  return {
    sent,
    send: (url, request) => {
      sent.push({ url, ...request })
      return send(url, request)
    },
  }
}

/** An envelope in the prefix style of the service: the body in the default namespace. */
export function envelope(body: string, header = ''): string {
  const head = header === '' ? '' : `<soapenv:Header>${header}</soapenv:Header>`
  return (
    '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"' +
    ' xmlns="urn:partner.soap.sforce.com" xmlns:sf="urn:sobject.partner.soap.sforce.com"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">' +
    `${head}<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
  )
}

/** A fault in the form of the service. */
export function fault(code: string, sentence: string, name = 'UnexpectedErrorFault'): string {
  return envelope(
    `<soapenv:Fault><faultcode>f:${code}</faultcode><faultstring>${code}: ${sentence}</faultstring><detail>` +
      `<f:${name} xmlns:f="urn:fault.partner.soap.sforce.com" xsi:type="f:${name}"><f:exceptionCode>${code}</f:exceptionCode>` +
      `<f:exceptionMessage>${sentence}</f:exceptionMessage></f:${name}></detail></soapenv:Fault>`,
  )
}

/** The operations over a transport. */
export function stubs(send: Send, headers?: CallSettings['headers']): Stubs {
  const url = 'https://example.my.salesforce.com/services/Soap/u/64.0'
  return createStubs(createCall({ send, url, ...(headers === undefined ? {} : { headers }) }))
}

/** The error that a call ends with. */
export async function refused(call: () => Promise<unknown>): Promise<SalesforceError> {
  const error = await thrown(call)
  if (isSalesforceError(error)) return error
  throw new Error('expected a SalesforceError', { cause: error })
}

/** Whatever a call throws. */
export async function thrown(call: () => Promise<unknown>): Promise<unknown> {
  try {
    await call()
  } catch (error) {
    return error
  }
  throw new Error('expected a rejection')
}
