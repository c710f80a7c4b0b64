import { type Form, type Operation, type OperationId, operations } from '../../generated/oauth2/operations.js'
import type { operations as Contract } from '../../generated/oauth2/schema.js'
import { passwordParts } from '../errors/redact.js'
import { invalidResponse, readText } from '../http/response.js'
import { noteSecrets } from '../http/sent-secrets.js'
import { invalidArgument } from '../lib/invalid-argument.js'
import { isRecord, parseJson, stringAt } from '../lib/json.js'
import { isToken } from '../lib/token.js'
import type { App } from './app.js'
import { clientCredentials, formEncode } from './client-authentication.js'

type ContentOf<Body> = Body extends { content: infer Content } ? Content[keyof Content] : never

/** The request body of an operation of the contract; never when it has none. */
export type BodyOf<Id extends OperationId> = ContentOf<NonNullable<Contract[Id]['requestBody']>>

/** What goes into a request of one operation. */
export interface Question<Id extends OperationId> {
  readonly body?: BodyOf<Id>
  /** What the body is made of, where the operation has several kinds of it. */
  readonly form?: Form
  /** Goes into the Authorization header. */
  readonly accessToken?: string | undefined
  /** Values of the path's parameters. */
  readonly path?: Readonly<Record<string, string>>
  /** The URL to send to, where it is not the login host's. */
  readonly url?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Sends a request of the contract through its stub: method, path, content type and client authentication
 * are the contract's.
 *
 * @returns the raw answer, for a judge to read
 */
export async function ask<Id extends OperationId>(
  app: App,
  id: Id,
  question: Question<Id>,
): Promise<Response> {
  const operation: Operation = operations[id]
  const credentials = await clientCredentials(app, question.form ?? operation.body, question.body)
  const body = question.body && { ...credentials.body, ...defined(question.body) }
  const headers: Record<string, string> = { accept: 'application/json', ...credentials.headers }
  if (body !== undefined && operation.contentType !== undefined)
    headers['content-type'] = operation.contentType
  if ('accessToken' in question) headers['authorization'] = bearer(question.accessToken)
  const secrets = [...secretsIn({ ...body }), ...secretsOf(app, question)]
  const answer = hold<Response>()
  const init = {
    body,
    headers,
    params: { path: question.path },
    bodySerializer: operation.contentType === 'application/json' ? JSON.stringify : formEncode,
    parseAs: 'stream',
    fetch: (request: Request) => answer.fill(send(app, request, question, secrets)),
  }
  const stubs = await app.stubs()
  await stubs.request(operation.method.toLowerCase() as 'get', operation.path as '/id/keys', init as never)
  noteSecrets(answer.value(), secrets)
  return answer.value()
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

function secretsOf(app: App, { accessToken }: Pick<Question<OperationId>, 'accessToken'>): string[] {
  return [app.options.clientSecret, accessToken].filter((secret) => secret !== undefined)
}

/** Most bytes of an answer; key sets and discovery documents, the longest of them, have some ten thousand. */
const MAX_BYTES = 1024 * 1024

/** Keeps the answer that the stub gets a copy of, so that the judge reads it whole. */
function hold<T extends Response>() {
  let held: T | undefined
  return {
    async fill(answer: Promise<T>): Promise<Response> {
      held = await answer
      return held.clone()
    },
    value(): T {
      if (held === undefined) throw new TypeError('The stub sent no request')
      return held
    },
  }
}

async function send<Id extends OperationId>(
  app: App,
  request: Request,
  question: Question<Id>,
  secrets: readonly string[],
): Promise<Response> {
  const body = await request.text()
  return app.send(question.url ?? request.url, {
    method: request.method,
    headers: Object.fromEntries(request.headers),
    body: body === '' ? undefined : body,
    signal: question.signal,
    maxBytes: MAX_BYTES,
    secrets,
  })
}

/**
 * Judges a JSON object for the string members that its reader relies on; whatever else it holds is kept.
 *
 * @throws SalesforceError `INVALID_RESPONSE` that names what is missing
 */
export async function judgeMembers<T>(
  response: Response,
  what: string,
  required: readonly string[],
): Promise<T> {
  const answer = parseJson(await readText(response))
  if (!isRecord(answer)) throw invalidResponse(`${what} that came back is not a JSON object`, response.status)
  const missing = required.find((name) => stringAt(answer, name) === undefined)
  if (missing !== undefined)
    throw invalidResponse(`${what} that came back has no ${missing}`, response.status)
  return answer as T
}

/**
 * Checks the parameters of a request against the contract, for callers whom no compiler warns: none is
 * missing, and none is another request's.
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

/** A name may be a misplaced secret: only what looks like a name is quoted. */
function printable(name: string): string {
  return /^[a-z_]{1,40}$/i.test(name) ? name : 'parameter of that name'
}

/** Members of requests that are secrets, or stand for one. */
const SECRET_MEMBERS: readonly string[] = [
  'client_secret',
  'password',
  'refresh_token',
  'token',
  'code',
  'code_verifier',
  'assertion',
  'client_assertion',
  'subject_token',
  'actor_token',
]

/** The secrets among the members of a request. */
export function secretsIn(request: object): readonly string[] {
  const members = request as Record<string, unknown>
  return SECRET_MEMBERS.flatMap((name) => {
    const value = members[name]
    if (typeof value !== 'string') return []
    return name === 'password' ? passwordParts(value) : [value]
  })
}
