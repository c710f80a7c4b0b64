import * as assert from 'uvu/assert'
import { Connection, type ConnectionOptions } from '../../src/index.js'
import { startOrg, type LocalOrg, type OrgOptions } from '../../src/testing/index.js'
import { restContract } from '../helpers/rest-contract.js'

/** Arguments of a test of verbs. */
export interface Setting {
  readonly org: LocalOrg
  readonly conn: Connection
  /** Requests that went out, as `GET /sobjects`. */
  readonly sent: readonly string[]
}

/** A `fetch` that checks every REST exchange against the contract, and notes what went out. */
export function checkedFetch(sent: string[] = []) {
  return async (url: string, init: RequestInit): Promise<Response> => {
    const { method = 'GET', body } = init
    const response = await fetch(url, init)
    const { pathname, search } = new URL(url)
    const [, path] = /^\/services\/data\/v[\d.]+(\/.*)$/.exec(pathname) ?? []
    if (path !== undefined) sent.push(`${method} ${path}${decodeURIComponent(search)}`)
    const isJson = response.headers.get('content-type')?.includes('json') === true
    const answer = isJson ? await response.clone().text() : ''
    const type = response.headers.get('content-type') ?? undefined
    const exchange = {
      method,
      url,
      body: typeof body === 'string' ? body : '',
      status: response.status,
      type,
      answer,
    }
    if (path !== undefined) assert.equal(restContract().check(exchange), [], `${method} ${url}\n${answer}`)
    return response
  }
}

/** Runs a test against an org of its own, on a session that is open. */
export function withConnection(
  test: (setting: Setting) => Promise<void>,
  options: OrgOptions = {},
  more: Partial<ConnectionOptions> = {},
) {
  return async (): Promise<void> => {
    const org = await startOrg(options)
    try {
      const sent: string[] = []
      const { accessToken, instanceUrl } = org.openSession()
      const conn = new Connection({
        ...(more as object),
        accessToken,
        instanceUrl,
        fetch: checkedFetch(sent),
      })
      await test({ org, conn, sent })
    } finally {
      await org.close()
    }
  }
}

/** The error that a promise ends in. */
export async function failure(promise: PromiseLike<unknown>): Promise<Error & Record<string, unknown>> {
  try {
    await promise
  } catch (error) {
    return error as Error & Record<string, unknown>
  }
  throw new Error('the call succeeded')
}
