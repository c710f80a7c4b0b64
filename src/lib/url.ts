import { invalidArgument } from './invalid-argument.js'

/** Hosts of the Lightning user interface and of Setup, which serve no API, with the API host of the same org. */
const UI_HOSTS: readonly (readonly [suffix: string, api: string])[] = [
  ['.lightning.force.com', '.my.salesforce.com'],
  ['.my.salesforce-setup.com', '.my.salesforce.com'],
  ['.lightning.crmforce.mil', '.my.salesforce.mil'],
  ['.lightning.sfcrmapps.cn', '.my.sfcrmproducts.cn'],
]

/** A URL; undefined when it is none. In place of `URL.parse` and `URL.canParse`, which some runtimes lack. */
export function parseUrl(value: string, base?: URL | string): URL | undefined {
  try {
    return new URL(value, base)
  } catch {
    return undefined
  }
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|.+\.localhost)$/

/** Whether the host is this machine, so that plain http is acceptable. */
export function isLoopback(url: URL): boolean {
  return LOOPBACK.test(url.hostname)
}

/** Whether a URL may carry credentials: https, or a loopback host. */
export function isSecure(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))
}

/**
 * The base URL of a service: origin and path prefix of a site, without trailing slashes and without the path of a
 * service. `https://x.my.salesforce.com/services/Soap/u/64.0/00D…` gives its origin.
 *
 * @param option named in the error
 * @throws TypeError when it is no URL, not https (loopback excepted), holds a user name, or names a Lightning host
 */
export function baseUrl(value: string | URL, option: string): string {
  const url = secureUrl(value, option)
  return url.origin + prefixOf(url)
}

/** The path of a site, above its services. Trailing slashes go in linear time: a server may have sent many. */
function prefixOf({ pathname }: URL): string {
  const [prefix = ''] = pathname.split('/services/')
  let end = prefix.length
  while (prefix[end - 1] === '/') end -= 1
  return prefix.slice(0, end)
}

/** Pages of the user interface, which people paste with their URL. */
const PAGES =
  /^\/(lightning|one|setup|home|_ui|ui|apex|visualforce|secur|login|servlet|idp|index\.jsp|aura|s|console)(\/|\.|$)/
/** Hosts of logins and orgs, which have no path of their own. */
const ORG_HOSTS = /^(login|test)\.[a-z]+\.(com|mil|cn)$|\.my\.(salesforce\.(com|mil)|sfcrmproducts\.cn)$/

/** Whether a host is the My Domain of an org. */
export function isMyDomain(hostname: string): boolean {
  return ORG_HOSTS.test(hostname) && hostname.includes('.my.')
}

/**
 * The base of a login: as {@link baseUrl}, but without the pages of the user interface, for a URL that was copied
 * from a browser. The path of a site stays.
 *
 * @throws TypeError that shows the URL, for a path that no login has
 */
export function loginBase(value: string | URL, option: string): string {
  const url = secureUrl(value, option)
  const path = prefixOf(url)
  if (!ORG_HOSTS.test(url.hostname)) return url.origin + path.replace(/\/(s|login)(\/.*)?$/, '')
  if (path === '' || PAGES.test(path)) return url.origin
  throw invalidArgument(
    `${option} is ${url.origin}${url.pathname}; expected the login host alone, ${url.origin}`,
  )
}

function secureUrl(value: string | URL, option: string): URL {
  const url = parse(value, option)
  if (!isSecure(url))
    throw invalidArgument(`${option} must be an https URL (plain http is for loopback hosts only)`)
  if (url.username !== '' || url.password !== '') {
    throw invalidArgument(`${option} must not hold a user name or password`)
  }
  refuseUiHost(url.hostname, option)
  return url
}

function parse(value: unknown, option: string): URL {
  if (value instanceof URL) return value
  if (typeof value !== 'string' || value.trim() === '') throw invalidArgument(`${option} must be a URL`)
  const text = value.trim()
  try {
    return new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  } catch {
    throw invalidArgument(`${option} is not a URL; expected one like https://mydomain.my.salesforce.com`)
  }
}

function refuseUiHost(host: string, option: string): void {
  const match = UI_HOSTS.find(([suffix]) => host.endsWith(suffix))
  if (match === undefined) return
  const right = host.slice(0, -match[0].length) + match[1]
  throw invalidArgument(
    `lightning URLs are not valid as instance URLs: ${option} names ${host}, which serves the user interface only; use https://${right}`,
  )
}
