import type { Reply } from '../call.js'
import { restError } from './answers.js'

/** The JSON object of a body, or the refusal. */
export function readObject(body: string): Readonly<Record<string, unknown>> | Reply {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Readonly<Record<string, unknown>>
  } catch {
    // The refusal below says it.
  }
  return restError(400, 'JSON_PARSER_ERROR', 'The body is no JSON object')
}

/** Whether reading gave a refusal. */
export function isReply(value: object): value is Reply {
  return 'status' in value && 'body' in value && 'headers' in value
}
