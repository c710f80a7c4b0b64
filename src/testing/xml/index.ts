import type { Document } from '@xmldom/xmldom'

/**
 * Parses XML; the parser is loaded with the first document.
 *
 * @param refuse throws for what is to be refused
 */
export async function parseXml(xml: string, refuse: (level: string) => void): Promise<Document> {
  const { DOMParser } = await import('./dom.js')
  return new DOMParser({ onError: refuse }).parseFromString(xml, 'text/xml')
}
