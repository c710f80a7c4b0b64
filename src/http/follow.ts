import { type Exchange, isRedirect } from './answer.js'
import { rare } from './lazy.js'
import type { Followed } from './redirects.js'

/**
 * Sends a request and follows the redirects of a GET or HEAD; without the session where they leave the origin.
 *
 * @param isWatched whether an answer that says that the org moved is not followed
 */
export async function follow(
  exchange: Exchange,
  url: string,
  init: RequestInit,
  isWatched = false,
): Promise<Followed> {
  const reply = await exchange(url, init)
  if (!isRedirect(reply)) return { reply, withSession: true, isMoved: false }
  const { followed } = await rare()
  return followed(exchange, { reply, url, init }, isWatched)
}
