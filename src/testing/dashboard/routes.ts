import type { Call, Reply, Route } from '../call.js'
import { opaque } from '../ids.js'
import type { RequestLog } from '../log.js'
import { pageHeaders } from '../pages/layout.js'
import type { OrgState } from '../state/index.js'
import { act } from './actions.js'
import { forged, strangeHost } from './guard.js'
import { dashboard, live, SCRIPT_PATH } from './page.js'
import type { View } from './panels.js'
import { SCRIPT } from './script.js'

/** The routes of the overview at the org's root; nothing of them is logged. */
export function dashboardRoutes(org: OrgState, log: RequestLog): readonly Route[] {
  const view: View = { org, requests: log.requests, csrf: opaque(32) }
  const route = (
    method: 'GET' | 'POST',
    path: string,
    play: (call: Call) => Reply | Promise<Reply>,
  ): Route => ({
    methods: [method],
    path,
    endpoint: 'page',
    quiet: true,
    open: (call) => ({
      name: 'dashboard',
      play: async () => (await strangeHost(call, org)) ?? play(call),
    }),
  })
  return [
    route('GET', '/', () => dashboard(view)),
    route('GET', '/local-org/live', async () => file('text/html', String(await live(view)))),
    route('GET', SCRIPT_PATH, () => file('text/javascript', SCRIPT)),
    route('POST', '/local-org/act', async (call) => (await forged(call, view.csrf, org)) ?? act(call, org)),
  ]
}

function file(type: string, body: string): Reply {
  return { status: 200, headers: pageHeaders(type), body }
}
