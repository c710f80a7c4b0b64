import { attemptOf, valueOf } from '../lib/time.js'
import type { LiveTokens } from './tokens.js'

/** A session, as far as a request needs it. */
interface Renewing {
  readonly closures: number
  checkOpen(closures: number): void
  current(): Promise<LiveTokens>
  renewed(refused: string, isRepeated: boolean): Promise<LiveTokens | undefined>
  accepted(accessToken: string): void
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
  let tokens: LiveTokens | undefined = await session.current()
  for (let attempt = 1; ; attempt += 1) {
    session.checkOpen(closures)
    const { accessToken } = tokens
    const result = await send(tokens)
    if (!(await isRefused(result))) {
      session.accepted(accessToken)
      return result
    }
    if (attempt === MAX_ATTEMPTS) return result
    session.checkOpen(closures)
    tokens = await session.renewed(accessToken, attempt > 1)
    if (tokens === undefined) return result
  }
}

/** Sends a request that tells by its error that the token is dead; see `Session.attempt`. */
export async function attemptWith<Result>(
  session: Renewing,
  send: (tokens: LiveTokens) => Promise<Result>,
  isRefusal: (error: unknown) => boolean,
): Promise<Result> {
  const attempt = await sendWith(
    session,
    (tokens) => attemptOf(send(tokens)),
    (outcome) => 'error' in outcome && isRefusal(outcome.error),
  )
  return valueOf(attempt)
}
