/** The protocols whose exchanges are recorded; each has a folder of fixtures. */
export const PROTOCOLS = ['oauth2', 'soap', 'rest'] as const

/** The folder of a fixture. */
export type Protocol = (typeof PROTOCOLS)[number]

/**
 * The protocol of a fixture is that of its last request; one without a request judges a callback URL or an
 * answer of OAuth 2.0.
 *
 * @param urls URLs of its requests, in order
 */
export function protocolOf(urls: readonly string[]): Protocol {
  const last = urls.at(-1) ?? ''
  if (last.includes('/services/Soap/')) return 'soap'
  return last.includes('/services/data') ? 'rest' : 'oauth2'
}
