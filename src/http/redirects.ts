import { redactHost, showsSecret } from '../errors/redact.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { isLoopback } from '../lib/url.js'
import type { Exchange, Reply } from './answer.js'
import { isPrivateAddress } from './private-address.js'

const MAX_REDIRECTS = 5

/** Sends a request and follows the redirects of a GET or HEAD; without the session where they leave the origin. */
export async function follow(exchange: Exchange, url: string, init: RequestInit, hops = 0): Promise<Reply> {
  const response = await exchange(url, init)
  const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
  if (location !== null && init.redirect === 'error') throw redirectRefused(url, response.status)
  if (location === null || init.redirect === 'manual' || !isSafe(init.method)) return response
  if (hops >= MAX_REDIRECTS || !URL.canParse(location, url)) return response
  const target = new URL(location, url)
  if (showsSecret(target.href, [tokenOf(init)])) return response
  if (leadsInside(target, new URL(url))) throw redirectRefused(url, response.status, 'to a private address')
  await discard(response)
  return follow(
    exchange,
    target.href,
    target.origin === new URL(url).origin ? init : stripSession(init),
    hops + 1,
  )
}

/** Ends the body of a redirect that is followed. */
async function discard(reply: Reply): Promise<void> {
  await (reply as Partial<Response>).body?.cancel()
}

/** The token that a request goes out with; a server that puts it into a URL is not followed there. */
function tokenOf({ headers }: RequestInit): string | undefined {
  return new Headers(headers).get('authorization')?.slice('Bearer '.length)
}

/** Whether a server out there sends the request on into the network that it comes from. */
function leadsInside(target: URL, from: URL): boolean {
  const isInside = (url: URL): boolean => isLoopback(url) || isPrivateAddress(url.hostname)
  return isInside(target) && !isInside(from)
}

function redirectRefused(url: string, status: number, why = 'which the request refuses'): SalesforceError {
  const { origin } = new URL(url)
  return new SalesforceError(`${origin} answered with a redirect ${why}; it is not followed`, {
    errorCode: 'REDIRECT_REFUSED',
    verdict: 'configuration',
    status,
  })
}

function isSafe(method: string | undefined): boolean {
  return method === undefined || ['GET', 'HEAD'].includes(method.toUpperCase())
}

const CREDENTIALS = ['authorization', 'cookie', 'proxy-authorization', 'sforce-call-options']

/** A request without the headers that are meant for the instance alone, and without those that hold the token. */
function stripSession(init: RequestInit): RequestInit {
  const headers = new Headers(init.headers)
  const token = [tokenOf(init)]
  const bearing = [...headers].filter(([, value]) => showsSecret(value, token)).map(([name]) => name)
  for (const name of [...CREDENTIALS, ...bearing]) headers.delete(name)
  return { ...init, headers }
}

/**
 * Lets an answer through that is no redirect.
 *
 * @throws SalesforceError `REDIRECT_REFUSED`: credentials are not sent on
 */
export function refuseRedirect(response: Reply, target: URL, secrets?: readonly string[]): Reply {
  const isHidden = (response as { type?: unknown }).type === 'opaqueredirect'
  if (!isHidden && (response.status < 300 || response.status > 399)) return response
  const location = response.headers.get('location')
  const place =
    location !== null && URL.canParse(location, target.href) ? new URL(location, target) : undefined
  const elsewhere =
    place === undefined || place.origin === target.origin ? '' : ` to ${redactHost(place.origin, secrets)}`
  const hint =
    elsewhere === ''
      ? 'check loginUrl and instanceUrl'
      : `if that is your org, give it as loginUrl or instanceUrl`
  throw new SalesforceError(
    `${target.origin} answered with a redirect${elsewhere}; credentials are not sent on (${hint})`,
    { errorCode: 'REDIRECT_REFUSED', verdict: 'configuration', status: response.status },
  )
}
