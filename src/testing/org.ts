import { setMaxListeners } from 'node:events'
import type { Route } from './call.js'
import { dashboardRoutes, type View } from './dashboard/routes.js'
import { createExchanges } from './exchanges.js'
import { createFaults } from './faults.js'
import { createHandler } from './handler.js'
import { createLog, type OrgRequest } from './log.js'
import { oauth2Routes } from './oauth2/routes.js'
import { readSettings, type OrgOptions } from './options.js'
import { pageRoutes } from './pages/routes.js'
import { restRoutes } from './rest/routes.js'
import { createScript, type Match, type OrgResponse } from './scripted.js'
import { listen } from './server.js'
import { soapRoutes } from './soap/routes.js'
import { createState } from './state/index.js'
import { createShortcuts, type Shortcuts } from './shortcuts.js'

/** A Salesforce org on loopback, for demonstrations and tests. */
export interface LocalOrg extends Shortcuts {
  /** Login host and instance at once: `http://127.0.0.1:PORT`. */
  readonly url: string
  /** Scripts the answer to the next `times` (default 1) requests that fit; the oldest script goes first. */
  answer(match: Match, response: OrgResponse, times?: number): void
  /** The requests that arrived, in order; holds no secret. */
  readonly requests: readonly OrgRequest[]
  /** How many requests bear this name (`login`, `refresh_token`, …) or belong to this endpoint (`token`, `soap`, …). */
  count(name: string): number
  /** Stops the org, cutting every connection. */
  close(): Promise<void>
}

/**
 * Starts a local org.
 *
 * @example
 * const org = await startOrg()
 * const conn = new Connection({ loginUrl: org.url })
 * await conn.login(org.user.username, org.user.password)
 * await org.close()
 */
export async function startOrg(options: OrgOptions = {}): Promise<LocalOrg> {
  const settings = readSettings(options)
  const server = await listen(options.port ?? 0)
  const state = createState(server.url, settings, options)
  const script = createScript()
  const log = createLog()
  const [faults, exchanges] = [createFaults(), createExchanges()]
  const closing = new AbortController()
  setMaxListeners(0, closing.signal)
  for (const { match, response, times } of options.answers ?? []) script.add(match, response, times)
  const pace = { latency: options.latency ?? 0, closing: closing.signal }
  const onLine = options.log ?? (() => undefined)
  const stage = { script, faults, log, exchanges, clock: state.settings.clock, onLine, ...pace }
  server.serve(createHandler(routesOf({ org: state, faults, exchanges }), stage))
  return Object.assign(createShortcuts(state), {
    url: server.url,
    answer: (match: Match, response: OrgResponse, times?: number) => {
      script.add(match, response, times)
    },
    requests: log.requests,
    count: log.count,
    async close() {
      closing.abort()
      await server.close()
    },
  })
}

function routesOf(view: View): readonly Route[] {
  const { org } = view
  return [
    ...soapRoutes(org),
    ...oauth2Routes(org),
    ...pageRoutes(org),
    ...restRoutes(org),
    ...dashboardRoutes(view),
  ]
}
