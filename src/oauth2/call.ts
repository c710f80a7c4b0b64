import { type Form, type Operation, type OperationId, operations } from '../../generated/oauth2/operations.js'
import type { operations as Contract } from '../../generated/oauth2/schema.js'
import type { Reply } from '../http/answer.js'
import type { CallLimits } from '../http/limits.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { isToken, MAX_TOKEN } from '../lib/token.js'
import type { App } from './app.js'
import { clientCredentials, formEncode } from './client-authentication.js'

type ContentOf<Body> = Body extends { content: infer Content } ? Content[keyof Content] : never

/** The request body of an operation of the contract; never when it has none. */
export type BodyOf<Id extends OperationId> = ContentOf<NonNullable<Contract[Id]['requestBody']>>

/** Limits of one call, and its purpose. */
export interface AskOptions extends CallLimits {
  /** Whether the call renews a session, for `onExchange`. */
  readonly renewal?: boolean | undefined
}

/** The members of a request of one operation. */
export interface Question<Id extends OperationId> extends AskOptions {
  readonly body?: BodyOf<Id>
  /** The form of the body, where the operation has several. */
  readonly form?: Form
  /** For the Authorization header. */
  readonly accessToken?: string | undefined
  /** Values of the path's parameters. */
  readonly path?: Readonly<Record<string, string>>
  /** The URL to send to, where it is not the login host's. */
  readonly url?: string | undefined
}

/**
 * Sends a request of the contract through its stub: method, path, content type and client authentication
 * are the contract's.
 *
 * @returns the answer, for a judge to read
 */
export async function ask<Id extends OperationId>(app: App, id: Id, question: Question<Id>): Promise<Reply> {
  const operation: Operation = operations[id]
  refuseLongTokens(question.body ?? {})
  const credentials = await clientCredentials(app, question.form ?? operation.body, question.body)
  const body = question.body && { ...credentials.body, ...defined(question.body) }
  const headers: Record<string, string> = { accept: 'application/json', ...credentials.headers }
  if (body !== undefined && operation.contentType !== undefined)
    headers['content-type'] = operation.contentType
  if ('accessToken' in question) headers['authorization'] = bearer(question.accessToken)
  let answer: Reply | undefined
  const init = {
    body,
    headers,
    params: { path: question.path },
    bodySerializer: operation.contentType === 'application/json' ? JSON.stringify : formEncode,
    parseAs: 'stream',
    fetch: async (request: Request) => (answer = await send(app, id, request, question)),
  }
  const stubs = await app.stubs()
  await stubs.request(operation.method.toLowerCase() as 'get', operation.path as '/id/keys', init as never)
  if (answer === undefined) throw new TypeError('The stub sent no request')
  return answer
}

function defined(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

/** @throws TypeError when the token cannot stand in a header; never with the token */
function bearer(accessToken: string | undefined): string {
  if (isToken(accessToken)) return `Bearer ${accessToken}`
  throw invalidArgument(
    'The access token must be a string that can stand in a header: no spaces, no line breaks',
  )
}

/** Upper limit of an answer in bytes; the longest, key sets and discovery documents, have some ten thousand. */
const MAX_BYTES = 1024 * 1024

async function send<Id extends OperationId>(
  app: App,
  id: Id,
  request: Request,
  question: Question<Id>,
): Promise<Reply> {
  const body = await request.text()
  return app.send(question.url ?? request.url, {
    method: request.method,
    headers: Object.fromEntries(request.headers),
    body: body === '' ? undefined : body,
    signal: question.signal,
    timeout: question.timeout,
    operation: id,
    renewal: question.renewal,
    maxBytes: MAX_BYTES,
  })
}

/**
 * Checks the parameters of a request against the contract, for callers in JavaScript: none is missing, and none
 * belongs to another request.
 *
 * @throws TypeError that names the parameter, never its value
 */
export function checkParameters(form: Form, parameters: object, what: string): void {
  const given = Object.entries(parameters).flatMap(([name, value]) => (value == null ? [] : [name]))
  const foreign = given.find((name) => !form.allowed.includes(name))
  if (foreign !== undefined)
    throw invalidArgument(`${what} takes no ${printable(foreign)}, only ${form.allowed.join(', ')}`)
  const members = parameters as Readonly<Record<string, unknown>>
  const missing = form.required.find((name) => name !== 'client_id' && (members[name] ?? '') === '')
  if (missing !== undefined) throw invalidArgument(`${what} needs ${missing}`)
}

/** Members that are tokens or codes, and never longer than one. */
const TOKENS = ['code', 'refresh_token', 'token']

function refuseLongTokens(members: object): void {
  for (const [name, value] of Object.entries(members)) {
    if (TOKENS.includes(name) && typeof value === 'string' && value.length > MAX_TOKEN)
      throw invalidArgument(`${name} is longer than any of Salesforce's: ${MAX_TOKEN} characters at most`)
  }
}

/** A name may be a misplaced secret: only what looks like a name is quoted. */
function printable(name: string): string {
  return /^[a-z_]{1,40}$/i.test(name) ? name : 'parameter of that name'
}
