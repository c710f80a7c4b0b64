import { html } from 'hono/html'
import { json, mediaType, type Call, type Reply, type Route } from '../call.js'
import { readAsset } from '../assets.js'
import { page, pageHeaders } from '../pages/layout.js'
import { isForeign } from '../pages/origin.js'
import { act } from './actions.js'
import { feed, type View } from './feed.js'

export type { View } from './feed.js'

/** Path of the page's script. */
const SCRIPT_PATH = '/local-org/dashboard.js'

/** Path of the state as JSON, and of the actions. */
const FEED_PATH = '/local-org/state.json'

/** The routes of the dashboard: page, script, JSON feed, and actions; none of them is logged. */
export function dashboardRoutes(view: View): readonly Route[] {
  const route = (
    method: 'GET' | 'POST',
    path: string,
    play: (call: Call) => Reply | Promise<Reply>,
  ): Route => ({
    methods: [method],
    path,
    endpoint: 'page',
    quiet: true,
    open: (call) => ({ name: 'dashboard', play: () => play(call) }),
  })
  return [
    route('GET', '/', dashboard),
    route('GET', FEED_PATH, () => jsonReply(200, feed(view))),
    route('GET', SCRIPT_PATH, async () => file('text/javascript', await readAsset('dashboard.js'))),
    route('POST', FEED_PATH, (call) => takeAction(call, view)),
  ]
}

/**
 * Takes an action, `{ "action": "lock", "user": "ada@local.example" }`. A page of another origin cannot send
 * JSON without asking first, and that is not answered.
 */
function takeAction(call: Call, view: View): Reply {
  if (isForeign(call, view.org.url)) return refusal(403, 'the request comes from another origin')
  if (mediaType(call) !== 'application/json') return refusal(415, 'send application/json')
  const request = readObject(call.body)
  if (request === undefined) return refusal(400, 'the body is no JSON object')
  const reason = act(view, request)
  return reason === undefined ? jsonReply(200, feed(view)) : refusal(400, reason)
}

function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function refusal(status: number, error: string): Reply {
  return jsonReply(status, { error })
}

function jsonReply(status: number, value: unknown): Reply {
  return json(status, value, { ...pageHeaders('application/json') })
}

function file(type: string, body: string): Reply {
  return { status: 200, headers: pageHeaders(type), body }
}

/** The dashboard: an empty page that its script fills from the feed. */
function dashboard(): Promise<Reply> {
  return page(
    'Local org',
    html`<noscript>
        <p role="alert">
          This page needs JavaScript. Its data is at <a href="${FEED_PATH}">${FEED_PATH}</a>.
        </p>
      </noscript>
      <p role="status" id="note" class="soft"></p>
      <div id="dashboard" data-feed="${FEED_PATH}"></div>`,
    { script: SCRIPT_PATH },
  )
}
