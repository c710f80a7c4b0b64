import { invalidArgument } from '../lib/invalid-argument.js'
import { isRecord, parseJson } from '../lib/json.js'
import type { SignedRequest } from './options.js'

/**
 * Reads a canvas app's signed request in each of its forms: `signature.payload`, JSON, or the object.
 *
 * @throws TypeError when it holds no access token
 */
export function readSignedRequest(value: string | SignedRequest | undefined): SignedRequest | undefined {
  if (value == null) return undefined
  const request: unknown = typeof value === 'string' ? decode(value) : value
  const client = isRecord(request) ? request['client'] : undefined
  if (isRecord(client) && typeof client['oauthToken'] === 'string') return request as SignedRequest
  throw invalidArgument('signedRequest holds no client.oauthToken: give it as the canvas app received it')
}

function decode(value: string): unknown {
  if (value.startsWith('{')) return parseJson(value)
  const payload = value.split('.').pop() ?? ''
  try {
    const text = atob(payload.replaceAll('-', '+').replaceAll('_', '/'))
    return parseJson(new TextDecoder().decode(Uint8Array.from(text, (char) => char.charCodeAt(0))))
  } catch {
    return undefined
  }
}
