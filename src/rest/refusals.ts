/** For a session that is refused: the judge of the answer, and the repetition with another token. */

import type { PlainRequest } from './plain-request.js'

export { readRefusal } from '../http/refusal.js'

/** A request with the new token in place of the one that the caller had: in headers, in the URL, in a text. */
export function renewed({ url, init }: PlainRequest, old: string, now: string): PlainRequest {
  const encoded = encodeURIComponent(old)
  const renew = (text: string): string => {
    const renewed = text.replaceAll(old, now)
    return encoded === old ? renewed : renewed.replaceAll(encoded, encodeURIComponent(now))
  }
  const headers = Object.entries(init.headers).map(([name, value]) => [name, renew(value)] as const)
  return {
    url: renew(url),
    init: { ...init, headers: Object.fromEntries(headers), ...renewedBody(init.body, renew) },
  }
}

function renewedBody(body: RequestInit['body'], renew: (text: string) => string): Pick<RequestInit, 'body'> {
  if (typeof body === 'string') return { body: renew(body) }
  if (!(body instanceof URLSearchParams)) return {}
  const text = body.toString()
  return renew(text) === text ? {} : { body: new URLSearchParams(renew(text)) }
}
