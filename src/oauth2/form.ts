/** Encodes a form (RFC 6749 appendix B); members that are undefined are left out. */
export function formEncode(form: object): string {
  const encoded = new URLSearchParams()
  for (const [name, value] of Object.entries(form) as [string, unknown][]) {
    if (value === undefined || value === null) continue
    encoded.append(name, typeof value === 'string' ? value : JSON.stringify(value))
  }
  return encoded.toString()
}
