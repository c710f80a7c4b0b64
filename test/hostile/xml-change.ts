import type { Attack } from './matrix-row.js'
import type { Subject } from './public-objects.js'

export const KB = 1024
export const XML = { 'content-type': 'text/xml; charset=utf-8' }
/** For what is none of the contract's business. */
export const always = (): boolean => true
/** Its answer has nothing in it, so that there is little that can be wrong. */
export const isEmpty = ({ name }: Subject): boolean =>
  name === 'SOAP logout' || name === 'partner.setPassword'

/** The good answer's text, changed. */
export const changed = (
  name: string,
  change: (text: string) => string | Uint8Array<ArrayBuffer>,
  more: Partial<Attack> = {},
  init: ResponseInit = {},
): Attack => ({
  name,
  answer: async ({ good }) => new Response(change(await good().text()), { headers: XML, ...init }),
  ...more,
})

/** An answer of this text in place of the good one. */
export const says = (
  name: string,
  text: string,
  more: Partial<Attack> = {},
  init: ResponseInit = {},
): Attack => changed(name, () => text, more, init)

/** Puts something before the end of the element that holds the result. */
export const inResult = (text: string, added: string): string =>
  text.includes('</result>')
    ? text.replace('</result>', `${added}</result>`)
    : text.replace(/<(result|logoutResponse)\/>/, `<$1>${added}</$1>`)
/** Something more inside of the result. */
export const inside = (name: string, added: string, more: Partial<Attack> = {}): Attack =>
  changed(name, (text) => inResult(text, added), { mayPass: always, ...more })
/** The bytes of a text. */
export const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)]

/** Puts a declaration before the envelope. */
export const declared = (type: string) => (text: string) => text.replace('?>', `?>${type}`)
/** Ten levels of entities, each of ten of the level below. */
export const laughs = Array.from({ length: 10 }, (_, level) =>
  level === 0 ? '<!ENTITY l0 "ha">' : `<!ENTITY l${level} "${`&l${level - 1};`.repeat(10)}">`,
).join('')
