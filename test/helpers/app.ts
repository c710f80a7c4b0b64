import { OAuth2 } from '../../src/oauth2/oauth2.js'
import type { OAuth2Options } from '../../src/oauth2/options.js'

/** A request that the app's `fetch` was given. */
export interface Asked {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: string
  /** The body as a form. */
  readonly form: Readonly<Record<string, string>>
}

/** Where the app of these tests lives. */
export const LOGIN = 'https://acme.my.salesforce.com'

/** An app whose requests are answered by a function, and what it asked. */
export function appWith(answer: (asked: Asked) => Response | Promise<Response>, options: OAuth2Options = {}) {
  const asked: Asked[] = []
  const oauth2 = new OAuth2({
    loginUrl: LOGIN,
    clientId: 'the-id',
    fetch: async (url, { method, headers, body }) => {
      const text = typeof body === 'string' ? body : ''
      const form = Object.fromEntries(new URLSearchParams(text))
      const request = { method, url, headers: new Headers(headers), body: text, form }
      asked.push(request)
      return answer(request)
    },
    ...options,
  })
  return { oauth2, asked }
}

/** A token answer. */
export function tokenAnswer(members: object = {}): Response {
  const answer = { access_token: '00D!access', instance_url: LOGIN, token_type: 'Bearer' }
  return Response.json({ ...answer, ...members })
}

/** An OAuth 2.0 error. */
export function errorAnswer(error: string, description?: string, status = 400): Response {
  return Response.json({ error, error_description: description }, { status })
}
