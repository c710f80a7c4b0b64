import { reliedOn } from '../../generated/oauth2/operations.js'
import type { components } from '../../generated/oauth2/schema.js'
import type { Reply } from '../http/answer.js'
import { invalidResponse, isPage, pageError, readText } from '../http/foreign.js'
import { namedType } from '../http/response.js'
import { isRecord, parseJson, stringAt } from '../lib/json.js'

/** The name of a schema whose answers are judged. */
export type Judged = keyof typeof reliedOn

/**
 * Judges a JSON object for the members that its readers rely on, as the contract has them; further members are
 * kept.
 *
 * @param name the schema of the contract
 * @param what names the answer for the message
 * @throws SalesforceError `INVALID_RESPONSE` that names the missing member
 */
export async function judgeAnswer<Name extends Judged>(
  reply: Reply,
  name: Name,
  what: string,
): Promise<components['schemas'][Name]> {
  const answer = await readObject(reply, what)
  checkMembers(answer, reliedOn[name], what, reply.status)
  return answer as components['schemas'][Name]
}

async function readObject(reply: Reply, what: string): Promise<Record<string, unknown>> {
  const text = await readText(reply)
  const answer = parseJson(text)
  if (isRecord(answer)) return answer
  const kind = namedType(reply)
  const sentence = `${what} is not JSON${kind === '' ? '' : ` but ${kind}`}`
  if (isPage(reply, text)) throw pageError(sentence, reply, text, 'configuration')
  throw invalidResponse(sentence, reply.status)
}

/** @throws SalesforceError `INVALID_RESPONSE` when a member is missing, or is of another type */
export function checkMembers(
  answer: Record<string, unknown>,
  members: Readonly<Record<string, string>>,
  what: string,
  status: number,
): void {
  const missing = Object.entries(members).find(([member, type]) => !hasMember(answer, member, type))
  if (missing !== undefined) throw invalidResponse(`${what} has no ${missing[0]}`, status)
}

function hasMember(answer: Record<string, unknown>, member: string, type: string): boolean {
  if (type === 'string') return stringAt(answer, member) !== undefined
  const value = Object.hasOwn(answer, member) ? answer[member] : undefined
  return type === 'array' ? Array.isArray(value) && value.every(isRecord) : typeof value === type
}
