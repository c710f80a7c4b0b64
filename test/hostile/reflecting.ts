import { ENCODERS, escapeXml } from '../../scripts/record/forms.js'

/** The request as a server has seen it. */
export interface Seen {
  readonly url: string
  readonly body: string
  readonly authorization: string
}

const soap = (inner: string): string =>
  '<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"' +
  ' xmlns="urn:partner.soap.sforce.com" xmlns:sf="urn:fault.partner.soap.sforce.com"' +
  ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${inner}</soapenv:Body></soapenv:Envelope>`

const fault = (code: string, faultcode: string, message: string): string =>
  soap(
    `<soapenv:Fault><faultcode>sf:${faultcode}</faultcode><faultstring>${message}</faultstring><detail>` +
      `<sf:LoginFault xsi:type="sf:LoginFault"><sf:exceptionCode>${code}</sf:exceptionCode>` +
      `<sf:exceptionMessage>${message}</sf:exceptionMessage></sf:LoginFault></detail></soapenv:Fault>`,
  )

const unexpected = (code: string, message: string): string =>
  soap(
    `<soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${message}</faultstring><detail>` +
      `<sf:UnexpectedErrorFault xsi:type="sf:UnexpectedErrorFault"><sf:exceptionCode>${code}</sf:exceptionCode>` +
      `<sf:exceptionMessage>${message}</sf:exceptionMessage><sf:upgradeURL>${message}</sf:upgradeURL>` +
      `<sf:upgradeMessage>${code}</sf:upgradeMessage></sf:UnexpectedErrorFault></detail></soapenv:Fault>`,
  )

const login = (members: string): string =>
  soap(
    `<loginResponse><result><metadataServerUrl xsi:nil="true"/><passwordExpired>false</passwordExpired>` +
      `<sandbox>false</sandbox>${members}</result></loginResponse>`,
  )

const xml = (body: string, status = 200): Response =>
  new Response(body, { status, headers: { 'content-type': 'text/xml; charset=utf-8' } })
const json = (body: unknown, status = 400): Response => Response.json(body, { status })
const html = (text: string, status: number): Response =>
  new Response(`<html><title>${text}</title></html>`, { status, headers: { 'content-type': 'text/html' } })

/** A header of that text, if it can be one. */
function headers(entries: Readonly<Record<string, string>>): Headers {
  const all = new Headers()
  for (const [name, value] of Object.entries(entries)) {
    if (/^[\x20-\x7e]*$/.test(value)) all.set(name, value)
  }
  return all
}

const host = (secret: string): string =>
  `https://${secret.toLowerCase().replace(/[^a-z0-9-]/g, '')}.evil.example`

/** Answers that repeat a secret wherever an answer has room for a text. */
export const REFLECTIONS: Readonly<Record<string, (secret: string) => Response>> = {
  'OAuth error_description': (s) => json({ error: 'invalid_grant', error_description: `you sent ${s}` }),
  'OAuth error': (s) => json({ error: s, error_description: s }),
  'OAuth error of a server': (s) => json({ error: s }, 503),
  'OAuth error as a form': (s) =>
    new Response(String(new URLSearchParams({ error: s, error_description: `bad ${s}` })), { status: 400 }),
  'token word': (s) => new Response(s, { status: 403, headers: { 'content-type': 'text/plain' } }),
  'REST message': (s) => json([{ errorCode: 'MALFORMED_QUERY', message: `near ${s}`, fields: [s] }]),
  'REST errorCode': (s) => json([{ errorCode: s, message: s }], 500),
  'REST errors, many': (s) =>
    json([
      { errorCode: 'A_B', message: s },
      { errorCode: s, message: s },
    ]),
  'REST exceptionCode': (s) => json({ exceptionCode: s, exceptionMessage: s }, 404),
  'SOAP faultstring': (s) => xml(fault('INVALID_LOGIN', 'INVALID_LOGIN', escapeXml(`for ${s}`)), 500),
  'SOAP fault, its codes': (s) => xml(fault(escapeXml(s), escapeXml(s), escapeXml(s)), 500),
  'SOAP fault, its detail': (s) => xml(unexpected(escapeXml(s), escapeXml(s)), 500),
  'SOAP fault with 200': (s) => xml(fault(escapeXml(s), 'x', escapeXml(s)), 200),
  'SOAP fault without detail': (s) =>
    xml(
      soap(
        `<soapenv:Fault><faultcode>${escapeXml(s)}</faultcode><faultstring>${escapeXml(s)}</faultstring></soapenv:Fault>`,
      ),
      500,
    ),
  'HTML with 200': (s) => html(s, 200),
  'HTML with 403': (s) => html(s, 403),
  'HTML with 503': (s) => html(s, 503),
  headers: (s) =>
    new Response('x', {
      status: 500,
      headers: headers({
        'content-type': `text/${s}`,
        'retry-after': s,
        'sforce-limit-info': s,
        'www-authenticate': s,
      }),
    }),
  'a content type with 200': (s) => new Response('x', { headers: headers({ 'content-type': s }) }),
  'redirect to a host': (s) => new Response(null, { status: 302, headers: { location: `${host(s)}/x` } }),
  'redirect to a path': (s) =>
    new Response(null, {
      status: 307,
      headers: headers({
        location: `https://evil.example/${encodeURIComponent(s)}?${encodeURIComponent(s)}`,
      }),
    }),
  'truncated JSON': (s) =>
    new Response(`{"access_token":"${s}`, { headers: { 'content-type': 'application/json' } }),
  'JSON of wrong types': (s) =>
    json({ access_token: [s], instance_url: { s }, id: s, keys: s, active: s, sub: 1 }, 200),
  instance_url: (s) => json({ access_token: 'a.token', instance_url: host(s), id: s, refresh_token: s }, 200),
  'instance_url that is none': (s) => json({ access_token: 'a.token', instance_url: s }, 200),
  'tokens that are none': (s) =>
    json({ access_token: `${s}\n${s}`, instance_url: 'https://a.my.salesforce.com' }, 200),
  'identity URL of another host': (s) =>
    json(
      {
        access_token: 'a',
        instance_url: 'https://a.my.salesforce.com',
        id: `${host(s)}/id/x/y`,
        identity: `${host(s)}/id/x/y`,
      },
      200,
    ),
  'links of another host': (s) =>
    json(
      { verification_uri: host(s), user_code: s, device_code: s, interval: 5, frontdoor_uri: host(s) },
      200,
    ),
  discovery: (s) => json({ issuer: s, token_endpoint: s, jwks_uri: s, keys: [{ kid: s }], OrgId: '' }, 200),
  serverUrl: (s) =>
    xml(login(`<serverUrl>${host(s)}</serverUrl><sessionId>sid</sessionId><userId>005</userId>`)),
  'sessionId that is none': (s) =>
    xml(
      login(
        `<serverUrl>https://a.salesforce.com</serverUrl><sessionId>${escapeXml(s)} ${escapeXml(s)}</sessionId><userId>005</userId>`,
      ),
    ),
  'SOAP of wrong elements': (s) =>
    xml(soap(`<loginResponse xsi:type="${escapeXml(s)}"><result>${escapeXml(s)}</result></loginResponse>`)),
  'SOAP of another namespace': (s) => xml(soap(`<x:loginResponse xmlns:x="${escapeXml(s)}"/>`)),
  'SOAP that is no XML': (s) => xml(soap(`<loginResponse>${escapeXml(s)}</x>`)),
  'SOAP with a document type': (s) => xml(`<!DOCTYPE x [<!ENTITY e "${escapeXml(s)}">]>${soap('&e;')}`),
}

/** A secret as a server may write it: as it came, encoded as in URLs and forms, as base64, as XML. */
export function writings(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64')
  return [...new Set([...ENCODERS.map((encode) => encode(secret)), base64])]
}
