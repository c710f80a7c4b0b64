/** Networks that no public service is in (RFC 6890): a dotted prefix and how many of its bits count. */
const NETWORKS: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
]

/** `::`, `::1`, fc00::/7, fe80::/10, fec0::/10, ff00::/8. */
const IPV6 = /^(::1?$|f[cd]|fe[89a-f]|ff)/
/** IPv6 addresses that hold an IPv4 address in their last 32 bits: mapped, compatible, translated (RFC 6052). */
const IPV4_INSIDE = /^(?:::(?:ffff:)?(?:0:)?|64:ff9b::(?:1:)?)([\da-f]{1,4}):([\da-f]{1,4})$/

/**
 * Whether a host is an address of a private, local or reserved network.
 *
 * @param hostname as `URL` gives it, which writes every form of an IPv4 address in four decimal numbers
 */
export function isPrivateAddress(hostname: string): boolean {
  if (/^[\d.]+$/.test(hostname)) return isPrivateIpv4(numberOf(hostname))
  if (!hostname.startsWith('[')) return false
  const address = hostname.slice(1, -1)
  const [, high, low] = IPV4_INSIDE.exec(address) ?? []
  if (high !== undefined && low !== undefined) {
    return isPrivateIpv4(parseInt(high, 16) * 0x1_0000 + parseInt(low, 16))
  }
  return IPV6.test(address)
}

function isPrivateIpv4(address: number): boolean {
  return NETWORKS.some(([network, bits]) => {
    const size = 2 ** (32 - bits)
    return Math.floor(address / size) === Math.floor(numberOf(network) / size)
  })
}

function numberOf(dotted: string): number {
  return dotted.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}
