import type { Call } from '../call.js'

/**
 * Tells whether a browser sent a request from a page of another origin. Clients that are no browser send no
 * `Origin`.
 *
 * @param url of the org; each of its names is the same origin here
 */
export function isForeign(call: Call, url: string): boolean {
  const origin = call.headers.get('origin')
  const { port } = new URL(url)
  const own = ['127.0.0.1', 'localhost', '[::1]'].map((host) => new URL(`http://${host}:${port}`).origin)
  return origin !== null && !own.includes(origin)
}
