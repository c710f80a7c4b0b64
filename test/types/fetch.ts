import ky from 'ky'
import nodeFetch from 'node-fetch-3'
import { Agent, fetch as undiciFetch } from 'undici'
import { Connection, OAuth2, type Fetch } from '../../src/index.js'

const dispatcher = new Agent()
const bare = ky.create({ throwHttpErrors: false, retry: 0 })

/** Every fetch that the option takes. */
export const fetches: readonly Fetch[] = [
  fetch,
  undiciFetch,
  nodeFetch,
  (url, init) => undiciFetch(url, { ...init, dispatcher }),
  (url, init) => nodeFetch(url, init),
  (url, init) => ky(url, init),
  (url, init) => bare(url, init),
  () => Promise.resolve(new Response('{}')),
]

export const given = [
  new Connection({ fetch: undiciFetch }),
  new Connection({ fetch: nodeFetch }),
  new Connection({ fetch: process.env['PROXY'] === undefined ? undefined : undiciFetch }),
  new OAuth2({ fetch: nodeFetch, loginUrl: process.env['SF_LOGIN_URL'] }),
]

// @ts-expect-error a fetch gives a response
export const wrong: Fetch = () => Promise.resolve('{}')
