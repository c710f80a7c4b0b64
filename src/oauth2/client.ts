import createClient, { type Client } from 'openapi-fetch'
import type { paths } from '../../generated/oauth2/schema.js'
import type { Send } from '../transport.js'
import { formEncode } from './form.js'

/** The stubs that the contract gives: one typed call per path and method. */
export type Stubs = Client<paths>

/** What a call of a stub needs besides its parameters: the wire. */
export type Wire = (request: Request) => Promise<Response>

/** Makes the stubs of a host. */
export function createStubs(loginUrl: string): Stubs {
  return createClient<paths>({ baseUrl: loginUrl })
}

/** How a request body goes out, as the contract says it. */
export function encodingOf(operation: { readonly contentType: string }): {
  headers: { 'content-type': string }
  bodySerializer: (body: object) => string
} {
  const isForm = operation.contentType === 'application/x-www-form-urlencoded'
  return {
    headers: { 'content-type': operation.contentType },
    bodySerializer: isForm ? formEncode : (body) => JSON.stringify(body),
  }
}

/**
 * Calls a stub over the transport and gives the raw answer, for a judge to read.
 *
 * @param call calls the stub with the wire that it is handed
 * @param url the URL to send to, where it is not the one of the contract
 */
export async function exchange(
  send: Send,
  call: (wire: { fetch: Wire; parseAs: 'stream' }) => Promise<unknown>,
  options: { readonly url?: string | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<Response> {
  let answer: Promise<Response> | undefined
  const fetch: Wire = async (request) => {
    answer = request.text().then((body) =>
      send(options.url ?? request.url, {
        method: request.method,
        headers: Object.fromEntries(request.headers),
        body: body === '' ? undefined : body,
        signal: options.signal,
      }),
    )
    return (await answer).clone()
  }
  await call({ fetch, parseAs: 'stream' })
  if (answer === undefined) throw new TypeError('The stub sent no request')
  return answer
}
