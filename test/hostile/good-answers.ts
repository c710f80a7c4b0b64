import { FIXED, HOST } from './inspect-views.js'

/** Identity URL of the user of these tests. */
export const USER = `${HOST}/id/00D000000000001AAA/005000000000001AAA`

/** The answer to a token request. */
export const TOKEN = {
  access_token: '00D!renewed.access',
  refresh_token: '5Aep.rotated.refresh',
  instance_url: HOST,
  id: USER,
  token_type: 'Bearer',
  issued_at: '1700000000000',
  signature: 'c2lnbmF0dXJl',
}

const JSON_BODIES: readonly (readonly [url: RegExp, body: object])[] = [
  [/oauth2\/token$/, TOKEN],
  [/oauth2\/introspect$/, { active: true, username: 'ada' }],
  [/oauth2\/userinfo$/, { sub: USER, user_id: '005000000000001AAA' }],
  [/oauth2\/singleaccess$/, { frontdoor_uri: `${HOST}/secur/frontdoor.jsp?otp=1` }],
  [/oauth2\/register$/, { client_id: 'registered', client_name: 'x' }],
  [
    /\.well-known\/openid-configuration$/,
    { issuer: HOST, token_endpoint: `${HOST}/services/oauth2/token`, jwks_uri: `${HOST}/id/keys` },
  ],
  [/\.well-known\/auth-configuration$/, { OrgId: '00D000000000001', LoginPage: {} }],
  [/id\/keys$/, { keys: [{ kty: 'RSA', kid: '1', n: 'AQAB', e: 'AQAB' }] }],
  [
    /\/id\/00D\w+\/005\w+$/,
    { id: USER, user_id: '005000000000001AAA', organization_id: '00D000000000001AAA' },
  ],
  [/\/services\/data\//, { DailyApiRequests: { Max: 15000, Remaining: 14998 }, identity: USER }],
]

/** The answer to a device's request for a code. */
export const DEVICE = {
  device_code: FIXED.deviceCode,
  user_code: 'ABCD1234',
  verification_uri: `${HOST}/setup/connect`,
  interval: 0.001,
}

/** A SOAP envelope with this in its body. */
export function envelope(body: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"' +
    ' xmlns="urn:partner.soap.sforce.com" xmlns:sf="urn:sobject.partner.soap.sforce.com"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">' +
    `<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
  )
}

const SOAP_BODIES: Readonly<Record<string, string>> = {
  login:
    '<loginResponse><result><metadataServerUrl xsi:nil="true"/><passwordExpired>false</passwordExpired>' +
    `<sandbox>false</sandbox><serverUrl>${HOST}/services/Soap/u/64.0/00D000000000001</serverUrl>` +
    '<sessionId>00D!session.of.login</sessionId><userId>005000000000001AAA</userId></result></loginResponse>',
  logout: '<logoutResponse/>',
  query:
    '<queryResponse><result xsi:type="QueryResult"><done>true</done><queryLocator xsi:nil="true"/>' +
    '<records xsi:type="sf:sObject"><sf:type>Account</sf:type><sf:Id>001000000000001AAA</sf:Id></records>' +
    '<size>1</size></result></queryResponse>',
  setPassword: '<setPasswordResponse><result/></setPasswordResponse>',
}

/** The name of the SOAP operation that a request is of. */
export function operationOf(body: string): string {
  return Object.keys(SOAP_BODIES).find((name) => new RegExp(`<(?:\\w+:)?${name}[\\s/>]`).test(body)) ?? ''
}

/** Answers of a well-behaved server. */
export function goodAnswer(url: string, body: string): Response {
  if (url.includes('/services/Soap/')) {
    const headers = { 'content-type': 'text/xml; charset=utf-8' }
    return new Response(envelope(SOAP_BODIES[operationOf(body)] ?? ''), { headers })
  }
  if (url.endsWith('/revoke')) return new Response('')
  if (body.includes('response_type=device_code')) return Response.json(DEVICE)
  const found = JSON_BODIES.find(([pattern]) => pattern.test(new URL(url).pathname))
  return found === undefined ? Response.json({}, { status: 404 }) : Response.json(found[1])
}
