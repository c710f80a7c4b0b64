import { redact } from '../errors/redact.js'
import { SalesforceError, type Verdict } from '../errors/salesforce-error.js'
import { contentType, type Reply } from './answer.js'
import { retryAfter } from './response.js'
import { secretsOf } from './secrets.js'

/** The error of an answer that breaks the contract; `what` names the part, never its content. */
export function invalidResponse(what: string, status?: number): SalesforceError {
  return new SalesforceError(`${what}; ${FOREIGN}`, {
    errorCode: 'INVALID_RESPONSE',
    verdict: 'terminal',
    status,
  })
}

const FOREIGN = 'is the URL that of a Salesforce org, or does a proxy or captive portal answer in its place?'

/**
 * The whole body as text.
 *
 * @throws SalesforceError `INVALID_RESPONSE` when it is not UTF-8
 */
export async function readText(response: Reply): Promise<string> {
  const bytes = await response.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw invalidResponse('The answer is not UTF-8', response.status)
  }
}

const MAINTENANCE = /maintenance|unavailable|be right back|down for|upgrad/i

/**
 * The error of a page where JSON or XML was expected: maintenance, or something in between that answers in place of
 * Salesforce. Its title goes into the message.
 *
 * @param what names the answer, such as `The token answer is not JSON`
 * @param otherwise the verdict where the page shows no sign of maintenance
 */
export function pageError(what: string, response: Reply, text: string, otherwise: Verdict): SalesforceError {
  const title = redact(/<title[^<>]{0,200}>([^<]{1,400})</i.exec(text)?.[1] ?? '', secretsOf(response))
  const isMaintenance = MAINTENANCE.test(title) || response.headers.get('retry-after') !== null
  const page = title === '' ? what : `${what} (the title of the page: "${title}")`
  return new SalesforceError(`${page}; ${isMaintenance ? 'try again later' : FOREIGN}`, {
    errorCode: 'INVALID_RESPONSE',
    verdict: isMaintenance ? 'retry' : otherwise,
    status: response.status,
    retryAfter: retryAfter(response),
  })
}

/** Names the host that a login went to in the error of one that failed. */
export async function namingHost<T>(url: string, login: Promise<T>): Promise<T> {
  try {
    return await login
  } catch (error) {
    const { origin } = new URL(url)
    if (error instanceof SalesforceError && !error.message.includes(origin)) {
      const message = `${error.message} (asked ${origin})`
      error.stack = error.stack?.replace(error.message, () => message) ?? message
      error.message = message
    }
    throw error
  }
}

/** Whether a body is a page of HTML, by its type or by its beginning. */
export function isPage(response: Reply, text: string): boolean {
  return contentType(response) === 'text/html' || /^\s*<(!doctype html|html)\b/i.test(text)
}
