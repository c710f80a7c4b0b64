const sent = new WeakMap<Response, readonly string[]>()

/** Keeps, as long as there is the answer, the secrets that the request held. */
export function noteSecrets(response: Response, secrets: readonly string[]): void {
  sent.set(response, secrets)
}

/** The secrets that the request of an answer held, which must not show in an error. */
export function secretsSentFor(response: Response | undefined): readonly string[] {
  return (response && sent.get(response)) ?? []
}
