import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { Connection, type Fetch } from '../../src/index.js'
import { finder } from '../hostile/printed-views.js'
import { type Answer, answers, judged, responseOf, SECRETS, WORDS } from './hostile.js'
import { mutated } from './mutated.js'
import { ENVELOPES } from './originals.js'
import { property, type Property } from './property.js'

const HOST = 'https://acme.my.salesforce.com'
const LEAF = /<([\w:]+)((?: [^<>]*)?)>([^<>]*)<\/\1>/g
const HOLDER = /<(result|records|detail|errors|userInfo)( [^<>]*)?>.*?<\/\1>/gs

/** Replacement of an element without child elements. */
const REPLACED: readonly ((whole: string, name: string, attributes: string) => string)[] = [
  () => '',
  (whole) => whole + whole,
  (_whole, name) => `<${name}/>`,
  (_whole, name) => `<${name} xsi:nil="true"/>`,
  (_whole, name, attributes) => `<${name}${attributes}>NaN</${name}>`,
  (_whole, name, attributes) => `<${name}${attributes}> 1e999 </${name}>`,
  (whole, name, attributes) => `<${name}${attributes}>${whole}</${name}>`,
  (whole) => `${whole}text`,
]

/** An envelope, well-formed still, with elements left out, doubled, emptied, or holding what they cannot. */
const rearranged = fc
  .tuple(
    fc.constantFrom(...ENVELOPES),
    fc.boolean(),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...REPLACED)), { minLength: 1, maxLength: 2 }),
  )
  .map(([original, isHolder, steps]) => {
    const pattern = isHolder ? HOLDER : LEAF
    const replaceOne = (text: string, [number, replace]: (typeof steps)[number]): string => {
      const chosen = number % Math.max(1, [...text.matchAll(pattern)].length)
      let index = -1
      return text.replace(pattern, (whole: string, name: string, attributes: string | undefined) => {
        index += 1
        return index === chosen ? replace(whole, name, attributes ?? '') : whole
      })
    }
    return Buffer.from(steps.reduce(replaceOne, original))
  })

const anyAnswer = answers(
  fc.oneof(
    { weight: 6, arbitrary: mutated(ENVELOPES, WORDS) },
    { weight: 4, arbitrary: rearranged },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  ),
).map((answer) => ({ ...answer, status: answer.status % 2 === 0 ? 200 : answer.status }))

/** The secrets that a request has sent; a text that it has not sent is no secret. */
const { password, accessToken } = SECRETS
const findSent = finder({ password, accessToken })
const findSession = finder({ accessToken })

function answering(answer: Answer): Fetch {
  return () => Promise.resolve(responseOf(answer))
}

async function login(answer: Answer): Promise<void> {
  const conn = new Connection({ loginUrl: HOST, fetch: answering(answer) })
  const user = await judged(() => conn.login('ada', SECRETS.password), findSent)
  assert.is(conn.accessToken !== null, user !== undefined)
  if (user === undefined) return
  assert.match(conn.accessToken ?? '', /^[\x21-\x7e]+$/)
  assert.match(conn.instanceUrl, /^https:\/\/[\w.-]+\.(salesforce|force)\.com/)
  assert.ok([user.id, user.organizationId, user.url].every((text) => typeof text === 'string'))
}

type Operation = (conn: Connection) => Promise<unknown>

const loggingIn: Operation = (conn) => conn.partner.login({ username: 'ada', password: SECRETS.password })
const OPERATIONS: readonly Operation[] = [
  (conn) => conn.partner.query({ queryString: 'SELECT Id FROM Account' }),
  (conn) => conn.partner.create({ sObjects: [{ type: 'Account' }] }),
  (conn) => conn.partner.getUserInfo(),
  (conn) => conn.partner.describeGlobal(),
  loggingIn,
]
const called = fc.tuple(fc.constantFrom(...OPERATIONS), anyAnswer)

async function operation([call, answer]: readonly [Operation, Answer]): Promise<void> {
  const session = { sessionId: SECRETS.accessToken, serverUrl: HOST }
  const conn = new Connection({ ...session, fetch: answering(answer) })
  const result = await judged(() => call(conn), call === loggingIn ? findSent : findSession)
  assert.ok(result === undefined || answer.status < 300)
  assert.ok(
    result === undefined || Array.isArray(result) || (result !== null && Object.keys(result).length > 0),
  )
  noInvalidDate(result)
}

/** A date that is none would be taken for one; `NaN` is a value of a double. */
function noInvalidDate(value: unknown): void {
  if (value instanceof Date) assert.not(Number.isNaN(value.getTime()))
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach(noInvalidDate)
}

/** Properties of reading SOAP answers and faults for any answer. */
export const SOAP: readonly Property[] = [
  property(
    'any answer to a SOAP login opens a session at a trusted host, or is an own error',
    anyAnswer,
    login,
    {
      few: 100,
    },
  ),
  property('any answer to a SOAP operation is read, or is an own error', called, operation, { few: 100 }),
]
