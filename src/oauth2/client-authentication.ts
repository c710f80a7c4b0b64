import type { ClientAuthenticationMethod, Form } from '../../generated/oauth2/operations.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { stringAt } from '../lib/json.js'
import { type App, noClientId } from './app.js'
import { clientAssertion } from './assertion.js'

/** The parameters and headers by which a client authenticates. */
export interface Credentials {
  readonly body: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
}

const NOTHING: Credentials = { body: {}, headers: {} }
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/**
 * The credentials of the app for one kind of request, by the way that the contract allows and the options
 * choose: secret in the body, HTTP Basic (RFC 6749 §2.3.1), or an assertion (RFC 7523 §2.2).
 *
 * @param form what the contract says of the request; undefined when there is no body
 * @param given the request, whose own credentials count instead
 * @throws TypeError when the request needs credentials that the options do not hold
 */
export async function clientCredentials(
  app: App,
  form: Form | undefined,
  given: object = {},
): Promise<Credentials> {
  if (form === undefined || form.clientAuthentication.length === 0) return NOTHING
  const members = { ...given }
  const client_id = stringAt(members, 'client_id') ?? app.options.clientId
  if (client_id === undefined) throw noClientId()
  if (stringAt(members, 'client_secret') !== undefined) return { body: { client_id }, headers: {} }
  if (stringAt(members, 'client_assertion') !== undefined)
    return { body: { client_id, client_assertion_type: ASSERTION_TYPE }, headers: {} }
  switch (methodFor(app, form.clientAuthentication)) {
    case 'client_secret_post':
      return { body: { client_id, client_secret: secretOf(app) }, headers: {} }
    case 'client_secret_basic':
      return { body: {}, headers: { authorization: basic(client_id, secretOf(app)) } }
    case 'private_key_jwt': {
      const client_assertion = await clientAssertion(app)
      return { body: { client_id, client_assertion, client_assertion_type: ASSERTION_TYPE }, headers: {} }
    }
    case 'none':
      return { body: { client_id }, headers: {} }
  }
}

/** Whether the credentials for a request are an assertion that is signed here. */
export function provesByKey(app: App, form: Form, given: object): boolean {
  if (form.clientAuthentication.length === 0) return false
  const members = { ...given }
  const own = ['client_secret', 'client_assertion'].some((name) => stringAt(members, name) !== undefined)
  return !own && methodFor(app, form.clientAuthentication) === 'private_key_jwt'
}

function methodFor(app: App, allowed: readonly ClientAuthenticationMethod[]): ClientAuthenticationMethod {
  const chosen = app.options.clientAuthentication ?? defaultMethod(app)
  if (allowed.includes(chosen)) return chosen
  if (allowed.includes('none')) return 'none'
  throw invalidArgument(
    'This request needs the client to show who it is: give oauth2.clientSecret or oauth2.privateKey',
  )
}

function defaultMethod({ options }: App): ClientAuthenticationMethod {
  if (options.clientSecret !== undefined) return 'client_secret_post'
  return options.privateKey === undefined ? 'none' : 'private_key_jwt'
}

function secretOf(app: App): string {
  const { clientSecret } = app.options
  if (clientSecret === undefined)
    throw invalidArgument('oauth2.clientAuthentication needs oauth2.clientSecret')
  return clientSecret
}

/** @throws TypeError when one of the two cannot arrive as it is */
function basic(client_id: string, client_secret: string): string {
  const id = formEncode({ client_id }).slice('client_id='.length)
  const secret = formEncode({ client_secret }).slice('client_secret='.length)
  return `Basic ${btoa(`${id}:${secret}`)}`
}

/** Half of a surrogate pair, which no encoding can write; it would arrive as another character. */
const LONE_SURROGATE = /\p{Cs}/u

/**
 * Encodes a form (RFC 6749 appendix B); members that are undefined are left out.
 *
 * @throws TypeError when a member cannot arrive as it is; never with its value
 */
export function formEncode(form: object): string {
  const encoded = new URLSearchParams()
  for (const [name, value] of Object.entries(form) as [string, unknown][]) {
    if (value === undefined || value === null) continue
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    if (LONE_SURROGATE.test(text)) throw invalidArgument(`${name} holds half a character`)
    encoded.append(name, text)
  }
  return encoded.toString()
}
