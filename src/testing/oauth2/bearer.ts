import type { Call } from '../call.js'

/** The token in the Authorization header; undefined when there is none. */
export function readBearer(call: Call): string | undefined {
  return /^(?:Bearer|OAuth) (.+)$/i.exec(call.headers.get('authorization') ?? '')?.[1]
}
