import { Connection, SalesforceError } from '../../src/index.js'
import { invoke, type Expectation } from './expectation.js'
import type { Plan, Scenario } from './scenarios.js'

/** One request and its answer, as they went over the wire. */
export interface WireExchange {
  readonly method: string
  readonly url: string
  readonly requestHeaders: Headers
  readonly requestBody: string
  readonly status: number
  readonly statusText: string
  readonly responseHeaders: Headers
  readonly responseBody: string
}

/** The recorded exchanges and their expectation, with all secrets. */
export interface Capture {
  readonly name: string
  readonly expectation: Omit<Expectation, 'secrets'>
  readonly exchanges: readonly WireExchange[]
}

/** Plays a scenario through the public API and keeps all that went over the wire. */
export async function capture({ name, shape }: Scenario, plan: Plan): Promise<Capture> {
  const exchanges: WireExchange[] = []
  const { open, before = [], call, args } = plan
  const conn = new Connection({ ...open, fetch: recordingFetch(exchanges) })
  for (const earlier of before) await invoke(conn, earlier)
  const outcome = await outcomeOf(invoke(conn, plan))
  const { accessToken, refreshToken, instanceUrl, userInfo } = conn
  const state = { accessToken, refreshToken, instanceUrl, userInfo }
  const calls = { ...(before.length > 0 && { before }), call, ...(args && { args }) }
  return { name, expectation: { shape, open, ...calls, ...outcome, state }, exchanges }
}

function recordingFetch(exchanges: WireExchange[]) {
  return async (url: string, init: RequestInit): Promise<Response> => {
    const response = await globalThis.fetch(url, init)
    const responseBody = await response.text()
    const { status, statusText, headers: responseHeaders } = response
    exchanges.push({
      method: init.method ?? 'GET',
      url,
      requestHeaders: new Headers(init.headers),
      requestBody: typeof init.body === 'string' ? init.body : '',
      status,
      statusText,
      responseHeaders,
      responseBody,
    })
    return new Response(responseBody === '' ? null : responseBody, { status, headers: responseHeaders })
  }
}

async function outcomeOf(promise: Promise<unknown>): Promise<Pick<Expectation, 'result' | 'error'>> {
  try {
    return { result: (await promise) ?? null }
  } catch (error) {
    if (!(error instanceof SalesforceError) || error.status === undefined) throw error
    const { errorCode, verdict, status, message } = error
    return { error: { errorCode, verdict, status, message: patternOf(message) } }
  }
}

/** The message as a pattern; the host that was asked, which it may name at its end, is another one at each replay. */
function patternOf(message: string): string {
  const [text = '', host] = message.split(/ \(asked [^)]+\)$/)
  return `^${escapeRegExp(text)}${host === undefined ? '' : String.raw` \(asked https?://[^)]+\)`}$`
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
