import { passwordParts } from '../secret-forms.js'

/** Members of requests that are secrets, or stand for one. */
const SECRET_MEMBERS: readonly string[] = [
  'client_secret',
  'password',
  'refresh_token',
  'token',
  'code',
  'code_verifier',
  'assertion',
  'client_assertion',
  'subject_token',
  'actor_token',
]

const sent = new WeakMap<Response, readonly string[]>()

/** The secrets among the members of a request. */
export function secretsIn(request: object): readonly string[] {
  const members = request as Record<string, unknown>
  return SECRET_MEMBERS.flatMap((name) => {
    const value = members[name]
    if (typeof value !== 'string') return []
    return name === 'password' ? passwordParts(value) : [value]
  })
}

/** Keeps, as long as there is the answer, the secrets that the request held. */
export function noteSecrets(response: Response, secrets: readonly string[]): void {
  sent.set(response, secrets)
}

/** The secrets that the request of an answer held, which must not show in an error. */
export function secretsSentFor(response: Response | undefined): readonly string[] {
  return (response && sent.get(response)) ?? []
}
