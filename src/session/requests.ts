import { sessionClosed } from './errors.js'
import type { LiveTokens } from './tokens.js'

/** A session, as far as a request needs it. */
interface Renewing {
  readonly closures: number
  current(): Promise<LiveTokens>
  renewed(refused: string): Promise<LiveTokens | undefined>
  accepted(accessToken: string): void
  isOwn(accessToken: string): boolean
}

/** Most attempts of one request, the adoptions of other processes' renewals included. */
const MAX_ATTEMPTS = 4

/** Sends a request with a session; see `Session.run`. */
export async function sendWith<Result>(
  session: Renewing,
  send: (tokens: LiveTokens) => Promise<Result>,
  isRefused: (result: Result) => boolean | Promise<boolean>,
): Promise<Result> {
  const { closures } = session
  const checkOpen = (): void => {
    if (closures !== session.closures) throw sessionClosed()
  }
  let tokens = await session.current()
  for (let attempt = 1; ; attempt += 1) {
    checkOpen()
    const result = await send(tokens)
    if (!(await isRefused(result))) {
      session.accepted(tokens.accessToken)
      return result
    }
    if (attempt === MAX_ATTEMPTS || (attempt > 1 && session.isOwn(tokens.accessToken))) return result
    checkOpen()
    const next = await session.renewed(tokens.accessToken)
    if (next === undefined) return result
    tokens = next
  }
}

/** Sends a request that tells by its error that the token is dead; see `Session.attempt`. */
export async function attemptWith<Result>(
  session: Renewing,
  send: (tokens: LiveTokens) => Promise<Result>,
  isRefusal: (error: unknown) => boolean,
): Promise<Result> {
  type Outcome = { readonly value: Result } | { readonly error: unknown }
  const outcome = await sendWith<Outcome>(
    session,
    (tokens) =>
      send(tokens).then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      ),
    (result) => 'error' in result && isRefusal(result.error),
  )
  if ('error' in outcome) throw outcome.error
  return outcome.value
}
