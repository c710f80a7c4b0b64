import { invalidResponse, isRecord, parseJson, readText, stringAt } from '../answers.js'

/**
 * Judges a JSON object for the string members that its reader relies on; whatever else it holds is kept.
 *
 * @throws SalesforceError `INVALID_RESPONSE` that names what is missing
 */
export async function judgeMembers<T>(
  response: Response,
  what: string,
  required: readonly string[],
): Promise<T> {
  const answer = parseJson(await readText(response))
  if (!isRecord(answer)) throw invalidResponse(`${what} that came back is not a JSON object`, response.status)
  const missing = required.find((name) => stringAt(answer, name) === undefined)
  if (missing !== undefined)
    throw invalidResponse(`${what} that came back has no ${missing}`, response.status)
  return answer as T
}
