import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'
import { once } from 'node:events'
import type { Call, Endpoint, Reply, Route, Scene } from './call.js'
import { describe, type OrgRequest, type RequestLog } from './log.js'
import { perform, type Outcome, type Pace } from './perform.js'
import type { Exchanges } from './exchanges.js'
import type { Faults } from './faults.js'
import { PAYLOAD_TOO_LARGE, readBody } from './body.js'
import { message, type Link } from './pages/layout.js'
import type { Script } from './scripted.js'

/** The steps that every request takes before its route. */
export interface Stage extends Pace {
  readonly script: Script
  readonly faults: Faults
  readonly log: RequestLog
  readonly exchanges: Exchanges
  readonly clock: () => number
  /** Hears one line for each answered request. */
  readonly onLine: (line: string) => void
}

type Env = { Bindings: HttpBindings }

/** The routing table as a web application. */
export function createHandler(routes: readonly Route[], stage: Stage): Hono<Env> {
  const app = new Hono<Env>()
  for (const route of routes) {
    app.on([...route.methods], route.path, (context) => handle(context, route, stage))
  }
  app.notFound((context) => handle(context, { endpoint: 'other', open: unknownPath }, stage))
  app.onError((error) => new Response(`The local org failed: ${error.message}`, { status: 500 }))
  return app
}

async function handle(
  context: Context<Env>,
  { endpoint, quiet, open }: Pick<Route, 'endpoint' | 'quiet' | 'open'>,
  stage: Stage,
): Promise<Response> {
  const answered: (() => void)[] = []
  const call = await readCall(context, answered)
  if (call === undefined) return write(PAYLOAD_TOO_LARGE, stage.clock())
  const scene = await open(call)
  if (quiet === true) return write(await scene.play(), stage.clock())
  const { method, path } = call
  const entry: OrgRequest = { method, path, name: scene.name, endpoint, at: stage.clock(), status: undefined }
  stage.log.add(entry)
  const addResponse = stage.exchanges.add(entry, call.body)
  try {
    const outcome = await perform(
      scene,
      stage.script.take(entry) ?? stage.faults.responseFor(endpoint),
      stage,
    )
    if (typeof outcome === 'object') entry.status = outcome.status
    addResponse(bodyOf(outcome, endpoint))
    stage.onLine(describe(entry))
    return await send(context, outcome, stage.clock)
  } finally {
    for (const step of answered) step()
  }
}

/** The text of a response; pages are shown by their status alone. */
function bodyOf(outcome: Outcome, endpoint: Endpoint): string | undefined {
  if (typeof outcome === 'string') return undefined
  return endpoint === 'page' ? '' : outcome.body
}

async function readCall({ req, env }: Context<Env>, answered: (() => void)[]): Promise<Call | undefined> {
  const url = new URL(req.url)
  const body = await readBody(env.incoming)
  if (body === undefined) return undefined
  return {
    method: req.method,
    path: url.pathname,
    url,
    headers: req.raw.headers,
    body,
    params: req.param(),
    onAnswered: (step) => void answered.push(step),
  }
}

async function send({ env }: Context<Env>, outcome: Outcome, clock: () => number): Promise<Response> {
  if (typeof outcome === 'object') return write(outcome, clock())
  if (outcome === 'reset') env.incoming.socket.resetAndDestroy()
  else await once(env.outgoing, 'close')
  return RESPONSE_ALREADY_SENT
}

function write({ status, headers, body }: Reply, now: number): Response {
  const dated = { Date: new Date(now).toUTCString(), ...headers }
  return new Response(body === '' ? null : body, { status, headers: dated })
}

/** Browsers get a page, other clients the text of the service. */
function unknownPath({ headers }: Call): Scene {
  const isBrowser = headers.get('sec-fetch-dest') === 'document'
  return { name: 'unknown', play: () => (isBrowser ? notFound() : GONE) }
}

const GONE: Reply = {
  status: 404,
  headers: { 'Content-Type': 'text/html;charset=UTF-8' },
  body: 'URL No Longer Exists',
}

function notFound(): Promise<Reply> {
  const links: readonly Link[] = [
    ['/', 'Dashboard'],
    ['/setup/connect', 'Connect a device'],
  ]
  return message(
    'No page has this address',
    'URL No Longer Exists. The pages of the local org are:',
    404,
    links,
  )
}
