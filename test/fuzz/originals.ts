import { readFixtures } from '../helpers/fixture.js'
import { mediaType } from '../helpers/http-message.js'
import { envelope, fault } from '../partner/answers.js'

const recorded = readFixtures().flatMap(({ name, exchanges }) =>
  exchanges.map(({ response }) => ({
    operation: name.replace(/__.*/, ''),
    isXml: mediaType(response.headers).endsWith('xml'),
    body: response.body,
  })),
)

function bodies(fits: (answer: (typeof recorded)[number]) => boolean): string[] {
  return [...new Set(recorded.filter(fits).map(({ body }) => body))]
}

const RECORD =
  '<records xsi:type="sf:sObject"><sf:type>Account</sf:type><sf:Id>001000000000001AAA</sf:Id>' +
  '<sf:Name>Ada &amp; Sons</sf:Name><sf:Owner xsi:type="sf:sObject"><sf:type>User</sf:type>' +
  '<sf:Id xsi:nil="true"/><sf:IsActive xsi:type="xsd:boolean">true</sf:IsActive></sf:Owner>' +
  '<sf:Amount xsi:type="xsd:double">12.5</sf:Amount></records>'

/** Bodies of recorded answers of the OAuth 2.0 endpoints and of REST, pages of proxies among them. */
export const TEXTS: readonly string[] = bodies(({ isXml }) => !isXml)

/** Bodies of recorded answers of the SOAP API, and of some operations that have no recording. */
export const ENVELOPES: readonly string[] = [
  ...bodies(({ isXml }) => isXml),
  envelope(
    `<queryResponse><result xsi:type="QueryResult"><done>true</done><queryLocator xsi:nil="true"/>${RECORD}${RECORD}<size>2</size></result></queryResponse>`,
  ),
  envelope(
    '<createResponse><result><errors><fields>Name</fields><message>no</message><statusCode>REQUIRED_FIELD_MISSING</statusCode></errors><id xsi:nil="true"/><success>false</success></result></createResponse>',
  ),
  fault('MALFORMED_QUERY', 'unexpected token', 'MalformedQueryFault'),
]
