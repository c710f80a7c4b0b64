import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { Connection, OAuth2, type Fetch } from '../../src/index.js'
import { isOwn } from './hostile.js'
import { property, type Property } from './property.js'
import { anyText, isUnicode, isXml, parseStrictly } from './texts.js'

interface Sent {
  readonly body: string
  readonly headers: Headers
}
type Pair = readonly [string, string]
type Sending = (fetch: Fetch, pair: Pair) => Promise<unknown>
type Reading = (sent: Sent) => Pair

const HOST = 'https://acme.my.salesforce.com'

/** Sends a pair; what it gives was sent, and undefined was refused before anything was sent. */
async function sentBy(send: Sending, pair: Pair): Promise<Sent | undefined> {
  const all: Sent[] = []
  const fetch: Fetch = (_url, { body, headers }) => {
    all.push({ body: typeof body === 'string' ? body : '', headers: new Headers(headers) })
    return Promise.resolve(new Response(null, { status: 500 }))
  }
  const error: unknown = await send(fetch, pair).catch((reason: unknown) => reason)
  assert.ok(isOwn(error), String(error))
  if (error instanceof TypeError) assert.is(all.length, 0, 'what is refused is not sent')
  return all[0]
}

/** @param fits whether a text can be sent that way at all */
function arrives(send: Sending, read: Reading, fits: (text: string) => boolean) {
  return async (pair: Pair): Promise<void> => {
    const sent = await sentBy(send, pair)
    assert.is(sent !== undefined, pair.every(fits), sent === undefined ? 'refused' : 'sent')
    if (sent !== undefined) assert.equal(read(sent), pair)
  }
}

/** As xmldom reads an envelope, which has exactly the elements that it should. */
const fromEnvelope: Reading = ({ body }) => {
  const document = parseStrictly(body)
  assert.is(document.getElementsByTagName('*').length, 5)
  const [username = '', password = ''] = ['username', 'password'].map(
    (name) => document.getElementsByTagNameNS('urn:partner.soap.sforce.com', name)[0]?.textContent ?? '',
  )
  return [username, password]
}

const fromForm =
  (first: string, second: string, count: number): Reading =>
  ({ body }) => {
    const form = new URLSearchParams(body)
    assert.is([...form].length, count)
    return [form.get(first) ?? '', form.get(second) ?? '']
  }

/** RFC 6749 §2.3.1: Basic (RFC 7617), each half form-encoded. */
const fromBasic: Reading = ({ headers }) => {
  const [scheme, value = ''] = (headers.get('authorization') ?? '').split(' ')
  assert.is(scheme, 'Basic')
  const halves = Buffer.from(value, 'base64').toString('latin1').split(':')
  assert.is(halves.length, 2)
  const [id = '', secret = ''] = halves.map((half) => new URLSearchParams(`v=${half}`).get('v') ?? '')
  return [id, secret]
}

const bySoap: Sending = (fetch, [username, password]) =>
  new Connection({ loginUrl: HOST, fetch }).login(username, password)
const byPasswordGrant: Sending = (fetch, [username, password]) =>
  new OAuth2({ loginUrl: HOST, clientId: 'c', clientSecret: 's', fetch }).authenticate(username, password)
const byForm: Sending = (fetch, [clientId, clientSecret]) =>
  new OAuth2({ loginUrl: HOST, clientId, clientSecret, fetch }).requestToken({
    grant_type: 'client_credentials',
  })
const byBasic: Sending = (fetch, [clientId, clientSecret]) =>
  new OAuth2({
    loginUrl: HOST,
    clientId,
    clientSecret,
    clientAuthentication: 'client_secret_basic',
    fetch,
  }).requestToken({ grant_type: 'client_credentials' })

const pairs = fc.tuple(anyText, anyText)
const isSoap = (text: string): boolean => text !== '' && isXml(text)
const isForm = (text: string): boolean => text !== '' && isUnicode(text)

/** Property of any pair of credentials: it arrives unchanged, or is refused before anything is sent. */
export const CREDENTIALS: readonly Property[] = [
  property(
    'any username and password arrive by SOAP as they are',
    pairs,
    arrives(bySoap, fromEnvelope, isSoap),
    {
      few: 100,
    },
  ),
  property(
    'any username and password arrive by the password grant as they are',
    pairs,
    arrives(byPasswordGrant, fromForm('username', 'password', 5), isForm),
  ),
  property(
    'any client id and secret arrive in the form as they are',
    pairs,
    arrives(byForm, fromForm('client_id', 'client_secret', 3), isUnicode),
  ),
  property(
    'any client id and secret arrive by Basic as they are',
    pairs,
    arrives(byBasic, fromBasic, isUnicode),
  ),
]
