import { Answer } from '../../src/http/answer.js'

/** A response as the transport gives it: whole, with the secrets that its request held. */
export async function answered(
  response: Response,
  secrets: readonly (string | undefined)[] = [],
): Promise<Answer> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const known = secrets.filter((secret) => secret !== undefined)
  return new Answer(response, bytes, {
    body: new URLSearchParams(known.map((secret) => ['token', secret] as [string, string])),
  })
}
