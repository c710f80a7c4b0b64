import { redactHost } from '../errors/redact.js'
import { SalesforceError } from '../errors/salesforce-error.js'
import { baseUrl, isLoopback, isSecure, parseUrl } from '../lib/url.js'
import { NAME, type TrustedHosts } from './allowed-hosts.js'
import { isPrivateAddress } from './private-address.js'

/**
 * Domains that Salesforce serves orgs, logins and sites from, the government's and China's among them
 * (Salesforce Help, "My Domain URL Formats" and "Allow the Required Domains").
 */
const DOMAINS: readonly string[] = [
  'salesforce.com',
  'force.com',
  'site.com',
  'salesforce-sites.com',
  'cloudforce.com',
  'database.com',
  'salesforce.mil',
  'crmforce.mil',
  'sfcrmproducts.cn',
  'sfcrmapps.cn',
]

/** Printable ASCII: none of it moves a cursor in a terminal, or ends a header. */
const PRINTABLE = /^[\x21-\x7e]+$/

/** The hosts to which tokens may go, because the options or Salesforce's own domains name them. */
export interface HostRule {
  /**
   * Checks a URL that a server named.
   *
   * @param what names the URL for the message, such as `The token answer's instance_url`
   * @param secrets values that must not show in the message, should the server have put them in the name
   * @throws SalesforceError `UNTRUSTED_HOST` when no token may go there; `INVALID_RESPONSE` when it is no URL
   */
  readonly check: (value: string, what: string, secrets?: readonly string[]) => void
  /** As `check`, for the URL of an API; gives its base. */
  readonly base: (value: string, what: string, secrets?: readonly string[]) => string
}

/**
 * Trusts Salesforce's own domains over https, the hosts that the options name, and loopback where the options
 * name a loopback host; nothing else, and no private address that was not named.
 *
 * @param named URLs from the options
 * @param allowed further hosts: names, or `*.` and a domain for all below it
 */
export function hostRule(named: readonly string[], allowed: readonly string[] = []): HostRule {
  const hosts = new Set([...named.map((url) => new URL(url).hostname), ...allowed])
  const isLocal = (host: string): boolean => !host.startsWith('*') && isLoopback(new URL(`http://${host}`))
  const isTrusted = (url: URL): boolean => {
    if (!isSecure(url)) return false
    const isBelow = (domain: string): boolean => isBelowDomain(url, domain)
    if (DOMAINS.some(isBelow)) return url.port === ''
    if (hosts.has(url.hostname) || (isLoopback(url) && [...hosts].some(isLocal))) return true
    return [...hosts].some((host) => host.startsWith('*.') && isBelow(host.slice(2)))
  }
  const trusted = (value: string, what: string, secrets: readonly string[] = []): URL => {
    const url = PRINTABLE.test(value) ? parseUrl(value) : undefined
    if (url === undefined) throw untrusted(`${what} is no URL`, 'INVALID_RESPONSE')
    if (url.username !== '' || url.password !== '')
      throw untrusted(`${what} carries a user name or password`, 'UNTRUSTED_HOST')
    if (!isTrusted(url)) throw untrusted(`${what} ${reasonOf(url, secrets)}`, 'UNTRUSTED_HOST')
    return url
  }
  const base: HostRule['base'] = (value, what, secrets) => {
    const url = trusted(value, what, secrets)
    try {
      return baseUrl(url, what)
    } catch {
      throw untrusted(`${what} is not the URL of an API`, 'INVALID_RESPONSE')
    }
  }
  return { check: trusted, base }
}

/** The rule for the hosts that the options of an app name. */
export function ruleFor({ named, allowed }: TrustedHosts): HostRule {
  return hostRule(named, allowed)
}

function isBelowDomain({ hostname }: URL, domain: string): boolean {
  return NAME.test(hostname) && hostname.endsWith(`.${domain}`)
}

/** Whether a URL is one of Salesforce's own hosts, over https and at its port. */
export function isSalesforceHost(url: URL): boolean {
  return url.protocol === 'https:' && url.port === '' && DOMAINS.some((domain) => isBelowDomain(url, domain))
}

function reasonOf(url: URL, secrets: readonly string[]): string {
  if (!isSecure(url)) return 'is not https'
  if (isLoopback(url) || isPrivateAddress(url.hostname)) {
    return 'points to a private address: if that is meant, name it in allowedHosts'
  }
  const host = redactHost(url.host, secrets)
  return `points to ${host}, which is no host of Salesforce's: if it is yours, name it in allowedHosts`
}

function untrusted(message: string, errorCode: 'UNTRUSTED_HOST' | 'INVALID_RESPONSE'): SalesforceError {
  return new SalesforceError(message, { errorCode, verdict: 'configuration' })
}
